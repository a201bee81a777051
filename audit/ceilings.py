"""
The IT load at which each limit of equipment would be met, all racks scaled alike: (limit - fixed) / (demand - fixed) of the IT load, where `fixed` is
what flows with racks that draw nothing. The least over the scenarios.
"""

import math

NOTHING = 1e-9  # a share of the limit, or of the demand, below which no IT flows through


class Ceilings:
    def __init__(self, site, budget, ledger):
        self.site, self.ledger = site, ledger
        self.rows = {(row["path"], row["name"]): row for row in budget.get("resilience", {}).get("it_ceilings", [])}
        self.it_kw = sum(load.provisioned for load in site.loads.values() if load.is_it)
        self.least, self.named = {}, {}

    def read(self, scenario, state):
        if not self.rows:
            return
        idle = state.without_it()
        for path, source in self.site.sources.items():
            full, fixed = state.provisioned.carried(path), idle.carried(path)
            for limit in source.limits:
                key = (path, limit.name)
                value, rest = limit.demand(*full), limit.demand(*fixed)
                if value - rest <= NOTHING * max(limit.limit, value):
                    continue
                ceiling = max(0.0, (limit.limit - rest) / (value - rest) * self.it_kw)
                self.least[key] = min(self.least.get(key, math.inf), ceiling)
                if key in self.rows and scenario.label == self.rows[key]["scenario"]:
                    self.named[key] = ceiling

    def compare(self):
        if not self.rows:
            return
        ledger = self.ledger
        ledger.same("ceilings", "limits", sorted(self.rows), sorted(self.least))
        for key in sorted(set(self.rows) & set(self.least)):
            row, where = self.rows[key], "%s %s: " % key
            ledger.number("ceilings", where + "it_kw", row["it_kw"], self.least[key])
            ledger.number("ceilings", "%sin '%s'" % (where, row["scenario"]), row["it_kw"], self.named.get(key))
