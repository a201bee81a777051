"""
Phases, harmonics and busbars of direct current. Amperes and harmonic currents of loads are added as they are, without losses and phase angles; what
regulates its output draws evenly and sets its own distortion.
"""

import math


def unbalance(phases):
    """Largest deviation from the average, over the average."""
    average = sum(phases) / 3
    return max(abs(phase - average) for phase in phases) / average if average > 0 else 0.0


def neutral(a, b, c):
    """Of the fundamental: amplitudes of three phases 120 degrees apart, added."""
    turn = complex(-0.5, math.sqrt(3) / 2)
    return abs(a + b * turn + c * turn.conjugate())


def upwards(site, state):
    """Live equipment, what is fed before what feeds, with (giver, share); a tie in use is a piece of its own."""
    givers = {}
    for path in site.sources:
        feeds = state.feeds(path)
        if feeds is not None:
            givers[path] = [(tie or giver, share) for giver, share, tie in feeds]
            givers.update({tie: [(giver, 1.0)] for giver, _, tie in feeds if tie})
    order, seen = [], set()

    def visit(path):
        if path not in seen:
            seen.add(path)
            for giver, _ in givers[path]:
                visit(giver)
            order.append(path)

    for path in givers:
        visit(path)
    return [(path, givers[path]) for path in reversed(order)]


class Phases:
    """Reads the states that the budget says were studied: the unbalance of all equipment in each."""

    def __init__(self, grid, budget, ledger):
        self.grid, self.site, self.ledger = grid, grid.site, ledger
        self.given = budget.get("electrical", {}).get("phases")
        self.states = budget.get("electrical", {}).get("phase_states", [])
        self.weights = {}
        for path in self.site.loads:
            demand = self.site.by_path[path]["demand"]
            phases = demand.get("electrical", {}).get("phases")
            if phases:
                self.weights[path] = [phases["l1"], phases["l2"], phases["l3"]]
            elif demand["load_class"] == "cooling":
                self.weights[path] = [1, 1, 1]
        self.any_known = any("phases" in self.site.by_path[path]["demand"].get("electrical", {}) for path in self.site.loads)
        self.worst, self.named = {}, {}

    def read(self, scenario, state):
        if self.given is None or scenario.label not in self.states:
            return
        grid, site = self.grid, self.site
        kva, unknown = {}, set()
        for (load, cord), giver in state.cord_source.items():
            total = state.together.cord_kw.get((load, cord), 0.0) * math.hypot(1, site.loads[load].tan)
            weights = self.weights.get(load, [1, 1, 1])
            here, whole = kva.setdefault(giver, [0.0] * 3), sum(weights)
            for i in range(3):
                here[i] += total * weights[i] / whole if whole > 0 else 0.0
            if load not in self.weights and giver not in grid.direct:
                unknown.add(giver)
        for path, givers in upwards(site, state):
            own = kva.get(path, [0.0] * 3)
            average = sum(own) / 3
            even = path in grid.regulated
            for giver, share in givers:
                above = kva.setdefault(giver, [0.0] * 3)
                for i in range(3):
                    above[i] += share * (average if even else own[i])
                if path in unknown and not even:
                    unknown.add(giver)
            if path not in unknown and average > 0 and path not in grid.direct:
                self.worst[path] = max(unbalance(own), self.worst.get(path, 0.0))
                self.named[(path, scenario.label)] = [1000 * phase * math.sqrt(3) / grid.volts[path] for phase in own]

    def compare(self):
        if self.given is None:
            return
        ledger, rows = self.ledger, {row["path"]: row for row in self.given}
        ledger.same("phases", "equipment", sorted(rows), sorted(self.worst))
        for path in sorted(set(rows) & set(self.worst)):
            row, label = rows[path], rows[path]["scenario"]
            ledger.number("phases", path + ": unbalance_ratio", row["unbalance_ratio"], self.worst[path])
            own = self.named.get((path, label), [0.0] * 3)
            ledger.number("phases", "%s: unbalance in '%s'" % (path, label), row["unbalance_ratio"], unbalance(own))
            for name, given, value in zip(("l1", "l2", "l3"), row["phases_a"], own):
                ledger.number("phases", "%s: phases_a %s" % (path, name), given, value)
            ledger.near("phases", path + ": neutral_a", row["neutral_a"], neutral(*own), max(own))


