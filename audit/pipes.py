"""
Pressure drop in the pipes of a loop, and the head that its CDUs or pumps must give for it.

Darcy-Weisbach with Colebrook-White (Crane TP-410); flow coefficients of valves by IEC 60534. Flow in L/min, pressure in bar outside this file.
"""

import math

LAMINAR, TURBULENT = 2300.0, 4000.0
WATER = 1000.0  # kg/m3, of what makers publish flow coefficients and pressure drops with


def colebrook(re, relative):
    """1/sqrt(f) = -2 log10(e/3.7D + 2.51/(Re sqrt(f))), put into itself until it stays."""
    x = 8.0
    for _ in range(60):
        last, x = x, -2 * math.log10(relative / 3.7 + 2.51 * x / re)
        if abs(x - last) < 1e-15 * x:
            break
    return 1 / (x * x)


def friction_factor(re, relative):
    if re <= LAMINAR:
        return 64 / re
    if re >= TURBULENT:
        return colebrook(re, relative)
    part = (re - LAMINAR) / (TURBULENT - LAMINAR)
    return 64 / LAMINAR + part * (colebrook(TURBULENT, relative) - 64 / LAMINAR)


def speed(bore_m, lpm):
    return lpm / 60000 / (math.pi / 4 * bore_m * bore_m)


def part_drop(part, lpm, rho):
    """A quick disconnect, a filter, an exchanger: square law through the published point."""
    return part["pressure_drop_bar"] * (lpm / part["flow_lpm"]) ** 2 * rho / WATER


def run_drop(run, lpm, rho, mu):
    """All that stands in series in one run of pipe."""
    if not run or lpm <= 0:
        return 0.0
    bore = run["bore_m"]
    v = speed(bore, lpm)
    straight = friction_factor(rho * v * bore / mu, run["roughness_m"] / bore) * run["length_m"] / bore
    bar = (straight + run.get("loss_coefficient", 0.0)) * rho * v * v / 2 / 1e5
    bar += sum((lpm * 0.06 / kv) ** 2 * rho / WATER for kv in run.get("valve_coefficients", []))
    return bar + sum(part_drop(part, lpm, rho) for part in run.get("components", []))


