"""
Fault currents after IEC 60909: c·U over the impedance of a way from a feed, a generator or an inverter to the fault. All ways are followed, of those
that another beats in both resistance and reactance only the better is kept. Members of a group feed together: a network of its own, solved by
elimination, in which everything above them is fed the way that alone gives the least (for the smallest current the most) impedance. Of a parallel group
the smallest current flows while one member is left; a unit has no current without all of its members.
"""

import math

COLD_C = 20.0
SIDES = ("utility", "generator")


class Way:
    """Impedance behind a point, at its voltage; where it comes from, and over which hops: of a group all."""

    def __init__(self, z, root, hops=()):
        self.z, self.root, self.hops = z, root, hops


class Hop:
    """From a point to the one `above` it: impedance (z_above + run)·ratio²·nominal + winding; `nominal` is the squared ratio of nominal voltages."""

    def __init__(self, above, run, ratio, nominal, winding):
        self.above, self.run, self.ratio, self.nominal, self.winding = above, run, ratio, nominal, winding
        self.scale = ratio**2 * nominal

    def over(self, z):
        return (z + self.run) * self.scale + self.winding


class Ways:
    """A point is (path, kind): 'out' of any equipment, 'own' for what a tied bus has without its ties, ('tie', bus) for a tie fed from a bus."""

    def __init__(self, grid, model, largest):
        self.grid, self.model, self.site, self.largest = grid, model, grid.site, largest
        self._known, self._given = {}, {}

    def factor(self, volts):
        """Voltage factor c."""
        model = self.model
        if volts > 1000:
            return model["fault_c_max_medium_voltage" if self.largest else "fault_c_min_medium_voltage"]
        wide = self.site.document["site"]["code"]["voltage_tolerance_ratio"] > model["fault_wide_tolerance_ratio"] + 1e-9
        return model["fault_c_%s_low_voltage%s" % ("max" if self.largest else "min", "_wide" if wide else "")]

    def most(self, volts):
        return Ways.factor(self, volts) if self.largest else Ways(self.grid, self.model, True).factor(volts)

    # -- roots -----------------------------------------------------------------------------------------------------------------

    def root(self, path):
        """Impedance of what gives power by itself; False where it gives none that is known, None where it is no root."""
        source, facts, volts = self.site.sources[path], self.grid.facts[path], self.grid.volts[path]
        if source.role == "utility":
            kva = facts.get("short_circuit_power_kva")
            if kva is None:
                return False
            if not self.largest:
                kva = facts.get("minimum_short_circuit_power_kva", kva)
            ratio = facts.get("resistance_to_reactance", self.model["fault_grid_resistance_to_reactance"])
            z = self.factor(volts) * volts**2 / (1000 * kva)
            x = z / math.hypot(1, ratio)
            return complex(ratio * x, x)
        if source.role == "generator":
            return self._generator(path, source, facts, volts)
        if facts.get("regulated_output") and facts.get("bypass") is False:
            times = facts.get("inverter_fault_ratio", self.model["fault_inverter_ratio"])
            kva = source.rated_kva if source.rated_kva is not None else source.weight
            return complex(0, self.factor(volts) * volts**2 / (times * kva * 1000))
        return None

    def _generator(self, path, source, facts, volts):
        reactance = facts.get("subtransient_reactance_ratio")
        if reactance is None:
            return False
        supply = self.site.by_path[path]["source"].get("supply", {}).get("generator", {})
        cosine = supply.get("power_factor_ratio", self.model["fault_generator_power_factor"])
        kva = source.rated_kva if source.rated_kva is not None else source.weight / cosine
        x = reactance * volts**2 / (1000 * kva)
        if self.largest:
            x *= self.factor(volts) / (1 + reactance * math.sqrt(1 - cosine**2))
        low = "medium" if volts > 1000 else "low"
        return complex(self.model["fault_generator_resistance_to_reactance_%s_voltage" % low] * x, x)

    # -- hops ------------------------------------------------------------------------------------------------------------------

    def ohms(self, run):
        cold = 1.0 if self.largest else 1 + self.model["fault_conductor_per_kelvin"] * (self.model["fault_final_temperature_c"] - COLD_C)
        return complex(run.cold * cold, run.x)

    def hops(self, point):
        """What a point may be fed by: (hop, whether its runs are given). Of a tied bus its own sides, which have what is in it, and ties."""
        path, kind = point
        source = self.site.sources[path]
        if kind[0] == "tie":
            return [self._hop((kind[1], side), kind[1], path) for side in SIDES]
        if kind in SIDES:
            return [self._hop((giver, "out"), giver, path) for giver in (source.utility_side if kind == SIDES[0] else source.generator_side)]
        if not source.ties:
            return [self._hop((giver, "out"), giver, path) for giver in source.sources]
        found = [(Hop((path, side), 0j, 1.0, 1.0, 0j), True) for side in SIDES]
        for tie in source.ties:
            other = next(bus for bus in self.site.sources[tie].sources if bus != path)
            # The link by which the tie hangs on this bus is the one by which this bus hangs on the tie.
            found.append(self._hop((tie, ("tie", other)), tie, path, self.grid.run(path, tie)))
        return found

    def _hop(self, above, giver, path, run=None):
        grid = self.grid
        tap = None if run else grid.tap(giver, path)
        run = run or grid.run(giver, path)
        z, known = self.ohms(run), run.known
        if giver in grid.busways:
            busway = grid.busways[giver]
            z, known = z + busway.share(tap) * self.ohms(busway.run), known and busway.run.known
        winding = grid.windings.get(path)
        ratio = winding.ratio if winding else 1.0
        own = 0j
        if winding:
            volts = grid.volts[path]
            own = complex(winding.ukr, winding.ukx) * (ratio * volts) ** 2 / (winding.kva * 1000)
            if self.largest:
                own *= 0.95 * self.factor(volts) / (1 + 0.6 * winding.ukx)
        return Hop(above, z, ratio, (grid.volts[path] / grid.volts[giver]) ** 2, own), known

    # -- ways ------------------------------------------------------------------------------------------------------------------

    def at(self, point):
        """All ways to a point that none beats."""
        if point not in self._known:
            self._known[point] = self._find(point)
        return self._known[point]

    def given(self, point):
        """Whether every run that may lead to a point is given."""
        if point not in self._given:
            live = self._live(point) if self.root(point[0]) is None else []
            self._given[point] = all(known and self.given(hop.above) for hop, known in live)
        return self._given[point]

    def _live(self, point):
        return [(hop, known) for hop, known in self.hops(point) if self.at(hop.above)]

    def together(self, point):
        """Whether all sources of a point feed a fault."""
        source = self.site.sources[point[0]]
        chooses = point[1][0] == "tie" or (point[1] == "out" and source.ties)
        return not chooses and (source.mode == "unit" or (source.mode == "parallel" and self.largest))

    def _find(self, point):
        root = self.root(point[0])
        if root is False:
            return []
        if root is not None:
            return [Way(root, point[0])]
        live = [hop for hop, _ in self._live(point)]
        if len(live) > 1 and self.together(point):
            return self._group(point, live)
        return self._best([Way(hop.over(way.z), way.root, (hop,)) for hop in live for way in self.at(hop.above)])

    def least(self, point):
        """The way with the least (or most) impedance."""
        ways = self.at(point)
        return (min if self.largest else max)(ways, key=lambda way: abs(way.z)) if ways else None

    def _best(self, ways):
        sign = 1 if self.largest else -1

        def beats(a, b):
            better = sign * a.z.real <= sign * b.z.real and sign * a.z.imag <= sign * b.z.imag
            return better and abs(a.z - b.z) > 1e-12 * abs(b.z)

        return [way for way in ways if not any(beats(other, way) for other in ways)]

    def _group(self, point, hops):
        """Thevenin impedance of a network: everything above the members once, touching points as one."""
        branches, seen, open_ = [], {point}, [(point, hop, 1.0) for hop in hops]
        while open_:
            at, hop, scale = open_.pop()
            # All at the nominal voltage of the fault; a winding off its nominal ratio is an ideal transformer.
            branches.append((at, hop.above, (hop.run * hop.scale + hop.winding) * scale, hop.ratio))
            above, scale = hop.above, scale * hop.nominal
            if above in seen:
                continue
            seen.add(above)
            root = self.root(above[0])
            if root is not None:
                branches.append((above, None, root * scale, 1.0))
                continue
            open_ += [(above, one, scale) for one in self.least(above).hops]
        nearest = [(self.least(hop.above), hop) for hop in hops]
        choose = min if self.largest else max
        root = choose(nearest, key=lambda pair: abs(pair[1].over(pair[0].z)))[0].root
        way = Way(thevenin(branches, point), root, tuple(hops))
        way.roots = {self.least(hop.above).root for hop in hops}
        return [way]


