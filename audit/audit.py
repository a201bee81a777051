"""The audit of one site: run everything, compare everything, say what was and was not covered."""

import json
import os

from agreements import Agreements, compare_swings
from availability import compare_availability
from caps import Caps
from ceilings import Ceilings
from circulation import compare_hydraulics
from conductors import Conductors
from cooling import Cooling, Topology
from electrical import Electrical, compare_confined, compare_flows
from energising import compare_energising
from extremes import compare_extremes
from failures import Failures, compare_totals
from fault_current import compare_faults
from fluids import Fluids, Model
from grid import Grid
from inventory import Gap, Site, declared_out
from ledger import Ledger
from overheated import Overheated
from phases import Phases, compare_direct, compare_harmonics, compare_whips
from power import State
from ridethrough import compare_ride_through
from sag import compare_sag
from scenarios import scenarios_of
from supply import Supply
from thermal import Thermal
from voltage import Voltages, compare_studied
from year import compare_year
from zones import compare_zones

# Sections of the budget that are recomputed here. Any other is told as not audited.
SECTIONS = ("site", "totals", "flows", "limits", "shelves", "loops", "thermal", "confined", "failures", "scenarios", "resilience", "hydraulics", "supply", "today")
SECTIONS += ("ride_through", "extreme_year", "design_day_water", "at_provisioned_power", "year", "electrical")


class Report:
    def __init__(self, name, ledger, scenarios, unknown):
        self.name, self.ledger, self.scenarios, self.unknown = name, ledger, scenarios, unknown

    def holds(self):
        return not self.ledger.mismatches and not self.ledger.gaps

    def text(self, most=40):
        ledger = self.ledger
        figures = sum(ledger.figures.values())
        lines = ["%s: %d figures, %d scenarios, tolerance %g relative" % (self.name, figures, self.scenarios, ledger.tolerance)]
        lines += [ledger.table(), "  not audited: " + (", ".join(self.unknown) or "nothing")]
        lines += ["  GAP %s" % gap for gap in ledger.gaps]
        lines += ["  MISMATCH %s %s: budget %s, audit %s" % miss for miss in ledger.mismatches[:most]]
        if len(ledger.mismatches) > most:
            lines.append("  ... and %d more" % (len(ledger.mismatches) - most))
        lines.append("  every figure holds" if self.holds() else "  %d figures differ" % len(ledger.mismatches))
        return "\n".join(lines)


def audit(document, budget, tolerance=1e-6):
    site, ledger = Site(document), Ledger(tolerance)
    scenarios = scenarios_of(site)
    unknown = sorted(name for name in budget if name not in SECTIONS)
    try:
        unknown += _compare(site, document, budget, ledger, scenarios)
        if declared_out(document) or "today" in budget:
            scenarios = scenarios + _compare_today(Site(document, today=True), document, budget.get("today", {}), ledger)
    except Gap as gap:
        ledger.gap(str(gap))
    return Report(site.name, ledger, len(scenarios), unknown)


def audit_folder(folder):
    """Exit code and report of a folder with the manifests of a site."""
    try:
        with open(os.path.join(folder, "inventory.json"), encoding="utf-8") as file:
            inventory = json.load(file)
        with open(os.path.join(folder, "budget.json"), encoding="utf-8") as file:
            budget = json.load(file)
    except (OSError, ValueError) as error:
        return 2, "%s: %s" % (folder, error)
    report = audit(inventory, budget)
    return (0 if report.holds() else 1), report.text()


def settle(site, cooling, groups):
    """The design day: mechanical input follows from heat, heat from losses, losses from mechanical input. Repeated until nothing moves."""
    modelled = {}
    for _ in range(40):
        state = State(site, "U", groups=groups, thermal_kw=modelled)
        normal = cooling.evaluate(frozenset(), frozenset(), state.design.loss_kw)
        settled = {unit: kw for result in normal.values() for unit, kw in result.input_kw.items()}
        apart = max((abs(kw - modelled.get(unit, 0.0)) for unit, kw in settled.items()), default=0.0)
        modelled = settled
        if apart < 1e-12:
            break
    return modelled, normal, state.design.loss_kw


def _compare_today(site, document, budget, ledger):
    """The part of the budget with declared equipment out of service: every scenario again, with it out from the start."""
    scenarios = scenarios_of(site)
    ledger.same("today", "out of service", budget.get("out_of_service"), [a["path"] for a in site.assets if a["path"] in site.out])
    model = Model(document.get("model"), Gap)
    run = Run(site, budget, ledger, model, Fluids(model))
    run.all(scenarios)
    run.compare()
    return scenarios


