"""Compares limits, shelves, flows and failures of the budget with every scenario, worked out one by one."""

from power import SLACK

EDGE = 1e-6  # relative band around a limit in which it is rounding that decides


class Extreme:
    """The largest value of one limit over the scenarios, and what it is in the scenarios that the budget names."""

    def __init__(self, limit, row):
        self.limit, self.row = limit, row
        self.normal = self.worst = 0.0
        self.over_surely = self.over_perhaps = 0
        self.named = {}
        self.base = {}

    def read(self, scenario, value):
        if scenario.removed is None:
            self.normal = max(self.normal, value)
            self.base[scenario.base] = value
        self.worst = max(self.worst, value)
        if scenario.label in (self.row["demand_normal_scenario"], self.row["demand_worst_scenario"]):
            self.named[scenario.label] = value
        if value > self.limit.limit * (1 - EDGE):
            self.over_perhaps += 1
            # A demand that is over with nothing out is counted where a failure moves it; where it stays as it is, nothing happens.
            moved = scenario.removed is None or abs(value - self.base[scenario.base]) > EDGE * value
            if moved and value > self.limit.limit * (1 + EDGE):
                self.over_surely += 1


class Shelves:
    def __init__(self, load):
        self.load = load
        self.normal = self.worst = None
        self.over_surely = self.over_perhaps = 0
        self.named = {}
        self.base = {}

    def read(self, scenario, live_kw):
        if scenario.removed is None:
            self.normal = live_kw if self.normal is None else min(self.normal, live_kw)
            self.base[scenario.base] = live_kw
        self.worst = live_kw if self.worst is None else min(self.worst, live_kw)
        self.named[scenario.label] = live_kw
        if self.load.needed_dc_kw() > live_kw * (1 + SLACK):
            self.over_perhaps += 1
            if scenario.removed is None or live_kw != self.base.get(scenario.base):
                self.over_surely += 1


class Electrical:
    def __init__(self, site, budget, ledger):
        self.site, self.budget, self.ledger = site, budget, ledger
        rows = {}
        for row in budget.get("limits", []):
            rows.setdefault((row["path"], row["cord"], row["name"]), []).append(row)
        self.extremes = {}
        for path, source in site.sources.items():
            self._limits(rows, path, "", source.limits)
        for path, load in site.loads.items():
            for cord in load.cords:
                self._limits(rows, path, cord.id, cord.limits)
        for left in rows.values():
            for row in left:
                ledger.same("limits", "%s#%s %s" % (row["path"], row["cord"], row["name"]), "in the budget", "not in the inventory")
        self.shelves = {path: Shelves(load) for path, load in site.loads.items() if load.shelf_kw > 0}

    def _limits(self, rows, path, cord, limits):
        made = self.extremes.setdefault((path, cord), [])
        for limit in limits:
            found = rows.get((path, cord, limit.name))
            if not found:
                self.ledger.same("limits", "%s#%s %s" % (path, cord, limit.name), "not in the budget", "in the inventory")
                continue
            made.append(Extreme(limit, found.pop(0)))

    def read(self, scenario, state):
        flow = state.provisioned
        for (path, cord), extremes in self.extremes.items():
            if not extremes:
                continue
            if cord == "":
                p, q = flow.carried(path)
            else:
                p = flow.cord_kw.get((path, cord), 0.0)
                q = p * next(c.tan for c in self.site.loads[path].cords if c.id == cord)
            for extreme in extremes:
                extreme.read(scenario, extreme.limit.demand(p, q))
        for path, shelves in self.shelves.items():
            if path not in state.dark:
                shelves.read(scenario, state.live_shelf_kw(self.site.loads[path]))

    def compare(self):
        for (path, cord), extremes in self.extremes.items():
            for extreme in extremes:
                self._compare_limit("%s%s %s" % (path, "#" + cord if cord else "", extreme.limit.name), extreme)
        self._compare_shelves()

    def _compare_limit(self, where, extreme):
        row, limit, ledger = extreme.row, extreme.limit, self.ledger
        ledger.same("limits", where + ": unit", row["unit"], limit.unit)
        ledger.same("limits", where + ": rule", row["rule"], limit.rule)
        ledger.number("limits", where + ": rated", row["rated"], limit.rated)
        ledger.number("limits", where + ": limit", row["limit"], limit.limit)
        ledger.number("limits", where + ": demand_normal", row["demand_normal"], extreme.normal)
        ledger.number("limits", where + ": demand_worst", row["demand_worst"], extreme.worst)
        for key in ("normal", "worst"):
            label = row["demand_%s_scenario" % key]
            ledger.number("limits", "%s: demand in '%s'" % (where, label), row["demand_" + key], extreme.named.get(label))
        # A difference of two rounded figures: as exact as the larger of them.
        headroom = limit.limit - extreme.worst
        if abs(row["headroom_worst"] - headroom) <= ledger.tolerance * max(limit.limit, extreme.worst):
            headroom = row["headroom_worst"]
        ledger.number("limits", where + ": headroom_worst", row["headroom_worst"], headroom)
        ledger.within("limits", where + ": scenarios_over", row["scenarios_over"], extreme.over_surely, extreme.over_perhaps)

    def _compare_shelves(self):
        ledger = self.ledger
        rows = {row["path"]: row for row in self.budget.get("shelves", [])}
        expected = {path for path, shelves in self.shelves.items() if shelves.worst is not None}
        ledger.same("shelves", "loads with shelves", sorted(rows), sorted(expected))
        for path in sorted(expected & set(rows)):
            row, own = rows[path], self.shelves[path]
            ledger.number("shelves", path + ": needed_dc_kw", row["needed_dc_kw"], own.load.needed_dc_kw())
            ledger.number("shelves", path + ": live_normal_kw", row["live_normal_kw"], own.normal)
            ledger.number("shelves", path + ": live_worst_kw", row["live_worst_kw"], own.worst)
            ledger.number("shelves", path + ": live_worst_shelves", row["live_worst_shelves"], own.worst / own.load.shelf_kw)
            ledger.number("shelves", "%s: live in '%s'" % (path, row["worst_scenario"]), row["live_worst_kw"], own.named.get(row["worst_scenario"]))
            ledger.within("shelves", path + ": scenarios_over", row["scenarios_over"], own.over_surely, own.over_perhaps)


