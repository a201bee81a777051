"""The supply of the budget: how long batteries last at the most that a UPS carries, and the surge of all loads at their peak at once."""

import math

from power import Flow


# The others are compared by modules of their own.
KNOWN = ("batteries", "peaks", "agreements", "swing", "ramp", "energising", "return_after_sag", "power_caps", "simultaneity")


class Peak:
    """One device that a surge passes. `read` takes kW and kvar."""

    def __init__(self, path, cord, name, unit, limit, measure):
        self.path, self.cord, self.name, self.unit, self.limit, self.measure = path, cord, name, unit, limit, measure
        self.normal = self.worst = 0.0
        self.named = {}

    def read(self, scenario, p, q):
        value = self.measure(p, q)
        if scenario.removed is None:
            self.normal = max(self.normal, value)
        self.worst = max(self.worst, value)
        self.named[scenario.label] = value


class Supply:
    def __init__(self, site, model, budget, ledger, electrical):
        self.model = model
        self.site, self.given, self.ledger, self.electrical = site, budget.get("supply"), ledger, electrical
        self.facts = {asset["path"]: asset["source"] for asset in site.assets if "source" in asset}
        self.peaks = []
        for asset in site.assets if self.given is not None else []:
            self._find(asset)

    def _find(self, asset):
        path = asset["path"]
        if path in self.site.sources:
            facts, limits = asset["source"], self.site.sources[path].limits
            self._breakers(path, "", list(zip(facts["limits"], limits)), facts, lambda limit: limit.unit == "A" and limit.rule == "overcurrent")
            rated = next((limit for unit in ("kW", "kVA") for limit in limits if limit.unit == unit), None)
            if "autonomy_s" in facts and rated is not None:
                most = rated.rated * _of(facts, "ups", "one_second_overload_ratio", self.model["one_second_overload_ratio"])
                self.peaks.append(Peak(path, "", "one-second overload", rated.unit, most, rated.demand))
        if path in self.site.loads:
            for facts, cord in zip(asset["demand"]["cords"], self.site.loads[path].cords):
                breakers = list(zip(facts.get("limits", []), cord.limits))
                self._breakers(path, cord.id, breakers, asset["demand"], lambda limit: limit.unit == "A")

    def _breakers(self, path, cord, breakers, facts, has_device):
        """With a limit, or with the trip settings of its device."""
        settings = facts.get("electrical", {}).get("device", {})
        for own, limit in breakers:
            pick_up = own.get("instantaneous_pick_up_a") or (settings.get("instantaneous_pickup_a") if has_device(limit) else None)
            if pick_up:
                self.peaks.append(Peak(path, cord, limit.name, "A", self.model["pick_up_share_ratio"] * pick_up, limit.demand))

    def read(self, scenario, state):
        """Every load at its transient peak; a cap answers too late for it."""
        if not self.peaks:
            return
        flow = Flow(state, lambda load: load.peak, recharge=state.base == "G")
        for peak in self.peaks:
            if peak.cord == "":
                peak.read(scenario, *flow.carried(peak.path))
            else:
                kw = flow.cord_kw.get((peak.path, peak.cord), 0.0)
                peak.read(scenario, kw, kw * next(c.tan for c in self.site.loads[peak.path].cords if c.id == peak.cord))

    def compare(self):
        if self.given is None:
            return []
        self._compare_peaks()
        self._compare_batteries()
        return ["supply." + name for name in self.given if name not in KNOWN]

    def _compare_peaks(self):
        rows, ledger = {}, self.ledger
        for row in self.given.get("peaks", []):
            rows.setdefault((row["path"], row["cord"], row["name"]), []).append(row)
        ledger.same("supply", "peaks", sum(map(len, rows.values())), len(self.peaks))
        for peak in self.peaks:
            found, where = rows.get((peak.path, peak.cord, peak.name)), "%s#%s %s: " % (peak.path, peak.cord, peak.name)
            if not found:
                ledger.same("supply", where + "peak", "not in the budget", "in the inventory")
                continue
            row = found.pop(0)
            ledger.same("supply", where + "unit", row["unit"], peak.unit)
            ledger.number("supply", where + "limit", row["limit"], peak.limit)
            ledger.number("supply", where + "demand_normal", row["demand_normal"], peak.normal)
            ledger.number("supply", where + "demand_worst", row["demand_worst"], peak.worst)
            # Without any demand no scenario is the worst.
            named = peak.named.get(row["demand_worst_scenario"]) if peak.worst > 0 else 0.0
            ledger.number("supply", "%sdemand in '%s'" % (where, row["demand_worst_scenario"]), row["demand_worst"], named)

    def _compare_batteries(self):
        ledger, rows = self.ledger, {row["path"]: row for row in self.given.get("batteries", [])}
        own = {path: rated for path, rated in ((path, self._rated(path)) for path in self.site.sources) if rated}
        ledger.same("supply", "batteries", sorted(rows), sorted(own))
        start = self.start_s()
        for path in sorted(set(rows) & set(own)):
            row, facts, rated = rows[path], self.facts[path], own[path]
            worst = rated.worst
            ledger.number("supply", path + ": demand_worst_kw", row["demand_worst_kw"], worst)
            named = rated.named.get(row["worst_scenario"])
            ledger.number("supply", "%s: demand in '%s'" % (path, row["worst_scenario"]), row["demand_worst_kw"], named)
            ledger.number("supply", path + ": full_load_s", row["full_load_s"], facts["autonomy_s"])
            # Peukert's law in power.
            exponent = _of(facts, "ups", "peukert_exponent", 1.0)
            lasts = facts["autonomy_s"] * (rated.limit.rated / worst) ** exponent if worst > 0 else math.inf
            ledger.number("supply", path + ": worst_s", row.get("worst_s"), lasts)
            needed = 0.0 if not self.site.has_generators() else start
            if needed:
                needed += _of(facts, "ups", "walk_in_s", self.model["walk_in_s"]) + self.model["autonomy_margin_s"]
            ledger.number("supply", path + ": needed_s", row.get("needed_s"), needed)

    def _rated(self, path):
        """The rating of a UPS with a battery: in kW, or else in kVA, which is no less."""
        if "autonomy_s" not in self.facts[path]:
            return None
        extremes = [e for e in self.electrical.extremes.get((path, ""), []) if e.limit.unit != "A"]
        return next((e for e in reversed(extremes) if e.limit.unit == "kW"), extremes[0] if extremes else None)

    def start_s(self):
        """Until the slowest set is in parallel; None where one says nothing of its start."""
        sets = [self.facts[path] for path, source in self.site.sources.items() if source.role == "generator"]
        if any("generator" not in facts.get("supply", {}) for facts in sets):
            return None
        return max((_of(f, "generator", "start_time_s", None) + _of(f, "generator", "synchronizing_time_s", self.model["synchronizing_time_s"]) for f in sets), default=0.0)


def _of(facts, kind, key, otherwise):
    return facts.get("supply", {}).get(kind, {}).get(key, otherwise)
