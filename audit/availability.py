"""
Availability of the supply of every rack: every loss of one and of two components above it is tried out, all at once: bit i of a number says whether a
point is up when set i is out. Probabilities of the sets that stop the rack are added (rare events), a share beta of like components in common.
"""

import math
from itertools import combinations

MINUTES_A_YEAR = 525600.0
BETAS = (("independent", 0.0), ("beta_1", 0.01), ("beta_5", 0.05))


class Above:
    """All that may feed one load, and whether it is in service with sets of it out."""

    def __init__(self, site, load):
        self.site, self.load, self.depth = site, load, {}
        self._visit()
        self.components = [asset["path"] for asset in site.assets if asset["path"] in self.depth]
        self.utilities = [path for path in self.components if site.sources[path].role == "utility"]
        self.generators = [path for path in self.components if site.sources[path].role == "generator"]

    def _visit(self):
        """
        Points above the load, a tied bus as its bars and its two sides, and the most steps from the load to each. Of a bus at the other end of a tie only
        a side of its own counts: no tie feeds through a second one.
        """
        site, done = self.site, []

        def above(point):
            path, kind = point
            source = site.sources[path]
            if kind in ("utility", "generator"):
                return [(giver, "out") for giver in (source.utility_side if kind == "utility" else source.generator_side)]
            if kind[:1] == ("tie",):
                return [(kind[1], kind[2])]
            if not source.ties:
                return [(giver, "out") for giver in source.sources]
            beside = [(tie, next(bus for bus in site.sources[tie].sources if bus != path)) for tie in source.ties]
            return [point for side in ("utility", "generator") for point in [(path, side)] + [(tie, ("tie", bus, side)) for tie, bus in beside]]

        seen = set()

        def visit(point):
            if point not in seen:
                seen.add(point)
                for one in above(point):
                    visit(one)
                done.append(point)

        steps = {}
        for cord in self.load.cords:
            for giver in cord.sources:
                visit((giver, "out"))
                steps[(giver, "out")] = 0
        for point in reversed(done):
            for one in above(point):
                steps[one] = max(steps.get(one, 0), steps[point] + 1)
        for (path, _), far in steps.items():
            self.depth[path] = min(far, self.depth.get(path, far))

    # -- many sets at once -----------------------------------------------------------------------------------------------------

    def stopped(self, sets, base):
        """A number whose bit i says that the load is out of service when set i is out."""
        everything = (1 << len(sets)) - 1
        out = {}
        for i, members in enumerate(sets):
            for member in members:
                out[member] = out.get(member, 0) | 1 << i
        known = {}

        def side(path, givers, key):
            """A bus or other equipment on some of its givers."""
            if (path, key) not in known:
                source = self.site.sources[path]
                here = everything & ~out.get(path, 0)
                states = [up(giver) for giver in givers]
                if not states:
                    known[(path, key)] = 0
                elif source.mode == "unit":
                    for state in states:
                        here &= state
                    known[(path, key)] = here
                else:
                    any_ = 0
                    for state in states:
                        any_ |= state
                    known[(path, key)] = here & any_
            return known[(path, key)]

        def up(path):
            if (path, "") not in known:
                source = self.site.sources[path]
                if source.role in ("utility", "generator"):
                    live = everything & ~out.get(path, 0)
                    known[(path, "")] = 0 if source.role == "utility" and base == "G" else live
                elif not source.ties:
                    known[(path, "")] = side(path, source.sources, "all")
                else:
                    known[(path, "")] = tied(path, source)
            return known[(path, "")]

        def tied(path, source):
            utility, generator = side(path, source.utility_side, "u"), side(path, source.generator_side, "g")
            live = utility | generator
            for tie in source.ties:
                other = next(bus for bus in self.site.sources[tie].sources if bus != path)
                beside = self.site.sources[other]
                closed = everything & ~out.get(tie, 0) & ~out.get(path, 0)
                own_utility, own_generator = side(other, beside.utility_side, "u"), side(other, beside.generator_side, "g")
                # A neighbour that is itself fed over a tie does not give.
                over_tie = 0
                for second in beside.ties:
                    third = next(bus for bus in self.site.sources[second].sources if bus != other)
                    over_tie |= side(third, self.site.sources[third].utility_side, "u") & ~out.get(second, 0)
                live |= closed & (own_utility | (own_generator & ~own_utility & ~over_tie))
            return live & ~out.get(path, 0)

        # Sets in which so many cords, and so many kW of shelves, are live.
        tally = {(0, 0.0): everything}
        for cord in self.load.cords:
            live = 0
            for giver in cord.sources:
                live |= up(giver)
            grown = {}
            for (cords, kw), where in tally.items():
                for more, part in ((1, where & live), (0, where & ~live)):
                    if part:
                        key = (cords + more, kw + more * cord.weight)
                        grown[key] = grown.get(key, 0) | part
            tally = grown
        needed = 0.0
        if self.load.shelf_kw > 0:
            needed = min(self.load.provisioned, self.load.cap_kw) * self.load.shelf_efficiency * (1 - 1e-9)
        stopped = 0
        for (cords, kw), where in tally.items():
            if cords < self.load.minimum_cords or kw < needed:
                stopped |= where
        return stopped


