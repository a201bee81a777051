"""
Maintenance and fault zones, stuck breakers and fire compartments: what is out together, and what each takes with it beyond what its base state lacks
already. Every zone is a scenario of its own, worked out like a single loss.
"""

from inventory import Limit, Site
from overheated import Overheated, falls_short
from power import SLACK, State


class Zone:
    def __init__(self, kind, name, removed, states=None):
        self.kind, self.name, self.removed, self.states = kind, name, frozenset(removed), states


class Membership:
    """What is out together, by component."""

    def __init__(self, site):
        self.site = site
        self.place = {asset["path"]: i for i, asset in enumerate(site.assets)}
        self.facts = {asset["path"]: asset.get("resilience", {}) for asset in site.assets}
        self.components = [a["path"] for a in site.assets if a["path"] in site.sources or a["path"] in site.units]
        self.joined = self._bare()
        self.fault = {path: self._spread(path, "fault_zones") for path in self.components}
        self.maintenance = {}
        for path in self.components:
            named = self.facts[path].get("maintenance_zones")
            self.maintenance[path] = self._spread(path, "maintenance_zones") if named else self.fault[path]

    def _bare(self):
        """Equipment that no protective device separates trips as one; a tie is normally open."""
        groups = {asset["path"]: {asset["path"]} for asset in self.site.assets}
        for path, source in self.site.sources.items():
            if source.role == "tie" or self.facts[path].get("source_side") != "none":
                continue
            for giver in source.sources:
                if self.site.sources[giver].role != "tie" and giver not in groups[path]:
                    both = groups[path] | groups[giver]
                    for member in both:
                        groups[member] = both
        return groups

    def _spread(self, path, key):
        """Its own group, and those of all members of the zones that it names."""
        names = set(self.facts[path].get(key, []))
        found = set(self.joined[path])
        for other, facts in self.facts.items():
            if names & set(facts.get(key, [])):
                found |= self.joined[other]
        return frozenset(found)

    def distinct(self, kind, members):
        zones = {}
        for path in self.components:
            zones.setdefault(members[path], path)
        return [Zone(kind, path, removed) for removed, path in zones.items()]

    def stuck(self, base, state):
        """A closed breaker that does not open: what feeds the component goes with it. Only where the component has another source."""
        zones = []
        for path in self.components:
            if self.facts[path].get("source_side", "breaker") == "breaker":
                for giver in sorted(self._closed(path, state), key=self.place.get):
                    name = "%s with its breaker at %s" % (path, giver)
                    zones.append(Zone("stuck_breaker", name, self.fault[path] | self.fault[giver], [base]))
        return zones

    def _closed(self, path, state):
        site, found = self.site, set()
        source = site.sources.get(path)
        if source is not None and source.role == "tie":
            # Open but where a bus hangs on it.
            for bus in source.sources:
                found |= {giver for giver, _, tie in state.feeds(bus) or [] if tie == path}
        elif source is not None and len(set(source.sources) | set(source.ties)) > 1:
            found |= {giver for giver, _, _ in state.feeds(path) or []}
        if path in site.loads:
            for cord in site.loads[path].cords:
                if len(cord.sources) > 1 and (path, cord.id) in state.cord_source:
                    found.add(state.cord_source[(path, cord.id)])
        return found

    def fire(self, topology):
        """All of a compartment but final distribution: what feeds racks of the same one directly, and units of loops that serve them."""
        compartment = {path: facts.get("fire_compartment") for path, facts in self.facts.items()}
        final = set()
        for load in self.site.loads.values():
            if load.is_it:
                final |= {g for cord in load.cords for g in cord.sources if compartment[g] == compartment[load.path]}
        for loop in topology.loops.values():
            if loop.medium != "fws":
                racks = {compartment[rack] for rack in loop.racks}
                final |= {unit for unit in loop.units if compartment[unit] in racks}
        rooms = {}
        for path in self.components:
            if compartment[path] is not None and path not in final:
                rooms.setdefault(compartment[path], []).append(path)
        return [Zone("fire", "compartment '%s'" % name, rooms[name]) for name in sorted(rooms)]


