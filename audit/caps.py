"""Power caps of the budget: what all loads draw at once, what they leave when they hold themselves to their caps, and whether they do so in time."""

from power import SLACK

# The share of the time that equipment bears an overload within which caps must hold.
RESPONSE_SHARE = 0.8


class Worst:
    def __init__(self):
        self.value, self.named = 0.0, {}

    def read(self, label, value):
        self.named[label] = value
        self.value = max(self.value, value)


class Caps:
    def __init__(self, site, budget, ledger):
        self.site, self.ledger = site, ledger
        given = budget.get("supply", {})
        self.limits, self.shares = given.get("power_caps", []), given.get("simultaneity", [])
        self.sharing = [path for path, source in site.sources.items() if source.at_once < 1]
        self.full, self.capped, self.counted, self.left = {}, {}, {}, {}

    def _asked(self):
        return bool(self.sharing) or any(load.cap_kw < load.provisioned for load in self.site.loads.values())

    def read(self, scenario, state):
        if not self._asked():
            return
        full = state.all_at_once(lambda load: load.provisioned)
        capped = state.all_at_once(lambda load: min(load.provisioned, load.cap_kw))
        for path, source in self.site.sources.items():
            for found, flow in ((self.full, full), (self.capped, capped)):
                for limit in source.limits:
                    found.setdefault((path, limit.name), Worst()).read(scenario.label, limit.demand(*flow.carried(path)))
        for path in self.sharing:
            # Of a bus with ties, what hangs on itself.
            self.counted.setdefault(path, Worst()).read(scenario.label, state.provisioned.own_kw(path))
            self.left.setdefault(path, Worst()).read(scenario.label, capped.own_kw(path))

    def compare(self):
        if not self._asked():
            return
        ledger = self.ledger
        rows = {(row["path"], row["name"]): row for row in self.limits}
        limits = {(path, limit.name): limit for path, source in self.site.sources.items() for limit in source.limits}
        for key, limit in limits.items():
            # Where rounding decides, either way.
            if self.full[key].value > limit.limit * (1 + 1e-6):
                ledger.same("caps", "%s %s" % key, key in rows, True)
        for key, row in rows.items():
            self._limit(key, limits[key], row)
        ledger.same("caps", "simultaneity", sorted(row["path"] for row in self.shares), sorted(self.sharing))
        for row in self.shares:
            path = row["path"]
            below = _below(self.site, path)
            ledger.number("caps", path + ": simultaneity_ratio", row["simultaneity_ratio"], self.site.sources[path].at_once)
            ledger.same("caps", path + ": loads", row["loads"], len(below))
            ledger.same("caps", path + ": loads_with_cap", row["loads_with_cap"], sum(load.cap_kw < load.provisioned for load in below))
            ledger.number("caps", path + ": demand_counted_kw", row["demand_counted_kw"], self.counted[path].value)
            ledger.number("caps", path + ": demand_capped_kw", row["demand_capped_kw"], self.left[path].value)
            named = self.left[path].named.get(row["demand_capped_scenario"])
            ledger.number("caps", "%s: in '%s'" % (path, row["demand_capped_scenario"]), row["demand_capped_kw"], named)

    def _limit(self, key, limit, row):
        ledger, where = self.ledger, "%s %s: " % key
        full, capped = self.full[key], self.capped[key]
        ledger.number("caps", where + "limit", row["limit"], limit.limit)
        for name, worst in (("demand_all_at_once", full), ("demand_capped", capped)):
            ledger.number("caps", where + name, row[name], worst.value)
            label = row[name + "_scenario"]
            ledger.number("caps", "%s%s in '%s'" % (where, name, label), row[name], worst.named.get(label))
        times = [load.cap_response_s for load in _below(self.site, key[0]) if load.cap_kw < load.provisioned]
        response = max(times, default=None)
        ratio = full.value / limit.limit
        borne = None
        if limit.overload:
            borne = next((seconds for load, seconds in limit.overload if ratio <= load * (1 + SLACK)), 0.0)
        ledger.number("caps", where + "response_s", row.get("response_s"), response)
        ledger.number("caps", where + "overload_borne_s", row.get("overload_borne_s"), borne)
        in_time = response is not None and borne is not None and response <= RESPONSE_SHARE * borne * (1 + SLACK)
        ledger.same("caps", where + "held", row["held"], in_time and capped.value <= limit.limit * (1 + SLACK))


def _below(site, path):
    """Loads that a source may feed, over whatever is between; what a bus gets over a tie it does not give over a second one."""
    over_tie = site.sources[path].role == "tie"
    queue = [(bus, True) for bus in site.sources[path].sources] if over_tie else [(path, False)]
    seen = set(queue)

    def reach(*state):
        if state not in seen:
            seen.add(state)
            queue.append(state)

    while queue:
        at, over_tie = queue.pop()
        for other, source in site.sources.items():
            if source.role != "tie" and at in source.sources:
                reach(other, False)
        for tie in [] if over_tie else site.sources[at].ties:
            reach(next(bus for bus in site.sources[tie].sources if bus != at), True)
    reached = {at for at, _ in seen}
    return [load for load in site.loads.values() if any(giver in reached for cord in load.cords for giver in cord.sources)]