class Header:
    """Nodes in a row, or in a ring; section i from node i to the next. The return is the mirror image of the supply."""

    def __init__(self, facts):
        self.sections = facts["sections"]
        self.ring = facts["layout"] == "ring"
        self.count = len(self.sections) + (0 if self.ring else 1)
        self.facts = facts

    def nodes(self, key, count):
        given = self.facts.get(key)
        spread = [i * self.count // count for i in range(count)]
        return [given[i] if given and i < len(given) else spread[i] for i in range(count)]

    def flows(self, into, drop):
        """
        Flow of each section, L/min, for what enters each node. Kirchhoff: what enters a node leaves it, so that only what circulates in a ring is open;
        and there the drops around must sum to nought (Hardy Cross), which rises with the circulation. `drop(section, lpm)` of a flow from 0.
        """
        running, sums = 0.0, []
        for node in range(len(self.sections)):
            running += into[node]
            sums.append(running)
        if not self.ring:
            return sums

        def around(more):
            return sum(math.copysign(drop(s, abs(flow + more)), flow + more) for s, flow in zip(self.sections, sums))

        low, high = -max(sums), -min(sums)
        for _ in range(100):
            middle = (low + high) / 2
            if middle in (low, high):
                break
            low, high = (middle, high) if around(middle) < 0 else (low, middle)
        return [flow + (low + high) / 2 for flow in sums]

    def levels(self, flows, drop):
        """Pressure of each node below that of node 0, on one side."""
        level = [0.0]
        for section, flow in zip(self.sections, flows):
            level.append(level[-1] + math.copysign(drop(section, abs(flow)), flow))
        return level[: self.count]


class Pipework:
    """The pipes of one loop at the properties of its coolant."""

    def __init__(self, facts, rho, mu):
        self.facts, self.rho, self.mu = facts, rho, mu
        self.header = Header(facts["header"]) if "header" in facts else None

    @staticmethod
    def known(facts):
        """Whether a pressure drop follows: there are pipes, and each section of the header has one."""
        if not facts or not any(key in facts for key in ("unit_connection", "mains", "header", "load_connection", "equipment")):
            return False
        return all("pipe" in section for section in facts.get("header", {"sections": []})["sections"])

    def drop(self, run, lpm):
        return run_drop(run, lpm, self.rho, self.mu)

    def heads(self, units, loads, own):
        """
        Head of each unit, for flows of units and loads and the drop of each load itself. The neediest load decides; the others are throttled. Also the
        speed in each run that carries flow, and whether it is a section of a ring.
        """
        facts, asked = self.facts, sum(loads)
        total = min(asked, sum(units))
        common = self.drop(facts.get("mains"), total)
        if "equipment" in facts:
            common += part_drop(facts["equipment"], total, self.rho)
        needs = [(i, own[i] + self.drop(facts.get("load_connection"), flow)) for i, flow in enumerate(loads) if flow > 0]
        across = [max((need for _, need in needs), default=0.0)] * len(units)
        carrying = [("mains", total, False)] + [("unit_connection", f, False) for f in units] + [("load_connection", f, False) for f in loads]
        speeds = [(speed(facts[run]["bore_m"], flow), ring) for run, flow, ring in carrying if run in facts and flow > 0]
        if self.header:
            header = self.header
            at_units, at_loads = header.nodes("unit_nodes", len(units)), header.nodes("load_nodes", len(loads))
            into = [0.0] * header.count
            for node, flow in zip(at_units, units):
                into[node] += flow * asked / sum(units) if sum(units) > 0 else 0.0
            for node, flow in zip(at_loads, loads):
                into[node] -= flow if sum(units) > 0 else 0.0

            def section_drop(section, lpm):
                return self.drop(section["pipe"], lpm)

            flows = header.flows(into, section_drop)
            level = header.levels(flows, section_drop)
            across = [max((need + 2 * (level[at_loads[i]] - level[node]) for i, need in needs), default=0.0) for node in at_units]
            speeds += [(speed(s["pipe"]["bore_m"], abs(f)), header.ring) for s, f in zip(header.sections, flows) if abs(f) > 1e-7 * total]
        heads = [common + self.drop(facts.get("unit_connection"), flow) + across[i] if flow > 0 else 0.0 for i, flow in enumerate(units)]
        return heads, speeds


def curve_of(facts, share=1.0):
    """Points (L/min, bar) of like pumps in parallel, with that share of them running."""
    return [(point["flow_lpm"] * share, point["head_bar"]) for point in facts["head_curve"]]


def head_at(curve, lpm):
    """Between points head falls with the square of flow; before the first it is the first; beyond the last there is none."""
    if lpm <= curve[0][0]:
        return curve[0][1]
    for (f0, h0), (f1, h1) in zip(curve, curve[1:]):
        if lpm * (1 - 1e-12) <= f1:
            return h0 + (h1 - h0) * (lpm * lpm - f0 * f0) / (f1 * f1 - f0 * f0)
    return 0.0


def pumped_flow(curves, head_of):
    """
    Where the curves of parallel pumps meet the pipes: the flow whose head is the head of the pumps at it. Beyond what the largest curve gives at no head
    nothing runs. Head of the pumps falls and that of the pipes rises with flow: by Illinois' false position.
    """

    def flow_at(curve, bar):
        if bar >= curve[0][1]:
            return 0.0
        for (f0, h0), (f1, h1) in zip(curve, curve[1:]):
            if h1 < bar:
                return math.sqrt(f0 * f0 + (f1 * f1 - f0 * f0) * (h0 - bar) / (h0 - h1))
        return curve[-1][0]

    def given(lpm):
        """Head of the pumps together at a flow."""
        low, high = 0.0, max(curve[0][1] for curve in curves)
        for _ in range(70):
            middle = (low + high) / 2
            if sum(flow_at(curve, middle) for curve in curves) > lpm:
                low = middle
            else:
                high = middle
        return (low + high) / 2

    low, high = 0.0, sum(curve[-1][0] for curve in curves)
    below, above = -given(0.0), head_of(high) - given(high)
    if above <= 0:
        return high
    for _ in range(200):
        middle = (low * above - high * below) / (above - below)
        here = head_of(middle) - given(middle)
        if abs(here) < 1e-12 or high - low < 1e-10 * high:
            return middle
        if here > 0:
            high, above, below = middle, here, below / 2
        else:
            low, below, above = middle, here, above / 2
    return middle