class Judge:
    """What goes wrong when a set is out, in a base state."""

    def __init__(self, run):
        self.run, self.site = run, run.site
        self.short_before = set(self._short(run.normal))
        self.over_before = {base: set(self._over(self.site, state)) for base, state in run.bases.items()}
        self.shelves_before = {base: set(self._shelves(state, capped=False)) for base, state in run.bases.items()}

    def outcome(self, base, removed, site=None):
        """None where all holds. `site` replaces what is closed by hand first."""
        site, run = site or self.site, self.run
        before = run.bases[base]
        state = State(site, base, removed, run.groups, run.modelled)
        fresh = state.dark - before.dark - removed
        dark = sorted(path for path in fresh if site.by_path[path]["demand"].get("required", True))
        dark = [] if self._allowed(removed, dark) else dark
        over = {key: value for key, value in self._over(site, state).items() if key not in self.over_before[base]}
        shelves = {path: row for path, row in self._shelves(state).items() if path not in self.shelves_before[base]}
        out = {unit for unit in site.units if unit in state.dark or unit in removed} - site.out
        gone = {path for path in state.dark if path not in site.units}
        results = run.cooling.evaluate(out, gone, state.design.loss_kw, None)
        heated = Overheated(run.cooling, results, gone)
        short = {key: row for key, row in self._short(results, heated).items() if key not in self.short_before}
        if not (dark or over or shelves or short):
            return None
        racks = [site.loads[path] for path in dark if site.loads[path].is_it]
        lost = sorted(unit for unit in site.units if unit in removed or unit in fresh)
        gpus = sum(load.gpus for load in racks)
        return {
            "dark": dark, "gpus_lost": gpus, "cooling_lost": lost, "racks_overheated": heated.total() if short else 0,
            "overloads": over, "shelves": shelves, "shortfalls": short,
        }  # fmt: skip

    def _allowed(self, removed, dark):
        """Racks that allow passive equipment to take so many of them: all that is out is passive, or what feeds them directly is."""
        by_path, loads = self.site.by_path, self.site.loads
        if not dark or any(not loads[path].is_it or by_path[path]["demand"].get("allowed_dark_racks", 0) < len(dark) for path in dark):
            return False

        def passive(path):
            source = by_path[path].get("source", {})
            return source.get("role") == "path" and not source.get("capacity_component", False)

        out = {path for path in removed if path in by_path and passive(path)}
        return out == set(removed) or all(giver in out for path in dark for cord in loads[path].cords for giver in cord.sources)

    def _over(self, site, state):
        found = {}

        def note(path, cord, limit, value):
            if value > limit.limit * (1 + SLACK):
                found[(path, cord, limit.name)] = (limit.unit, limit.limit, value)

        for path, source in site.sources.items():
            for limit in source.limits:
                note(path, "", limit, limit.demand(*state.provisioned.carried(path)))
        for path, load in site.loads.items():
            for cord in load.cords:
                kw = state.provisioned.cord_kw.get((path, cord.id), 0.0)
                for limit in cord.limits:
                    note(path, cord.id, limit, limit.demand(kw, kw * cord.tan))
        return found

    def _shelves(self, state, capped=True):
        """Loads whose live shelves give too little; not those that a declared cap fits to them."""
        found = {}
        for path, load in self.site.loads.items():
            if load.shelf_kw > 0 and path not in state.dark:
                live, needed = state.live_shelf_kw(load), load.needed_dc_kw()
                fits = capped and min(load.cap_kw, load.provisioned) * load.shelf_efficiency <= live * (1 + SLACK)
                if live < needed * (1 - SLACK) and not fits:
                    found[path] = (needed, live)
        return found

    def _short(self, results, heated=None):
        found = {}
        for path, result in results.items():
            for name, quantity in result.quantities.items():
                if falls_short(quantity):
                    found[(path, name)] = quantity + (heated._lost(result, name, quantity) if heated else 0,)
        return found


class Bypasses:
    """
    Bypasses of UPS, closed by hand before maintenance: a UPS that is out, or that is down with what is out, is then a plain path with the limits of its
    bypass.
    """

    def __init__(self, site):
        shared = set()
        for source in site.sources.values():
            # Raw supply is not paralleled with inverters.
            if source.mode != "selective" and len(source.sources) > 1:
                shared.update(source.sources)
        self.site = site
        self.limits = {}
        for asset in site.assets:
            limits = asset.get("resilience", {}).get("maintenance_bypass")
            if limits is not None and asset["path"] in site.sources and asset["path"] not in shared:
                self.limits[asset["path"]] = [dict(limit, name="maintenance bypass, " + limit["name"]) for limit in limits]

    def usable(self, removed):
        return any(path in self.limits for path in removed)

    def closed(self, base, removed):
        """The site with bypasses in place of their UPS, and what is still out."""
        site = Site(self.site.document)
        down = [path for path in removed if path in self.limits]
        replaced = set()
        while down:
            for path in down:
                self._close(site.sources[path], self.limits[path])
            replaced.update(down)
            # With these closed others may be up again, or not.
            state = State(site, base, removed - replaced)
            down = [path for path in self.limits if path not in replaced and not state.is_up(path)]
        return site, removed - replaced

    @staticmethod
    def _close(source, limits):
        source.limits = [Limit(limit) for limit in limits]
        source.losses, source.recharge, source.input_tan, source.impedance, source.mode = [], 0.0, None, 0.0, "selective"
        source.weight = min((limit.nameplate() for limit in source.limits), default=1.0)


