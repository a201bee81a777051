"""The hydraulics of the budget: flow, head, speed, valved stretches and pressures of every loop with a liquid, everything in service."""

import math

from pipes import Header, Pipework

GRAVITY = 9.80665
COLD_C, WARM_C = 5.0, 65.0  # between which the expansion vessel takes the growth


class Stretches:
    """What goes out of service together: sections and nodes that no valve separates are one. Supply and return alike."""

    def __init__(self, header):
        self.header = header
        count = len(header.sections)
        self.ends = [(i, (i + 1) % header.count) for i in range(count)]
        same = list(range(count + header.count))
        for i, (section, (first, last)) in enumerate(zip(header.sections, self.ends)):
            for node, key in ((first, "valve_at_start"), (last, "valve_at_end")):
                if not section.get(key, True):
                    old, new = same[count + node], same[i]
                    same = [new if label == old else label for label in same]
        self.label, self.count = same, count
        self.zones = sorted(set(same[:count]))

    def fed(self, zone, givers):
        """Nodes that units at these nodes still reach."""
        out = [label == zone for label in self.label]
        reach = {node for node in givers if not out[self.count + node]}
        for _ in range(self.header.count):
            for i, (a, b) in enumerate(self.ends):
                if not out[i] and not out[self.count + a] and not out[self.count + b] and (a in reach or b in reach):
                    reach |= {a, b}
        return reach


def compare_hydraulics(cooling, normal, loss_kw, budget, ledger):
    """Every figure of the section; what it does not know of it is returned."""
    given = {row["path"]: row for row in budget.get("hydraulics", [])}
    liquid = {path: loop for path, loop in cooling.topology.loops.items() if loop.medium != "air"}
    unknown = set()
    if "hydraulics" in budget:
        ledger.same("hydraulics", "loops", sorted(given), sorted(liquid))
    for path in sorted(set(given) & set(liquid)):
        own = figures_of(cooling, liquid[path], normal[path], loss_kw)
        for name, value in given[path].items():
            if name in own:
                number = own[name]
                (ledger.same if isinstance(number, str) else ledger.number)("hydraulics", "%s: %s" % (path, name), value, number)
            elif name != "path":
                unknown.add("hydraulics." + name)
        for name in sorted(set(own) - set(given[path])):
            ledger.same("hydraulics", "%s: %s" % (path, name), "not in the budget", own[name])
    return sorted(unknown)


def figures_of(cooling, loop, result, loss_kw):
    facts, flow = loop.facts, result.flow if math.isfinite(result.flow) else 0.0
    own = dict.fromkeys(("head_asked_bar", "head_available_bar", "pipe_pressure_drop_bar", "fastest_m_per_s", "slowest_m_per_s"))
    own.update({"flow_lpm": flow, "cdu_share_lpm": None, "cdu_flow_one_pump_out_lpm": None})
    heads = None
    if loop.medium == "tcs":
        heads = _technology(cooling, loop, result, flow, own)
    elif Pipework.known(facts.get("pipework")) and flow > 0:
        shares = cooling.shares(loop, frozenset(), frozenset(), loss_kw)
        heads, speeds, drops = cooling.facility_heads(loop, flow, shares, cooling.running(loop, "pump", frozenset()))
        own["head_asked_bar"] = max(heads)
        own["pipe_pressure_drop_bar"] = max(0.0, max(heads) - max(drops, default=0.0))
        heads = speeds
    if heads:
        own["fastest_m_per_s"] = max(v for v, _ in heads)
        own["slowest_m_per_s"] = min((v for v, ring in heads if not ring), default=None)
    own.update(_stretches(cooling, loop))
    own.update(_pressures(cooling, loop))
    own["fluid"] = facts["fluid"]
    if facts["fluid"] == "pg_mix":
        mix = facts["glycol_mix"]
        own["fluid"] = "propylene glycol %.4g %% by %s" % (100 * mix["strength_ratio"], mix["basis"])
    own["freezing_c"] = sum(weight * fit["freezes_c"] for fit, weight in cooling.fluids.known(facts))
    return own


def _technology(cooling, loop, result, flow, own):
    """Fills what CDUs give and are asked for; speeds where pipes are known."""
    units, cdus = cooling.site.units, cooling.running(loop, "cdu", frozenset())
    if not cdus or flow <= 0:
        return None
    most = {unit: units[unit]["cdu"]["maximum_flow_lpm"] for unit in cdus}
    flows = {unit: flow * most[unit] / sum(most.values()) for unit in cdus}
    set_c = loop.facts["supply_temperature_c"]
    celsius = max(set_c, min(result.supply_c if math.isfinite(result.supply_c) else set_c, 70.0))
    own["head_asked_bar"], own["head_available_bar"] = cooling.head(loop, loop.racks, flows, celsius)
    own["cdu_share_lpm"] = max(flows.values())
    own["cdu_flow_one_pump_out_lpm"] = min(most[unit] * (units[unit]["cdu"]["pumps"] - 1) / units[unit]["cdu"]["pumps"] for unit in cdus)
    if not Pipework.known(loop.facts.get("pipework")):
        return None
    # Of the pipes alone: racks without a drop of their own.
    heads, speeds = cooling.in_pipes(loop, frozenset(loop.racks), flows, celsius, [0.0] * len(loop.racks))
    own["pipe_pressure_drop_bar"] = max(heads)
    return speeds


def _stretches(cooling, loop):
    if "header" not in loop.facts.get("pipework", {}):
        return {"header_stretches": None, "racks_unfed_worst": None}
    header, movers, topology = Header(loop.facts["pipework"]["header"]), cooling.movers(loop), cooling.topology
    loads = loop.racks + loop.clients + loop.rooms
    at_loads = header.nodes("load_nodes", len(loads))
    givers = header.nodes("unit_nodes", len(movers)) if movers else header.facts.get("unit_nodes", [0])
    stretches, worst = Stretches(header), 0
    for zone in stretches.zones:
        fed = stretches.fed(zone, givers)
        cut = {load for load, node in zip(loads, at_loads) if node not in fed}
        racks = cut & set(loop.racks)
        # A loop is lost with the last of its units.
        for unit in cut & set(topology.serves):
            served = topology.loops[topology.serves[unit]]
            if set(served.units) <= cut:
                racks |= set(served.racks)
        worst = max(worst, len(racks))
    return {"header_stretches": len(stretches.zones), "racks_unfed_worst": worst}


def _pressures(cooling, loop):
    facts, coolant, fluids = loop.facts.get("pressurisation", {}), cooling.fluids.known(loop.facts), cooling.fluids
    units = [cooling.site.units[unit] for unit in cooling.movers(loop)]
    curves = [(unit.get("cdu") or unit.get("pump") or {}).get("head_curve") for unit in units]
    shut_off = facts.get("shut_off_head_bar")
    if shut_off is None and curves and all(curve and curve[0]["flow_lpm"] == 0 for curve in curves):
        shut_off = max(curve[0]["head_bar"] for curve in curves)
    fill, volume = facts.get("fill_pressure_bar"), loop.facts.get("volume_m3")
    column = fluids.density(coolant, loop.facts["supply_temperature_c"]) * GRAVITY * facts.get("static_height_m", 0.0) / 1e5
    growth = fluids.density(coolant, COLD_C) / fluids.density(coolant, WARM_C) - 1
    return {
        "highest_pressure_bar": fill + shut_off if fill is not None and shut_off is not None else None,
        "suction_pressure_bar": fill - column if fill is not None else None,
        "growth_m3": volume * growth if volume is not None else None,
        "expansion_m3": facts.get("expansion_volume_m3"),
    }