def compare_flows(site, budget, ledger, base):
    """Flow through every source with nothing out, on utility."""
    rows = {row["path"]: row for row in budget.get("flows", [])}
    ledger.same("flows", "sources", sorted(rows), sorted(site.sources))
    for path in sorted(set(rows) & set(site.sources)):
        for key, flow in (("normal", base.provisioned), ("design_day", base.design)):
            p, q = flow.carried(path)
            row, where = rows[path][key], "%s: %s " % (path, key)
            source = site.sources[path]
            loss = source.loss(p, q) if base.is_up(path) or path in flow.tie_out else 0.0
            ledger.number("flows", where + "out_kw", row["out_kw"], p)
            ledger.number("flows", where + "out_kvar", row["out_kvar"], q)
            if source.role in ("utility", "generator"):
                loss = 0.0
            ledger.number("flows", where + "in_kw", row["in_kw"], p + loss)
            ledger.number("flows", where + "loss_kw", row["loss_kw"], max(0.0, loss))


def compare_confined(site, budget, ledger):
    """Parts whose loss stays inside one rack: racks of one model and kind of part, and whether they keep enough cords and shelves without one."""
    own = {}
    for asset in site.assets:
        load = site.loads.get(asset["path"])
        parts = [part for part in asset.get("parts", []) if "cord" in part]
        if load is None:
            continue
        model = asset.get("model", {}).get("name", asset["kind"])
        for kind in dict.fromkeys(part["kind"] for part in parts):
            lost = False
            for part in parts:
                left = [cord for cord in load.cords if cord.id != part["cord"]]
                shelf_kw = sum(cord.weight for cord in left) if load.shelf_kw > 0 else None
                if part["kind"] == kind:
                    few = shelf_kw is not None and load.needed_dc_kw() > shelf_kw * (1 + SLACK)
                    lost = lost or few or len(left) < load.minimum_cords
            racks = own.setdefault((model, kind), [asset["path"], 0, 0])
            racks[1] += 1
            racks[2] += lost
    given = sorted((row["part_kind"], row["first"], row["racks"], row["racks_lost"]) for row in budget.get("confined", []))
    ledger.same("confined", "parts", given, sorted((kind, *figures) for (_, kind), figures in own.items()))
