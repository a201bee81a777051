"""Properties of water and propylene glycol against CoolProp: every degree of the stated range, the worst degree is the row."""
import json
import os
import re
import subprocess
from importlib.metadata import version

from CoolProp.CoolProp import PropsSI

HERE = os.path.dirname(os.path.abspath(__file__))
PRESSURE = 101325
QUANTITIES = [("density", "D", "kg/m3"), ("specific heat", "C", "J/(kg K)"), ("conductivity", "L", "W/(m K)"), ("viscosity", "V", "Pa s")]
# Stated errors of the fits, and of the interpolation between strengths.
WATER = [0.006e-2, 0.012e-2, 0.17e-2, 0.05e-2]
GLYCOL = [0.05e-2] * 4
MIX = [0.05e-2, 0.05e-2, 0.05e-2, 0.7e-2]
NAMED = (25, 30, 40, 50)


def judge(name):
    """CoolProp's name of our fluid, its label and the stated errors."""
    if name == "water":
        return "IF97::Water", "Water (IAPWS-97)", WATER
    percent, mass = re.fullmatch(r"pg(\d+)(_by_mass)?", name).groups()
    table, basis = ("MPG", "mass, Melinder 2010") if mass else ("APG", "volume, ASHRAE 2001")
    own = "" if int(percent) in NAMED else ", own strength"
    errors = GLYCOL if int(percent) in NAMED else MIX
    return f"INCOMP::{table}[{int(percent) / 100}]", f"Propylene glycol {percent} % by {basis}{own}", errors


def main():
    ours = json.loads(subprocess.run(["node", os.path.join(HERE, "fluids.ours.mjs")], check=True, capture_output=True).stdout)
    rows = []
    for name, fluid in ours.items():
        engine_name, label, errors = judge(name)
        degrees = sorted(int(t) for t in fluid["states"])
        for i, (quantity, key, unit) in enumerate(QUANTITIES):
            worst = None
            for t in degrees:
                theirs = PropsSI(key, "T", t + 273.15, "P", PRESSURE, engine_name)
                mine = fluid["states"][str(t)][i]
                if worst is None or abs(mine / theirs - 1) > abs(worst[1] / worst[2] - 1):
                    worst = (t, mine, theirs)
            rows.append({"case": f"{label}, {degrees[0]} to {degrees[-1]} °C, worst at {worst[0]} °C", "quantity": quantity, "unit": unit,
                         "ours": worst[1], "theirs": worst[2], "tolerance": errors[i]})
        if name != "water":
            freezes = PropsSI("T_freeze", "T", 300, "P", PRESSURE, engine_name) - 273.15
            own = "own strength" in label
            rows.append({"case": label, "quantity": "freezing point", "unit": "°C", "ours": fluid["freezes"], "theirs": freezes,
                         "tolerance": 0.25 if own else 0.01, "absolute": True})
    print(json.dumps({
        "title": "Fluids",
        "engine": f"CoolProp {version('CoolProp')}",
        "computes": "density, specific heat, conductivity, viscosity and freezing point of water and propylene glycol at 101.325 kPa",
        "rows": rows,
    }))


main()