def compare_whips(grid, budget, ledger):
    given = budget.get("electrical", {}).get("whips")
    if given is None:
        return
    facts = {path: grid.site.by_path[path]["demand"].get("electrical", {}) for path in grid.site.loads}
    rows, own = {row["path"]: row for row in given}, {path: one for path, one in facts.items() if "phases" in one}
    ledger.same("phases", "whips", sorted(rows), sorted(own))
    for path in sorted(set(rows) & set(own)):
        for key, name in (("phases", "unbalance_ratio"), ("phases_after_loss", "unbalance_after_loss_ratio")):
            weights = own[path].get(key)
            value = unbalance([weights["l1"], weights["l2"], weights["l3"]]) if weights else None
            ledger.number("phases", "%s: %s of whips" % (path, name), rows[path].get(name), value)


def compare_harmonics(grid, state, budget, ledger):
    """`state`: on utility, everything in service."""
    given = budget.get("electrical", {}).get("harmonics")
    if given is None:
        return
    site, flow = grid.site, state.together
    distorted, unknown = {}, set()
    for (load, cord), giver in state.cord_source.items():
        kva = flow.cord_kw.get((load, cord), 0.0) * math.hypot(1, site.loads[load].tan)
        if kva > 0 and giver not in grid.direct:
            share = site.by_path[load]["demand"].get("electrical", {}).get("current_distortion_ratio")
            distorted[giver] = distorted.get(giver, 0.0) + (share or 0.0) * kva
            if share is None:
                unknown.add(giver)
    for path, givers in upwards(site, state):
        own, bad = distorted.get(path, 0.0), path in unknown
        if path in grid.regulated:
            taken = flow.taken(path)
            share = grid.facts[path].get("current_distortion_ratio")
            own, bad = (share or 0.0) * math.hypot(*taken), share is None and taken[0] > 0
            distorted[path] = own
        for giver, part in givers:
            distorted[giver] = distorted.get(giver, 0.0) + part * own
            if bad:
                unknown.add(giver)
    rows = {row["path"]: row for row in given}
    feeds = [path for path, source in site.sources.items() if source.role == "utility"]
    ledger.same("harmonics", "feeds", sorted(rows), sorted(feeds))
    for path in sorted(set(rows) & set(feeds)):
        through, kva = math.hypot(*flow.out(path)), grid.facts[path].get("short_circuit_power_kva")
        ratio = None if path in unknown or through == 0 else distorted.get(path, 0.0) / through
        ledger.number("harmonics", path + ": demand_distortion_ratio", rows[path].get("demand_distortion_ratio"), ratio)
        ledger.number("harmonics", path + ": short_circuit_ratio", rows[path].get("short_circuit_ratio"), kva / through if kva and through else None)


def compare_direct(grid, electrical, budget, ledger):
    """Amperes of direct-current busbars: the most power of any scenario over the voltage."""
    given = budget.get("electrical", {}).get("direct_current")
    if given is None:
        return
    own = {}
    for (path, cord), extremes in electrical.extremes.items():
        own.update({path: one for one in extremes if cord == "" and one.limit.unit == "kW" and one.limit.rule == "direct_current"})
    rows = {row["path"]: row for row in given}
    ledger.same("direct_current", "busbars", sorted(rows), sorted(own))
    for path in sorted(set(rows) & set(own)):
        row, one, per_kw = rows[path], own[path], 1000 / grid.volts[path]
        ledger.number("direct_current", path + ": worst_a", row["worst_a"], one.worst * per_kw)
        ledger.number("direct_current", path + ": limit_a", row["limit_a"], one.limit.limit * per_kw)
        named = one.named.get(row["scenario"])
        ledger.number("direct_current", "%s: in '%s'" % (path, row["scenario"]), row["worst_a"], None if named is None else named * per_kw)
