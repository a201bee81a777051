"""The audit of one site: run everything, compare everything, say what was and was not covered."""

from caps import Caps
from ceilings import Ceilings
from circulation import compare_hydraulics
from cooling import Cooling, Topology
from electrical import Electrical, compare_confined, compare_flows
from failures import Failures, compare_totals
from fluids import Fluids, Model
from inventory import Gap, Site
from ledger import Ledger
from overheated import Overheated
from power import State
from scenarios import scenarios_of
from supply import Supply
from thermal import Thermal

# Sections of the budget that are recomputed here. Any other is told as not audited.
SECTIONS = ("site", "totals", "flows", "limits", "shelves", "loops", "thermal", "confined", "failures", "scenarios", "resilience", "hydraulics", "supply")


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
    except Gap as gap:
        ledger.gap(str(gap))
    return Report(site.name, ledger, len(scenarios), unknown)


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


def _compare(site, document, budget, ledger, scenarios):
    ledger.same("site", "name", budget.get("site"), site.name)
    ledger.same("scenarios", "labels", sorted(budget.get("scenarios", [])), sorted(s.label for s in scenarios))
    model = Model(document.get("model"), Gap)
    fluids = Fluids(model)
    fluids.check(ledger)
    topology = Topology(site)
    groups = topology.switched_groups(site)
    cooling = Cooling(site, topology, model, fluids)
    modelled, normal, loss_kw = settle(site, cooling, groups)
    electrical, thermal, failures = Electrical(site, budget, ledger), Thermal(budget, ledger, normal), Failures(site, budget, ledger)
    ceilings, supply = Ceilings(site, budget, ledger), Supply(site, budget, ledger, electrical)
    caps = Caps(site, budget, ledger)
    bases = {}
    for scenario in scenarios:
        removed = frozenset([scenario.removed]) if scenario.removed and not scenario.part else frozenset()
        state = bases[scenario.base] if scenario.part else State(site, scenario.base, removed, groups, modelled)
        if scenario.removed is None:
            bases[scenario.base] = state
        if not scenario.part:
            electrical.read(scenario, state)
            ceilings.read(scenario, state)
            supply.read(scenario, state)
            caps.read(scenario, state)
        out = {unit for unit in site.units if unit in state.dark or unit in removed}
        dark = {path for path in state.dark if path not in site.units}
        results = cooling.evaluate(out, dark, state.design.loss_kw, scenario.removed if scenario.part else None)
        thermal.read(scenario, results, scenario.removed is None)
        failures.read(scenario, None if scenario.part else state, out, Overheated(cooling, results, dark))
    electrical.compare()
    thermal.compare_loops(normal)
    thermal.compare()
    ceilings.compare()
    caps.compare()
    failures.compare()
    compare_flows(site, budget, ledger, bases["U"])
    compare_confined(site, budget, ledger)
    unknown = ["totals." + name for name in compare_totals(site, budget, ledger, bases, normal)]
    unknown += supply.compare()
    unknown += compare_hydraulics(cooling, normal, loss_kw, budget, ledger)
    return unknown + ["resilience." + name for name in budget.get("resilience", {}) if name != "it_ceilings"]
