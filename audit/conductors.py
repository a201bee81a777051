"""Amperes through conductors, provisioned, at nominal voltage, in every scenario; what they may carry is that of `ampacity`."""

import math

from ampacity import Ampacity


class Conductors:
    def __init__(self, grid, budget, ledger):
        self.grid, self.site, self.ledger = grid, grid.site, ledger
        self.rows = budget.get("electrical", {}).get("conductors", [])
        self.normal, self.worst, self.named = {}, {}, {}
        self.labels = {}
        for row in self.rows:
            self.labels[self._key(row)] = {row["normal_scenario"], row["worst_scenario"]}

    @staticmethod
    def _key(row):
        return row["giver"], row["path"], row["cord"]

    def read(self, scenario, state):
        for key, labels in self.labels.items():
            amperes = self._amperes(state, *key)
            if scenario.removed is None:
                self.normal[key] = max(self.normal.get(key, 0.0), amperes)
            self.worst[key] = max(self.worst.get(key, 0.0), amperes)
            if scenario.label in labels:
                self.named[(key, scenario.label)] = amperes

    def _amperes(self, state, giver, path, cord):
        flow, volts = state.together, self.grid.volts
        if cord:
            if state.cord_source.get((path, cord)) != giver or path in state.dark:
                return 0.0
            kw = flow.cord_kw.get((path, cord), 0.0)
            own = next(one for one in self.site.loads[path].cords if one.id == cord)
            return amperes(kw, kw * own.tan, volts[giver]) * own.fullest
        if self.site.sources[path].role == "tie":
            return self._over_tie(state, giver, path)
        share = sum(part for up, part, tie in state.feeds(path) or [] if up == giver and tie is None)
        p, q = flow.taken(path)
        return amperes(share * p, share * q, volts[giver])

    def _over_tie(self, state, bus, tie):
        """Between a bus and a tie, either way: what the bus takes over it, or what it gives to it."""
        flow, volts = state.together, self.grid.volts
        for other in self.site.sources[tie].sources:
            if any(one == tie for _, _, one in state.feeds(other) or []):
                taken = flow.taken(other)
                if other == bus:
                    return amperes(*taken, volts[tie])
                return amperes(*flow._input(self.site.sources[tie], *taken), volts[bus])
        return 0.0

    def compare(self):
        ledger = self.ledger
        links = {(link["giver"], link["receiver"], link["cord"]): link for link in self.site.document["power_links"] if "conductor" in link}
        ledger.same("conductors", "runs with a conductor", sorted(set(self.labels) - set(links)), [])
        ampacity = Ampacity(self.site, self.grid.volts, ledger)
        for row in self.rows:
            key = self._key(row)
            if key in links:
                ampacity.compare(row, links[key])
            where = "%s to %s#%s: " % key
            for name, own in (("normal", self.normal), ("worst", self.worst)):
                given, label = row[name + "_a"], row[name + "_scenario"]
                ledger.number("conductors", where + name + "_a", given, own.get(key))
                # Without current no scenario is the worst.
                ledger.number("conductors", "%samperes in '%s'" % (where, label), given, self.named.get((key, label)) if given > 0 else 0.0)


def amperes(p, q, volts):
    return 1000 * math.hypot(p, q) / (math.sqrt(3) * volts)
