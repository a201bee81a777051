"""Cooling beyond the design case: the hottest air of twenty years, water on the design day, and all racks at provisioned power."""

import math

from overheated import falls_short
from scenarios import scenarios_of
from service import InService, at_power
from thermal import bounded


def compare_extremes(document, model, fluids, budget, ledger):
    service = InService(document, model, fluids)
    _water(service, service.at(), model, budget, ledger)
    _extreme(service, document["site"]["climate"].get("extreme"), budget, ledger)
    _at_provisioned(document, model, fluids, budget, ledger)


def _water(service, results, model, budget, ledger):
    """Loops of facility water with towers or adiabatic stages."""
    if "design_day_water" not in budget:
        return
    rows, own = {row["path"]: row for row in budget["design_day_water"]}, {}
    for path, result in results.items():
        units = [service.site.units[unit] for unit in result.loop.units]
        wet = any("cooling_tower" in unit or unit.get("dry_cooler", {}).get("adiabatic_effectiveness_ratio", 0) > 0 for unit in units)
        if result.loop.medium == "fws" and wet:
            own[path] = result
    ledger.same("design_day_water", "loops", sorted(rows), sorted(own))
    for path in sorted(set(rows) & set(own)):
        row, result = rows[path], own[path]
        for key, kg_per_s in (("evaporation_m3_per_h", result.evaporation), ("make_up_m3_per_h", result.make_up)):
            ledger.number("design_day_water", "%s: %s" % (path, key), row[key], kg_per_s * 3600 / model["water_density_kg_per_m3"])
        store = result.loop.facts.get("environment", {}).get("make_up_store_m3")
        ledger.number("design_day_water", path + ": store_m3", row["store_m3"], store)


def _extreme(service, air, budget, ledger):
    """Supply of every liquid loop; it is limited by the class of coolant, and by the set-point of facility water that cools no CDU."""
    if "extreme_year" not in budget:
        return
    rows, own = {row["path"]: row for row in budget["extreme_year"]}, {}
    if air is not None:
        own = {path: result for path, result in service.at(air).items() if result.loop.medium != "air" and result.heat > 0}
    ledger.same("extreme_year", "loops", sorted(rows), sorted(own))
    for path in sorted(set(rows) & set(own)):
        row, result, where = rows[path], own[path], path + ": "
        to_cdus = any("cdu" in service.site.units[unit] for unit in result.loop.clients)
        limit = None if to_cdus else result.quantities.get("supply_temperature", (None, None, None))[2]
        ledger.number("extreme_year", where + "set_point_c", row["set_point_c"], result.loop.facts["supply_temperature_c"])
        ledger.number("extreme_year", where + "supply_c", row["supply_c"], result.supply_c)
        ledger.number("extreme_year", where + "limit_c", row["limit_c"], limit)


def _asking(medium, quantity, failure):
    """The check that asks the same at thermal design power."""
    if medium != "tcs":
        return "THM-10" if medium == "air" else "THM-06"
    if quantity in ("flow", "pressure"):
        return "THM-04" if failure else "THM-01"
    return {"heat": "THM-04", "supply_temperature": "THM-03"}.get(quantity)


class Short:
    """Loops of one name that are short of one quantity, for one check."""

    def __init__(self):
        self.surely, self.perhaps, self.most, self.at = set(), set(), -math.inf, {}


def _at_provisioned(document, model, fluids, budget, ledger):
    if "at_provisioned_power" not in budget:
        return
    section = "at_provisioned_power"
    service = InService(at_power(document, "provisioned_kw", exponent=model["pressure_exponent"]), model, fluids)
    normal, found = service.at(), {}
    _read(found, "on utility, all in service", normal, None)
    for scenario in scenarios_of(service.site):
        if scenario.base == "U" and scenario.removed in service.site.units:
            results = service.without((), scenario.removed) if scenario.part else service.without([scenario.removed])
            _read(found, scenario.label, results, normal)
    rows = {(row["check"], row["quantity"], row["path"].split("/")[-1]): row for row in budget[section]}
    ledger.same(section, "groups", len(budget[section]), len(rows))
    for key in sorted(set(rows) | set(found)):
        row, short, where = rows.get(key), found.get(key), "%s %s of %s: " % key
        if row is None or short is None:
            if row or short.surely:
                ledger.same(section, where + "short", "in the budget" if row else "not in the budget", "short" if short else "not short")
            continue
        unit, asked, limit = short.at.get((row["path"], row["scenario"]), (None, None, None))
        ledger.same(section, where + "unit", row["unit"], unit)
        ledger.number(section, "%smeasured in '%s'" % (where, row["scenario"]), row["measured"], asked)
        ledger.number(section, "%slimit in '%s'" % (where, row["scenario"]), row["limit"], limit)
        ledger.within(section, where + "loops", row["loops"], len(short.surely), len(short.perhaps))
        excess = bounded(row["measured"]) - bounded(row["limit"])
        agreed = excess >= short.most or math.isclose(excess, short.most, rel_tol=1e-6, abs_tol=1e-6 * abs(bounded(row["limit"])))
        ledger.same(section, where + "worst", excess, excess if agreed else short.most)


def _read(found, label, results, normal):
    """In a failure a loop is short for sure if the failure changes what is short of it."""
    for path, result in results.items():
        for name, quantity in result.quantities.items():
            asks = _asking(result.loop.medium, name, normal is not None)
            if asks is None or not falls_short(quantity):
                continue
            short = found.setdefault((asks, name, path.split("/")[-1]), Short())
            before = None if normal is None else normal[path].quantities.get(name)
            same = before is not None and all(math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-6) for a, b in zip(quantity[1:], before[1:]))
            _, asked, limit = quantity
            short.perhaps.add(path)
            if not same and (asked > limit * (1 + 1e-6) or quantity[0] in ("°C", "K")):
                short.surely.add(path)
            short.most = max(short.most, asked - limit)
            short.at[(path, label)] = quantity