def compare_zones(run, budget, ledger):
    given = budget.get("resilience", {})
    if "maintenance" not in given and "fault_zones" not in given:
        ledger.same("zones", "of tier " + run.site.tier, run.site.tier in ("III", "IV"), False)
        return
    members, judge = Membership(run.site), Judge(run)
    known = {}

    def outcome(base, removed):
        if (base, removed) not in known:
            known[(base, removed)] = judge.outcome(base, removed)
        return known[(base, removed)]

    _compare(run, given["maintenance"], members.distinct("maintenance", members.maintenance), outcome, members, ledger, judge, Bypasses(run.site))
    ledger.same("zones", "fault zones asked", "fault_zones" in given, run.site.tier == "IV")
    if "fault_zones" in given:
        zones = members.distinct("fault", members.fault)
        for base, state in run.bases.items():
            zones += members.stuck(base, state)
        _compare(run, given["fault_zones"], zones + members.fire(run.cooling.topology), outcome, members, ledger, judge)


def _key(kind, name, states):
    """A stuck breaker is of one state; it may be told of both."""
    return " ".join([name, kind] + list(states or []))


def _compare(run, given, zones, outcome, members, ledger, judge, bypasses=None):
    bases = list(run.bases)
    own = {_key(zone.kind, zone.name, zone.states): zone for zone in zones}
    ledger.same("zones", "zones", given["zones"], len(zones))
    ledger.same("zones", "scenarios", given["scenarios"], sum(len(zone.states or bases) for zone in zones))
    several = sorted((zone.kind, zone.name, tuple(sorted(zone.removed)), tuple(zone.states or ())) for zone in zones if len(zone.removed) > 1)
    rows = sorted((z["kind"], z["name"], tuple(sorted(z["out"])), tuple(z.get("states", ()))) for z in given["zones_of_several"])
    ledger.same("zones", "zones_of_several", rows, several)
    failing, held = {}, []
    for key, zone in own.items():
        found = {base: outcome(base, zone.removed) for base in zone.states or bases}
        if any(found.values()) and bypasses and bypasses.usable(zone.removed):
            found = {}
            for base in bases:
                site, left = bypasses.closed(base, zone.removed)
                found[base] = judge.outcome(base, left, site)
            if not any(found.values()):
                held.append(tuple(sorted(zone.removed)))
        if any(found.values()):
            failing[key] = {base: one for base, one in found.items() if one}
    ledger.same("zones", "held_by_bypass", sorted(tuple(sorted(out)) for out in given["held_by_bypass"]), sorted(held))
    rows = {_key(row["kind"], row["name"], [o["state"] for o in row["outcomes"]] if row["kind"] == "stuck_breaker" else None): row for row in given["failing"]}
    ledger.same("zones", "failing", sorted(rows), sorted(failing))
    for key in sorted(set(rows) & set(failing)):
        ledger.same("zones", key + ": out", sorted(rows[key]["out"]), sorted(own[key].removed))
        outcomes = {row["state"]: row for row in rows[key]["outcomes"]}
        ledger.same("zones", key + ": states", sorted(outcomes), sorted(failing[key]))
        for base in sorted(set(outcomes) & set(failing[key])):
            _compare_outcome("%s, %s: " % (key, base), outcomes[base], failing[key][base], ledger)


def _compare_outcome(where, row, own, ledger):
    for name in ("dark", "cooling_lost"):
        ledger.same("zones", where + name, sorted(row[name]), own[name])
    for name in ("gpus_lost", "racks_overheated"):
        ledger.same("zones", where + name, row[name], own[name])
    keys = {
        "overloads": (lambda r: (r["path"], r["cord"], r["name"]), ("unit", "limit", "demand")),
        "shelves": (lambda r: r["path"], ("needed_dc_kw", "live_dc_kw")),
        "shortfalls": (lambda r: (r["path"], r["quantity"]), ("unit", "measured", "limit", "racks_lost")),
    }
    for name, (key, figures) in keys.items():
        rows = {key(r): r for r in row[name]}
        ledger.same("zones", where + name, sorted(rows), sorted(own[name]))
        for at in sorted(set(rows) & set(own[name])):
            for figure, value in zip(figures, own[name][at]):
                compare = ledger.same if figure == "unit" else ledger.number
                compare("zones", "%s%s %s: %s" % (where, name, at, figure), rows[at][figure], value)