def bits(number):
    found = []
    while number:
        low = number & -number
        found.append(low.bit_length() - 1)
        number ^= low
    return found


class Rates:
    """Unavailability of equipment: 1 - product of A = 1 / (1 + failures a year * hours / 8760) and, of what has to start, of its chance to."""

    def __init__(self, site):
        self.site, self._known = site, {}

    def given(self, path):
        return "reliability" in self.site.by_path[path].get("resilience", {})

    def of(self, path):
        if path not in self._known:
            available = 1.0
            for part in self.site.by_path[path].get("resilience", {}).get("reliability", []):
                available *= (1 - part.get("start_failure_ratio", 0.0)) / (1 + part["failures_per_year"] * part["repair_s"] / 3600 / 8760)
            self._known[path] = 1 - available
        return self._known[path]

    def largest(self, paths):
        return max(self.of(path) for path in paths)


def fewer_than(needed, n, u):
    """Chance that fewer than `needed` of n alike are there."""
    return sum(math.comb(n, out) * u**out * (1 - u) ** (n - out) for out in range(n + 1) if n - out < needed)


class Utility:
    """Feeds that are lost at once, and the sets behind them."""

    def __init__(self, site, rates, above, generators_kw):
        self.feeds, self.generators, self.rates = above.utilities, above.generators, rates
        self.needed = self._needed(site, generators_kw)

    def _needed(self, site, given_kw):
        if not self.generators or given_kw is None:
            return 0
        limits = [limit.nameplate() * limit.limit / limit.rated for path in self.generators for limit in site.sources[path].limits]
        if not limits:
            return len(self.generators)
        return max(1, math.ceil(sum(given_kw(path) for path in self.generators) / min(limits) - 1e-9))

    def lost(self, beta):
        values = [self.rates.of(path) for path in self.feeds]
        if len(values) < 2:
            return sum(values)
        return math.prod((1 - beta) * u for u in values) + beta * min(values)

    def sets_fail(self, beta):
        n = len(self.generators)
        if n == 0:
            return 1.0
        one, common = self.rates.largest(self.generators), beta if n > 1 else 0.0
        return min(1.0, fewer_than(self.needed, n, (1 - common) * one) + common * one)


