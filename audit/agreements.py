"""
What is agreed with the utility, scenario by scenario: demand of all feeds under one agreement, power factor of each, demand that one failure inside
the site takes off. And how training swings, and starts, all of it in step.
"""

import math

from power import Flow


class Agreement:
    def __init__(self, facts, feeds):
        self.facts, self.feeds = facts, feeds
        self.normal, self.least_factor = None, math.inf
        self.demand, self.factor, self.loss = {}, {}, {}

    def read(self, scenario, state):
        flows = [state.provisioned.out(feed) for feed in self.feeds]
        kw = sum(p for p, _ in flows)
        self.normal = kw if scenario.removed is None else self.normal
        self.demand[scenario.label] = kw
        self.factor[scenario.label] = min((p / math.hypot(p, q) for p, q in flows if p > 0), default=math.inf)
        # A feed that is lost is the utility's own loss.
        inside = scenario.removed not in state.site.sources or state.site.sources[scenario.removed].role != "utility"
        self.loss[scenario.label] = self.normal - kw if inside else 0.0


class Agreements:
    def __init__(self, site, budget, ledger):
        self.site, self.given, self.ledger = site, budget.get("supply"), ledger
        feeds = {}
        for asset in site.assets:
            facts = asset.get("source", {}).get("supply", {}).get("utility")
            if facts:
                feeds.setdefault(facts["name"], []).append((asset["path"], facts))
        # Feeds of one name repeat one agreement.
        self.own = {name: Agreement(found[0][1], [path for path, _ in found]) for name, found in feeds.items()}

    def read(self, scenario, state):
        if scenario.base == "U" and not scenario.part:
            for agreement in self.own.values():
                agreement.read(scenario, state)

    def compare(self):
        if self.given is None:
            return
        ledger, rows = self.ledger, {row["name"]: row for row in self.given["agreements"]}
        ledger.same("agreements", "names", sorted(rows), sorted(self.own))
        for name in sorted(set(rows) & set(self.own)):
            row, own, where = rows[name], self.own[name], name + ": "
            ledger.number("agreements", where + "contract_kw", row["contract_kw"], own.facts["contract_kw"])
            ledger.number("agreements", where + "demand_normal_kw", row["demand_normal_kw"], own.normal)
            self._extreme(where, row, "demand_worst", "_kw", own.demand, max(own.demand.values()))
            least = min(own.factor.values())
            if math.isfinite(least) or "power_factor_least" in row:
                self._extreme(where, row, "power_factor_least", "", own.factor, least)
            # A loss is a difference of two demands: as exact as they are.
            worst = max(0.0, max(own.loss.values()))
            near = 1e-9 * (own.normal or 0.0)
            named = {label: (0.0 if abs(kw) <= near else kw) for label, kw in own.loss.items()}
            self._extreme(where, row, "load_loss_worst", "_kw", named, 0.0 if worst <= near else worst, near)

    def _extreme(self, where, row, key, unit, by_label, extreme, near=0.0):
        """The largest (or least) of all scenarios, and that the one that is named gives it."""
        given, label = row.get(key + unit), row.get(key + "_scenario")
        own, named = extreme, by_label.get(label)
        if near and given is not None and abs(given - own) <= 10 * near:
            own = given
        if near and given is not None and named is not None and abs(given - named) <= 10 * near:
            named = given
        self.ledger.number("agreements", where + key, given, own)
        self.ledger.number("agreements", "%s%s in '%s'" % (where, key, label), given, named)


class Swings:
    """Synchronous training: racks of it, and whatever says how it swings."""

    def __init__(self, site, model):
        self.loads, self.model = {}, model
        self.storage = [asset["storage"] for asset in site.assets if "storage" in asset]
        for path, load in site.loads.items():
            demand = site.by_path[path]["demand"]
            facts = demand.get("swing", {} if demand["load_class"] == "training" else None)
            depth = (facts or {}).get("depth_ratio", model["swing_depth_ratio"])
            if facts is not None and depth * load.thermal > 0:
                self.loads[path] = (facts, load.thermal, depth)

    def figures(self):
        each = [(kw * depth, facts) for facts, kw, depth in self.loads.values()]
        reserve = [(s["power_kw"], 3600 * s["energy_kwh"] * s.get("reserve_ratio", self.model["storage_reserve_ratio"])) for s in self.storage]
        own = {
            "loads": len(each),
            "peak_to_peak_kw": sum(kw for kw, _ in each),
            "site_storage_kw": sum(kw for kw, _ in reserve),
            "site_storage_one_direction_kj": sum(kj for _, kj in reserve),
        }
        known = [(kw, facts["lowest_frequency"], stored(facts)) for kw, facts in each if "lowest_frequency" in facts]
        if known:
            own["lowest_frequency_hz"] = min(hertz for _, hertz, _ in known)
            own["stored_in_loads_kj"] = sum(kj for _, _, kj in known)
            # Half a period above the mean: of a sine P/(2 pi f), of a square P/(4 f). What a load stores serves no other.
            for name, share in (("sine", 1 / (2 * math.pi)), ("square", 1 / 4)):
                own["needed_beyond_loads_%s_kj" % name] = sum(max(0.0, share * kw / hertz - kj) for kw, hertz, kj in known)
        return own

    def ramp(self, agreements, state):
        """Start or stop of all training, with the losses above it, against the strictest ramp; the fastest load sets the pace."""
        limits = [a.facts["ramp_megawatts_per_minute"] for a in agreements if "ramp_megawatts_per_minute" in a.facts]
        if not limits or not self.loads:
            return None
        limit = min(limits)
        low = {path: kw * (1 - depth) for path, (_, kw, depth) in self.loads.items()}
        full = Flow(state, lambda load: load.thermal).at_feeds_kw()
        step = (full - Flow(state, lambda load: low.get(load.path, load.thermal)).at_feeds_kw()) / 1000
        minutes = min(facts.get("ramp_time_s", 0.0) for facts, _, _ in self.loads.values()) / 60
        own = {"step_mw": step, "limit_mw_per_min": limit}
        rate = math.inf if minutes == 0 else step / minutes
        if math.isfinite(rate):
            own["rate_mw_per_min"] = rate
        # Load rises at `rate`, supply at the limit: a triangle of power between the end of the load's ramp and that of the supply's.
        own["storage_needed_mw"] = max(0.0, step - limit * minutes)
        own["storage_needed_mwh"] = own["storage_needed_mw"] * step / limit / 2 / 60
        return own


def stored(facts):
    return 3600 * facts.get("storage_kwh", 0.0) * facts.get("usable_storage_ratio", 1.0)


def compare_swings(site, model, agreements, state, budget, ledger):
    given = budget.get("supply")
    if given is None:
        return
    swings = Swings(site, model)
    for name, own in (("swing", swings.figures() if swings.loads else None), ("ramp", swings.ramp(agreements, state))):
        row = given.get(name)
        ledger.same(name, "given", sorted(row or {}), sorted(own or {}))
        for key in sorted(set(row or {}) & set(own or {})):
            value = own[key]
            # A step is a difference of two demands at the feeds.
            ledger.number(name, key, row[key], value)
