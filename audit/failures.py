"""Compares the consequences of every scenario, and the totals of the site."""

from power import litres_per_hour


class Failures:
    """Loads dark that were not before, cooling units lost, racks overheated."""

    def __init__(self, site, budget, ledger):
        self.site, self.ledger = site, ledger
        self.rows = {row["scenario"]: row for row in budget.get("failures", [])}
        self.seen = set()
        self.base_dark = {}
        self.base_short = {}

    def read(self, scenario, state, out, overheated):
        """`state` is None where the electrical state stays as it is."""
        base = scenario.removed is None
        dark = set() if state is None else set(state.dark) - self.site.out
        if base:
            self.base_dark[scenario.base] = set(dark)
            self.base_short[scenario.base] = dict(overheated.short)
        elif state is not None:
            dark -= self.base_dark[scenario.base]
            dark.discard(scenario.removed)
        row = self.rows.get(scenario.label)
        lost = [] if state is None else sorted(out)
        matters = dark or (overheated.any() and overheated.short != self.base_short[scenario.base]) or (lost and scenario.removed in out)
        if row is None:
            if matters or (base and dark):
                self.ledger.same("failures", scenario.label, "not in the budget", "dark %s, lost %s" % (sorted(dark)[:4], lost[:4]))
            return
        self.seen.add(scenario.label)
        racks = [self.site.loads[path] for path in dark if self.site.loads[path].is_it]
        where = scenario.label + ": "
        self.ledger.same("failures", where + "dark", sorted(row["dark"]), sorted(dark))
        self.ledger.same("failures", where + "cooling_lost", sorted(row["cooling_lost"]), lost)
        self.ledger.same("failures", where + "racks_lost", row["racks_lost"], len(racks))
        self.ledger.same("failures", where + "gpus_lost", row["gpus_lost"], sum(load.gpus for load in racks))
        self.ledger.same("failures", where + "racks_overheated", row["racks_overheated"], overheated.total())

    def compare(self):
        for label in self.rows:
            if label not in self.seen:
                self.ledger.same("failures", label, "in the budget", "no consequence")


def compare_totals(site, budget, ledger, base, normal):
    """`base`: electrical base states; `normal`: loops with everything in service."""
    given, on_utility = budget.get("totals", {}), base["U"]
    racks = [load for load in site.loads.values() if load.is_it]
    thermal = sum(load.thermal for load in racks)
    liquid = 0.0
    for load in racks:
        heat = site.by_path[load.path].get("cooling", {}).get("heat", {})
        liquid += load.thermal * heat.get("liquid_share_ratio", 0.0)
    # Generators that carry load with the utility there are supply as well.
    facility, provisioned = [flow.at_feeds_kw() + flow.generated_kw() for flow in (on_utility.design, on_utility.provisioned)]
    drawn = sum(on_utility.design.load_kw.values())
    nameplate = sum(site.loads[unit].provisioned for unit in site.units if unit in site.loads and on_utility.runs(site.loads[unit]))
    own = {
        "racks": len(racks),
        "gpus": sum(load.gpus for load in racks),
        "it_provisioned_kw": sum(load.provisioned for load in racks),
        "it_thermal_kw": thermal,
        "it_peak_kw": sum(load.peak for load in racks),
        "it_average_kw": sum(load.average for load in racks),
        "heat_to_liquid_kw": liquid,
        "heat_to_air_kw": thermal - liquid,
        "facility_provisioned_kw": provisioned,
        "facility_design_kw": facility,
        "mechanical_design_kw": sum(kw for result in normal.values() for kw in result.input_kw.values()),
        "mechanical_nameplate_kw": nameplate,
        "losses_design_kw": max(0.0, facility - drawn),
        "design_pue": facility / thermal if thermal > 0 and facility > 0 else None,
    }
    if "G" in base:
        own["fuel_liters_per_hour"] = litres_per_hour(site, base["G"].lasting())
    for name, value in own.items():
        if value is not None or name in given:
            ledger.number("totals", name, given.get(name), value)
    return sorted(set(given) - set(own))