def thevenin(branches, point):
    """Impedance between a point and earth (None), points without impedance between them joined."""
    same = {}

    def find(item):
        while item in same:
            item = same[item]
        return item

    for a, b, z, _ in branches:
        if z == 0 and b is not None and find(a) != find(b):
            same[find(b)] = find(a)
    names = {}
    for a, b, _, _ in branches:
        for end in (a, b):
            if end is not None:
                names.setdefault(find(end), len(names))
    n = len(names)
    y = [[0j] * n for _ in range(n)]
    for a, b, z, ratio in branches:
        i, j = names[find(a)], None if b is None else names[find(b)]
        if i == j or z == 0:
            continue
        y[i][i] += 1 / z
        if j is not None:
            y[j][j] += ratio**2 / z
            y[i][j] -= ratio / z
            y[j][i] -= ratio / z
    # One ampere into the point; its voltage is the impedance. Gauss with partial pivoting.
    right = [0j] * n
    here = names[find(point)]
    right[here] = 1 + 0j
    for k in range(n):
        pivot = max(range(k, n), key=lambda row: abs(y[row][k]))
        y[k], y[pivot], right[k], right[pivot] = y[pivot], y[k], right[pivot], right[k]
        for row in range(k + 1, n):
            factor = y[row][k] / y[k][k]
            if factor:
                for column in range(k, n):
                    y[row][column] -= factor * y[k][column]
                right[row] -= factor * right[k]
    volts = [0j] * n
    for k in range(n - 1, -1, -1):
        volts[k] = (right[k] - sum(y[k][c] * volts[c] for c in range(k + 1, n))) / y[k][k]
    return volts[here]