class Supply:
    """One class of loads that hang on the same sources in the same way."""

    def __init__(self, site, rates, above, utility, has_generators):
        self.above, self.utility, self.rates = above, utility, rates
        names, feeds = above.components, set(utility.feeds)
        alone = [names[i] for i in bits(above.stopped([(path,) for path in names], "U"))]
        if above.stopped([()], "U"):
            alone = []
        rest = [path for path in names if path not in alone] if not above.stopped([()], "U") else []
        pairs = list(combinations(rest, 2))
        together = [pairs[i] for i in bits(above.stopped(pairs, "U"))] if pairs else []
        self.first = [path for path in alone if not feeds or not feeds <= {path}]
        self.second = [pair for pair in together if not feeds or not feeds <= set(pair)]
        self.groups = self._groups(site, alone)
        self.held_by_sets = has_generators and not above.stopped([()], "G")
        behind = []
        if self.held_by_sets:
            behind = [names[i] for i in bits(above.stopped([(path,) for path in names], "G"))]
        self.behind = [path for path in behind if path not in self.first and path not in utility.generators]
        asked = self.first + [path for pair in self.second for path in pair] + [path for _, members in self.groups for path in members]
        asked += self.behind + utility.feeds + (utility.generators if self.held_by_sets else [])
        self.missing = {path for path in asked if not rates.given(path)}

    def _groups(self, site, alone):
        """Of one kind and make at the same distance from the load, whose joint loss stops it."""
        found = {}
        for path in self.above.components:
            asset = site.by_path[path]
            name = asset.get("model", {}).get("name", asset["kind"].replace("_", " "))
            found.setdefault((asset["kind"], name, self.above.depth[path]), []).append(path)
        barred = set(alone) | set(self.utility.feeds)
        groups = [(name, members) for (_, name, _), members in found.items() if len(members) > 1 and not barred & set(members)]
        return [(name, members) for name, members in groups if self.above.stopped([tuple(members)], "U")]

    def terms(self, beta, lost=None):
        """What stops the load, and for how many minutes a year."""
        of = self.rates.of
        group_of = {path: g for g, (_, members) in enumerate(self.groups) for path in members}
        found = [(path, of(path)) for path in self.first]
        for a, b in self.second:
            alike = a in group_of and group_of[a] == group_of.get(b)
            found.append(("%s and %s" % (a, b), of(a) * of(b) * ((1 - beta) ** 2 if alike else 1.0)))
        found += [("common cause of %d × %s" % (len(members), name), beta * self.rates.largest(members)) for name, members in self.groups]
        given = 1.0
        if self.held_by_sets:
            given = min(1.0, self.utility.sets_fail(beta) + sum(of(path) for path in self.behind))
        what = "utility lost and generators fail" if self.utility.generators else "utility lost"
        found.append((what, (self.utility.lost(beta) if lost is None else lost) * given))
        return [(what, u * MINUTES_A_YEAR) for what, u in found]

    def minutes(self, observed):
        """By key of the budget."""
        own = {"minutes_per_year_" + name: sum(m for _, m in self.terms(beta)) for name, beta in BETAS}
        if len(self.utility.feeds) == 2:
            own["minutes_per_year_beta_5_observed_utility"] = sum(m for _, m in self.terms(BETAS[2][1], observed))
        return own


def signature(load, asset):
    feeds = {}
    for cord in load.cords:
        cords, weight = feeds.get(tuple(cord.sources), (0, 0.0))
        feeds[tuple(cord.sources)] = (cords + 1, weight + cord.weight)
    needed = min(load.provisioned, load.cap_kw) * load.shelf_efficiency if load.shelf_kw > 0 else 0.0
    return asset["demand"]["load_class"], load.minimum_cords, needed, tuple(sorted(feeds.items()))


def compare_availability(site, model, on_generators, budget, ledger):
    """`on_generators`: the flow of state G with everything in service, or None."""
    given = budget.get("resilience", {}).get("availability")
    if given is None:
        return
    rates = Rates(site)
    observed = 1 - 1 / (1 + model["observed_both_circuits_failures_per_year"] * model["observed_both_circuits_repair_h"] / 8760)
    kw_of = (lambda path: on_generators.out(path)[0]) if on_generators is not None else None
    classes, supplies, utilities = {}, {}, {}
    for path, load in site.loads.items():
        if load.is_it:
            classes.setdefault(signature(load, site.by_path[path]), []).append(path)
    for loads in classes.values():
        above = Above(site, site.loads[loads[0]])
        key = (tuple(above.utilities), tuple(above.generators))
        utility = utilities.setdefault(key, Utility(site, rates, above, kw_of))
        supplies[tuple(loads)] = Supply(site, rates, above, utility, on_generators is not None)
    _compare_utilities(given["utilities"], utilities, observed, ledger)
    minutes = {}
    rows = {tuple(row["loads"]): row for row in given["supplies"]}
    ledger.same("availability", "loads alike", sorted(rows), sorted(supplies))
    for loads in sorted(set(rows) & set(supplies)):
        minutes[loads] = supplies[loads].minutes(observed)
        _compare_supply(rows[loads], supplies[loads], minutes[loads], site, ledger)
    _compare_summary(given["summary"], minutes, site, ledger)


