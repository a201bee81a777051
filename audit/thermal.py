"""Compares loops and thermal limits of the budget with every scenario."""

import math

from overheated import falls_short

FIELDS = {
    "heat_kw": "heat", "capacity_kw": "capacity", "flow": "flow", "flow_capacity": "flow_capacity", "supply_c": "supply_c", "return_c": "return_c",
    "units_live": "live", "fan_speed": "fan_speed", "approach_k": "approach",
}


def margin(unit, asked, limit):
    """What is left: kelvin of temperatures, a share of the limit of anything else."""
    if unit in ("°C", "K"):
        return limit - asked
    return 1 - asked / limit if limit > 0 else (-math.inf if asked > 0 else 0.0)


class Row:
    def __init__(self, unit, asked, limit, named):
        self.unit, self.normal, self.normal_limit = unit, asked, limit
        self.least, self.named_label, self.named = margin(unit, asked, limit), named, []
        self.base = {}
        # With all cooling units fed; a base state in which some are not is another.
        self.short_surely, self.short_perhaps = 0, int(falls_short((unit, asked, limit)))

    def moved(self, base, asked, limit):
        """Whether a failure changes it from what it is in its base state, beyond rounding."""
        pairs = zip((asked, limit), self.base[base])
        return any(not math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-6) for a, b in pairs)

    def read(self, scenario, asked, limit, first):
        label = scenario.label
        if first:
            self.base[scenario.base] = (asked, limit)
        moved = first or self.moved(scenario.base, asked, limit)
        self.least = min(self.least, margin(self.unit, asked, limit))
        if label == self.named_label:
            self.named.append((asked, limit))
        if falls_short((self.unit, asked, limit)):
            self.short_perhaps += 1
            self.short_surely += moved


class Thermal:
    def __init__(self, budget, ledger, normal):
        self.budget, self.ledger = budget, ledger
        self.given = {(row["path"], row["quantity"]): row for row in budget.get("thermal", [])}
        self.rows = {}
        for path, result in normal.items():
            for name, (unit, asked, limit) in result.quantities.items():
                named = self.given.get((path, name), {}).get("worst_scenario")
                row = self.rows[(path, name)] = Row(unit, asked, limit, named)
                row.named.append((asked, limit))

    def read(self, scenario, results, first):
        for path, result in results.items():
            for name, (_, asked, limit) in result.quantities.items():
                row = self.rows.get((path, name))
                if row:
                    row.read(scenario, asked, limit, first)

    def compare_loops(self, normal):
        ledger = self.ledger
        rows = {row["path"]: row for row in self.budget.get("loops", [])}
        ledger.same("loops", "loops", sorted(rows), sorted(normal))
        for path in sorted(set(rows) & set(normal)):
            result = normal[path]
            for field, own in FIELDS.items():
                value = getattr(result, own)
                if value is not None or field in rows[path]:
                    ledger.number("loops", "%s: %s" % (path, field), rows[path].get(field), value)

    def compare(self):
        ledger = self.ledger
        ledger.same("thermal", "quantities", sorted(self.given), sorted(self.rows))
        for key in sorted(set(self.given) & set(self.rows)):
            row, own, where = self.given[key], self.rows[key], "%s: %s " % key
            ledger.same("thermal", where + "unit", row["unit"], own.unit)
            ledger.number("thermal", where + "normal", row["normal"], own.normal)
            ledger.number("thermal", where + "normal_limit", row["normal_limit"], own.normal_limit)
            asked, limit = min(own.named, key=lambda pair: apart(pair, row)) if own.named else (None, None)
            ledger.number("thermal", "%sworst in '%s'" % (where, row["worst_scenario"]), row["worst"], asked)
            ledger.number("thermal", "%sworst_limit in '%s'" % (where, row["worst_scenario"]), row["worst_limit"], limit)
            # No scenario leaves less than the one that is named.
            given = margin(row["unit"], bounded(row["worst"]), bounded(row["worst_limit"]))
            scale = max(1.0, abs(own.normal_limit)) if math.isfinite(own.normal_limit) else 1.0
            agreed = abs(given - own.least) <= ledger.tolerance * scale or given == own.least
            ledger.same("thermal", where + "least margin", given, given if agreed else own.least)
            ledger.within("thermal", where + "scenarios_short", row["scenarios_short"], own.short_surely, own.short_perhaps)


def bounded(value):
    return math.inf if value is None else value


def apart(pair, row):
    difference = abs(pair[0] - bounded(row["worst"])) + abs(pair[1] - bounded(row["worst_limit"]))
    return difference if difference == difference else 0.0
