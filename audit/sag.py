"""
Demand that comes back to the feeds when all UPS have gone to battery in a sag: each takes back what it draws, evenly over its ramp, after its delay.
At provisioned demand on utility, everything in service.
"""

import math


class Returning:
    """A UPS with a battery that no other stands before."""

    def __init__(self, path, kw, facts, walk_in_s):
        self.path, self.kw = path, kw
        self.delay_s = facts.get("return_delay_s", 0.0)
        self.ramp_s = facts.get("return_ramp_s", facts.get("walk_in_s", walk_in_s))

    def rate(self, at_s):
        """kW/s at a time."""
        return self.kw / self.ramp_s if self.delay_s <= at_s < self.delay_s + self.ramp_s else 0.0


class Sag:
    def __init__(self, site, model, state):
        self.site, self.model, self.state, self.flow = site, model, state, state.provisioned
        self.facts = {asset["path"]: asset["source"] for asset in site.assets if "source" in asset}
        self._fed = {}

    def has_battery(self, path):
        return "autonomy_s" in self.facts[path]

    def behind(self, path):
        """Whether any of what it draws comes from a battery."""
        if path not in self._fed:
            draws = self.state.is_up(path) and self.flow.taken(path)[0] > 0
            givers = [giver for giver, _, _ in self.state.feeds(path) or []] if draws else []
            self._fed[path] = any(self.has_battery(giver) or self.behind(giver) for giver in givers)
        return self._fed[path]

    def figures(self, agreements):
        limits = [a.facts.get("return_megawatts_per_minute", a.facts.get("ramp_megawatts_per_minute")) for a in agreements]
        limits = [limit for limit in limits if limit is not None]
        back = [
            Returning(path, self.flow.taken(path)[0], self.facts[path].get("supply", {}).get("ups", {}), self.model["walk_in_s"])
            for path in self.site.sources
            if self.has_battery(path) and self.flow.taken(path)[0] > 0 and not self.behind(path)
        ]
        if not limits or not back:
            return None
        given = self.flow.at_feeds_kw()
        raw = [kw for key, kw in self.flow.cord_kw.items() if not self._on_battery(self.state.cord_source[key])]
        drawn = sum(ups.kw for ups in back) + sum(raw)
        # Losses on the way in come back in proportion.
        at_feeds = max(1.0, given / drawn) if given > 0 else 1.0
        step, limit = sum(ups.kw for ups in back) * at_feeds / 1000, min(limits)
        fastest = math.inf
        if all(ups.ramp_s > 0 for ups in back):
            fastest = max(sum(ups.rate(start.delay_s) for ups in back) for start in back) * at_feeds * 60 / 1000
        over = max(0.0, 1 - limit / fastest)
        own = {
            "limit_mw_per_min": limit,
            "step_mw": step,
            "all_back_s": max(ups.delay_s + ups.ramp_s for ups in back),
            # Demand rises at its fastest, supply at the limit: the triangle between them.
            "storage_needed_mw": step * over,
            "storage_needed_mwh": step * over * step / limit / 2 / 60,
            "batteries_too_small": sum(self._too_small(ups) for ups in back),
        }
        if math.isfinite(fastest):
            own["fastest_mw_per_min"] = fastest
        return own

    def _on_battery(self, path):
        return self.has_battery(path) or self.behind(path)

    def _too_small(self, ups):
        """The battery gives all of the load until the ramp begins, then half of it on average."""
        facts, out = self.facts[ups.path], self.flow.carried(ups.path)[0]
        rated = next((limit.rated for limit in self.site.sources[ups.path].limits if limit.unit == "kW"), out)
        exponent = facts.get("supply", {}).get("ups", {}).get("peukert_exponent", 1.0)
        lasts = facts["autonomy_s"] * (rated / out) ** exponent if out > 0 else math.inf
        return ups.delay_s + ups.ramp_s / 2 > lasts * (1 + 1e-9)


def compare_sag(site, model, agreements, state, budget, ledger):
    given = budget.get("supply")
    if given is None:
        return
    row, own = given.get("return_after_sag"), Sag(site, model, state).figures(agreements)
    ledger.same("return_after_sag", "given", sorted(row or {}), sorted(own or {}))
    for key in sorted(set(row or {}) & set(own or {})):
        ledger.number("return_after_sag", key, row[key], own[key])