def _compare_minutes(where, given, own, ledger):
    ledger.same("availability", where + ": betas", sorted(given), sorted(own))
    for key in sorted(set(given) & set(own)):
        ledger.small("availability", "%s: %s" % (where, key), given[key], own[key])


def _compare_utilities(rows, utilities, observed, ledger):
    found = {(tuple(row["feeds"]), tuple(row["generators"])): row for row in rows}
    ledger.same("availability", "utilities", sorted(found), sorted(utilities))
    for key in sorted(set(found) & set(utilities)):
        row, own, where = found[key], utilities[key], "feeds %s" % ", ".join(key[0])
        lost = {"minutes_per_year_" + name: own.lost(beta) * MINUTES_A_YEAR for name, beta in BETAS}
        if len(own.feeds) == 2:
            lost["minutes_per_year_beta_5_observed_utility"] = observed * MINUTES_A_YEAR
        _compare_minutes(where, row["all_feeds_lost"], lost, ledger)
        ledger.same("availability", where + ": generators_needed", row["generators_needed"], own.needed)
        ledger.small("availability", where + ": generators_fail_probability", row["generators_fail_probability"], own.sets_fail(0.0))
        ledger.small("availability", where + ": generators_fail_probability_beta_5", row["generators_fail_probability_beta_5"], own.sets_fail(0.05))


def _compare_supply(row, own, minutes, site, ledger):
    where = row["loads"][0]
    ledger.same("availability", where + ": load_class", row["load_class"], site.by_path[where]["demand"]["load_class"])
    ledger.same("availability", where + ": first_order_cut_sets", sorted(row["first_order_cut_sets"]), sorted(own.first))
    pairs = sorted(tuple(sorted(pair)) for pair in row["second_order_cut_sets"])
    ledger.same("availability", where + ": second_order_cut_sets", pairs, sorted(tuple(sorted(pair)) for pair in own.second))
    ledger.same("availability", where + ": without_rates", sorted(row["without_rates"]), sorted(own.missing))
    _compare_minutes(where, row["minutes"], minutes, ledger)
    terms = sorted((term for term in own.terms(BETAS[2][1]) if term[1] > 0), key=lambda term: -term[1])
    ledger.same("availability", where + ": number of largest_at_beta_5", len(row["largest_at_beta_5"]), min(5, len(terms)))
    for given, (_, most) in zip(row["largest_at_beta_5"], terms):
        ledger.small("availability", where + ": largest_at_beta_5", given["minutes_per_year"], most)
        named = [m for what, m in terms if what == given["what"]]
        near = min(named, key=lambda m: abs(m - most), default=None)
        ledger.small("availability", "%s: '%s'" % (where, given["what"]), given["minutes_per_year"], near)


def _compare_summary(rows, minutes, site, ledger):
    by_class = {}
    for loads, own in minutes.items():
        by_class.setdefault(site.by_path[loads[0]]["demand"]["load_class"], []).append((own["minutes_per_year_beta_5"], loads, own))
    given = {row["load_class"]: row for row in rows}
    ledger.same("availability", "summary", sorted(given), sorted(by_class))
    for name in sorted(set(given) & set(by_class)):
        row, members = given[name], sorted(by_class[name], key=lambda member: member[0])
        racks = sum(len(loads) for _, loads, _ in members)
        ledger.same("availability", name + ": racks", row["racks"], racks)
        _compare_minutes(name + ": worst", row["worst"], _near(members, len(members) - 1, row["worst"]), ledger)
        worst = next((own for _, loads, own in members if row["worst_rack"] in loads), {})
        _compare_minutes(name + ": " + row["worst_rack"], row["worst"], worst, ledger)
        at, left = 0, (racks + 1) // 2 - len(members[0][1])
        while left > 0:
            at += 1
            left -= len(members[at][1])
        _compare_minutes(name + ": median", row["median"], _near(members, at, row["median"]), ledger)


def _near(members, at, given):
    """Minutes of a place in the order; of those that are the same to rounding there the ones that are given, if they are among them."""
    alike = [own for m, _, own in members if abs(m - members[at][0]) <= 1e-9 * m]

    def same(own):
        return sorted(own) == sorted(given) and all(abs(own[key] - given[key]) <= 1e-6 * own[key] for key in own)

    return next((own for own in alike if same(own)), members[at][2])