def _compare(site, document, budget, ledger, scenarios):
    ledger.same("site", "name", budget.get("site"), site.name)
    model = Model(document.get("model"), Gap)
    fluids = Fluids(model)
    fluids.check(ledger)
    run = Run(site, budget, ledger, model, fluids)
    ceilings, supply = Ceilings(site, budget, ledger), Supply(site, model, budget, ledger, run.electrical)
    caps, agreements = Caps(site, budget, ledger), Agreements(site, budget, ledger)
    grid = Grid(site)
    voltages, phases = Voltages(grid, budget, ledger), Phases(grid, budget, ledger)
    conductors = Conductors(grid, budget, ledger)
    run.all(scenarios, (ceilings, supply, caps, agreements, voltages, phases, conductors))
    compare_studied(site, budget, ledger, grid, scenarios)
    voltages.compare()
    phases.compare()
    conductors.compare()
    compare_faults(grid, model, budget, ledger)
    compare_whips(grid, budget, ledger)
    compare_harmonics(grid, run.bases["U"], budget, ledger)
    compare_direct(grid, run.electrical, budget, ledger)
    compare_zones(run, budget, ledger)
    compare_availability(site, model, run.bases["G"].provisioned if "G" in run.bases else None, budget, ledger)
    ceilings.compare()
    caps.compare()
    compare_confined(site, budget, ledger)
    unknown = ["totals." + name for name in run.compare()]
    unknown += supply.compare()
    agreements.compare()
    compare_swings(site, model, agreements.own.values(), run.bases["U"], budget, ledger)
    compare_sag(site, model, agreements.own.values(), run.bases["U"], budget, ledger)
    compare_energising(site, model, run.bases.get("G"), budget, ledger)
    compare_ride_through(run.cooling, run.normal, model, supply.start_s(), budget, ledger)
    compare_extremes(document, model, fluids, budget, ledger)
    unknown += compare_year(document, model, fluids, budget, ledger)
    unknown += compare_hydraulics(run.cooling, run.normal, run.loss_kw, budget, ledger)
    resilience = ("it_ceilings", "maintenance", "fault_zones", "availability")
    return unknown + ["resilience." + name for name in budget.get("resilience", {}) if name not in resilience]


class Run:
    """Every scenario of a site, read into what compares it with one budget."""

    def __init__(self, site, budget, ledger, model, fluids):
        self.site, self.budget, self.ledger = site, budget, ledger
        topology = Topology(site)
        self.groups = topology.switched_groups(site)
        self.cooling = Cooling(site, topology, model, fluids)
        self.modelled, self.normal, self.loss_kw = settle(site, self.cooling, self.groups)
        self.electrical, self.failures = Electrical(site, budget, ledger), Failures(site, budget, ledger)
        self.thermal = Thermal(budget, ledger, self.normal)
        self.bases = {}

    def all(self, scenarios, readers=()):
        self.ledger.same("scenarios", "labels", sorted(self.budget.get("scenarios", [])), sorted(s.label for s in scenarios))
        for scenario in scenarios:
            self._read(scenario, readers)

    def _read(self, scenario, readers):
        site, bases = self.site, self.bases
        removed = frozenset([scenario.removed]) if scenario.removed and not scenario.part else frozenset()
        state = bases[scenario.base] if scenario.part else State(site, scenario.base, removed, self.groups, self.modelled)
        if scenario.removed is None:
            bases[scenario.base] = state
        if not scenario.part:
            for reader in (self.electrical, *readers):
                reader.read(scenario, state)
        out = {unit for unit in site.units if unit in state.dark or unit in removed} - site.out
        dark = {path for path in state.dark if path not in site.units}
        results = self.cooling.evaluate(out, dark, state.design.loss_kw, scenario.removed if scenario.part else None)
        self.thermal.read(scenario, results, scenario.removed is None)
        self.failures.read(scenario, None if scenario.part else state, out, Overheated(self.cooling, results, dark))

    def compare(self):
        """Compares all of it; names of totals that are not known here."""
        self.electrical.compare()
        self.thermal.compare_loops(self.normal)
        self.thermal.compare()
        self.failures.compare()
        compare_flows(self.site, self.budget, self.ledger, self.bases["U"])
        return compare_totals(self.site, self.budget, self.ledger, self.bases, self.normal)