def compare_faults(grid, model, budget, ledger):
    rows = {row["path"]: row for row in budget.get("electrical", {}).get("fault", [])}
    if "fault" not in budget.get("electrical", {}):
        return
    most, least = Ways(grid, model, True), Ways(grid, model, False)
    own = {}
    for path, source in grid.site.sources.items():
        if path not in grid.direct:
            points = [(path, ("tie", bus)) for bus in source.sources] if source.role == "tie" else [(path, "out")]
            points = [point for point in points if most.at(point)]
            if points:
                own[path] = points
    ledger.same("fault", "equipment", sorted(rows), sorted(own))
    for path in sorted(set(rows) & set(own)):
        row, volts = rows[path], grid.volts[path]
        ways = [way for point in own[path] for way in most.at(point)]
        best = min(ways, key=lambda way: abs(way.z))
        peak = 1.02 + (0.98 * math.exp(-3 * best.z.real / best.z.imag) if best.z.imag > 0 else 0.0)
        ka = most.factor(volts) * volts / (math.sqrt(3) * abs(best.z)) / 1000
        ledger.number("fault", path + ": maximum_ka", row["maximum_ka"], ka)
        alike = [way for way in ways if abs(abs(way.z) / abs(best.z) - 1) < 1e-9]
        roots = set().union(*[getattr(way, "roots", {way.root}) for way in alike])
        ledger.same("fault", path + ": maximum_from", row["maximum_from"] in roots, True)
        if len({round(way.z.real / abs(way.z), 6) for way in alike}) == 1:
            ledger.number("fault", path + ": kappa", row["kappa"], peak)
            ledger.number("fault", path + ": peak_ka", row["peak_ka"], peak * math.sqrt(2) * ka)
        smallest = None
        if all(least.given(point) for point in own[path]):
            z = max((way.z for point in own[path] for way in least.at(point)), key=abs)
            smallest = least.factor(volts) * volts / (2 * abs(z)) / 1000
        ledger.number("fault", path + ": minimum_ka", row.get("minimum_ka"), smallest)
