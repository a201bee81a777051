"""
Voltages of a routed state. Loads and converters draw constant power, what holds its output voltage parts the network, members of a parallel group share
current by rating. Per unit of nominal voltages with 1 kVA: a current of 1 is one kVA. Along a busway the drop at tap i is the sum over all taps j of
z·min(l_i, l_j)·I_j, which needs no order of taps. Repeated until nothing moves.
"""

import math

from grid import Grid, Run

STILL = 1e-13
MOST_ROUNDS = 2000


class Solution:
    """Voltages (complex, per unit) at inputs and outputs of all live equipment and at the taps of cords; `found` is false where there is none."""

    def __init__(self, grid, state):
        self.grid, self.state, self.flow = grid, state, state.together
        self.givers = self._live()
        self.order = self._sorted()
        self.cords = self._cords()
        self.shunt = {path: self._shunt_kw(path) for path in self.order}
        self.out = {path: 1.0 + 0j for path in self.order}
        self.into = dict(self.out)
        self.at_tap = {}
        self.through, self.drawn = {}, {}
        self.found = False
        for _ in range(MOST_ROUNDS):
            self._currents()
            moved = self._voltages()
            if not moved > STILL:
                self.found = moved <= STILL
                break
        if self.found:
            self._drops()

    # -- the live network ------------------------------------------------------------------------------------------------------

    def _live(self):
        """What each live piece draws on: giver, share, run, share of the giver's busway. A tie in use is a piece of its own."""
        site, grid, live = self.state.site, self.grid, {}
        for path, source in site.sources.items():
            feeds = self.state.feeds(path)
            if feeds is None:
                continue
            live[path] = []
            for giver, share, tie in feeds:
                if tie is None:
                    live[path].append((giver, share, grid.run(giver, path), grid.tap(giver, path)))
                else:
                    live[tie] = [(giver, 1.0, grid.run(giver, tie), grid.tap(giver, tie))]
                    live[path].append((tie, share, grid.run(path, tie), None))
        return live

    def _sorted(self):
        order, seen = [], set()

        def visit(path):
            if path not in seen:
                seen.add(path)
                for giver, _, _, _ in self.givers[path]:
                    visit(giver)
                order.append(path)

        for path in self.givers:
            visit(path)
        return order

    def _cords(self):
        """Every live cord: (load, cord, giver, power in kVA as a complex number, tap)."""
        cords = []
        for (load, cord), giver in self.state.cord_source.items():
            kw = self.flow.cord_kw.get((load, cord), 0.0)
            kvar = 0.0 if giver in self.grid.direct else kw * self.state.site.loads[load].tan
            cords.append((load, cord, giver, complex(kw, kvar), self.grid.tap(giver, load, cord)))
        return cords

    def _shunt_kw(self, path):
        """Losses of the routing model that no impedance stands for, drawn at the input."""
        source = self.state.site.sources[path]
        p, q = self.flow.carried(path)
        taken = self.flow._input(source, p, q)[0]
        in_series = 0.0
        for curve in self.grid.replaced(path):
            base = curve.get("rated_power_kw", curve.get("rated_apparent_power_kva"))
            x = (p if "rated_power_kw" in curve else math.hypot(p, q)) / base
            in_series += base * curve["square"] * x * x
        return max(0.0, taken - p - in_series)

    # -- the fixed point -------------------------------------------------------------------------------------------------------

    def ohms(self, run, path):
        """Per unit of the nominal voltage of `path`; of direct current, there and back."""
        base = 1000.0 / self.grid.volts[path] ** 2
        return complex(2 * run.r, 0) * base if path in self.grid.direct else complex(run.r, run.x) * base

    def _currents(self):
        self.through = {path: 0j for path in self.order}
        self.cord_current = {}
        for load, cord, giver, power, _ in self.cords:
            current = (power / self.at_tap.get((load, cord), 1.0)).conjugate()
            self.cord_current[(load, cord)] = current
            self.through[giver] += current
        for path in reversed(self.order):
            self.drawn[path] = self._drawn(path)
            for giver, share, _, _ in self.givers[path]:
                self.through[giver] += share * self.drawn[path]

    def _drawn(self, path):
        source, current = self.state.site.sources[path], self.through[path]
        if path in self.grid.regulated or source.input_tan is not None:
            power = self.out[path] * current.conjugate()
            p, q = self.flow._input(source, power.real, power.imag)
            if source.input_tan is None:
                q = power.imag
            return (complex(p, q) / self.into[path]).conjugate()
        winding = self.grid.windings.get(path)
        ratio = winding.ratio if winding else 1.0
        return current * ratio + (self.shunt[path] / self.into[path]).conjugate()

    def _taps(self):
        """Taps of every busway of known length: (key, share of the run, current)."""
        taps = {path: [] for path in self.order if path in self.grid.busways and self.grid.busways[path].run.known}
        for path in self.order:
            for giver, share, _, tap in self.givers[path]:
                if giver in taps:
                    taps[giver].append((path, self.grid.busways[giver].share(tap), share * self.drawn[path]))
        for load, cord, giver, _, tap in self.cords:
            if giver in taps:
                taps[giver].append(((load, cord), self.grid.busways[giver].share(tap), self.cord_current[(load, cord)]))
        return taps

    def _voltages(self):
        moved, taps = 0.0, self._taps()
        self.along = {}
        for path in self.order:
            if self.givers[path]:
                into = 0j
                for giver, share, run, _ in self.givers[path]:
                    into += share * (self.at(giver, path) - self.ohms(run, giver) * share * self.drawn[path])
            else:
                into = 1.0 + 0j
            out, winding = into, self.grid.windings.get(path)
            if path in self.grid.regulated:
                out = 1.0 + 0j
            elif winding:
                out = winding.ratio * into - complex(winding.ukr, winding.ukx) / winding.kva * winding.ratio**2 * self.through[path]
            moved = max(moved, abs(into - self.into[path]), abs(out - self.out[path]))
            self.into[path], self.out[path] = into, out
            if path in taps:
                z = self.ohms(self.grid.busways[path].run, path)
                for key, here, _ in taps[path]:
                    self.along[(path, key)] = out - z * sum(min(here, there) * current for _, there, current in taps[path])
        for load, cord, giver, _, _ in self.cords:
            at = self.at(giver, (load, cord))
            moved = max(moved, abs(at - self.at_tap.get((load, cord), 1.0)))
            if not abs(at) > 0:
                return math.nan
            self.at_tap[(load, cord)] = at
        return moved if all(abs(into) > 0 for into in self.into.values()) else math.nan

    def at(self, giver, key):
        """The voltage of a giver where `key` is connected: at its tap of a busway, else at the output."""
        return self.along.get((giver, key), self.out[giver])

    # -- what is read ----------------------------------------------------------------------------------------------------------

    def _drops(self):
        """Magnitudes lost in conductors since the last transformer or converter, and whether a run on the way is not given."""
        self.drop, self.unknown, self.unknown_input = {}, {}, {}
        grid = self.grid
        for path in self.order:
            drop, unknown, unknown_input = 0.0, False, False
            for giver, share, run, _ in self.givers[path]:
                after = self.at(giver, path) - self.ohms(run, giver) * share * self.drawn[path]
                drop += share * (self.drop[giver] + abs(self.out[giver]) - abs(after))
                lost = not run.known or not grid.busway_known(giver)
                unknown = unknown or self.unknown[giver] or lost
                unknown_input = unknown_input or lost or (giver not in grid.regulated and self.unknown_input[giver])
            if path in grid.regulated or path in grid.windings:
                drop, unknown = 0.0, False
            self.drop[path], self.unknown[path], self.unknown_input[path] = drop, unknown, unknown_input

    def cord(self, load, cord, giver):
        """(drop in the whip, drop since the last transformer or converter, voltage at its end), per unit; None where a run is not given."""
        run = self.grid.run(giver, load, cord)
        if self.unknown[giver] or not run.known or not self.grid.busway_known(giver):
            return None
        tap = self.at_tap[(load, cord)]
        end = tap - self.ohms(run, giver) * self.cord_current[(load, cord)]
        branch = abs(tap) - abs(end)
        return branch, self.drop[giver] + abs(self.out[giver]) - abs(tap) + branch, abs(end)

    def loss_kw(self):
        """In conductors that are given and in windings; whips are inside the provision of their loads."""
        total = 0.0
        for path in self.order:
            for giver, share, run, _ in self.givers[path]:
                total += self.ohms(run, giver).real * abs(share * self.drawn[path]) ** 2
            if path in self.grid.windings:
                winding = self.grid.windings[path]
                total += winding.ukr / winding.kva * winding.ratio**2 * abs(self.through[path]) ** 2
        for path, taps in self._taps().items():
            z = self.ohms(self.grid.busways[path].run, path).real
            for _, here, one in taps:
                total += z * sum(min(here, there) * (one * other.conjugate()).real for _, there, other in taps)
        return total


class Range:
    """Of an input; normal is that of the first base state in which all runs on the way are given."""

    def __init__(self):
        self.normal, self.lowest, self.highest, self.named = None, math.inf, -math.inf, {}

    def read(self, scenario, volts):
        label = scenario.label
        if scenario.removed is None and self.normal is None:
            self.normal = volts
        self.lowest, self.highest = min(self.lowest, volts), max(self.highest, volts)
        self.named[label] = volts


class Voltages:
    """Reads the states that the budget says were studied, and compares."""

    def __init__(self, grid, budget, ledger):
        self.grid, self.ledger = grid, ledger
        self.given = budget.get("electrical", {}).get("voltage")
        self.states = set(self.given["states"]) if self.given else set()
        self.nodes, self.inputs, self.worst, self.branch, self.cords, self.collapsed = {}, {}, {}, {}, {}, []
        self.unknown_inputs, self.unknown_loads = set(), set()
        self.loss_kw, self.first = 0.0, True

    def read(self, scenario, state):
        if scenario.label not in self.states:
            return
        solution = Solution(self.grid, state)
        first, self.first = self.first, False
        if not solution.found:
            self.collapsed.append(scenario.label)
            return
        if first:
            self.loss_kw = solution.loss_kw()
            for path in solution.order:
                if path in self.grid.volts and state.is_up(path):
                    whole = path in self.grid.regulated or not solution.unknown_input[path]
                    self.nodes[path] = (abs(solution.out[path]), whole)
        for path in sorted(self.grid.regulated):
            if path in solution.out:
                if solution.unknown_input[path]:
                    self.unknown_inputs.add(path)
                else:
                    self.inputs.setdefault(path, Range()).read(scenario, abs(solution.into[path]))
        for load, cord, giver, _, _ in solution.cords:
            if load in state.dark:
                continue
            found = solution.cord(load, cord, giver)
            if found is None:
                self.unknown_loads.add(load)
                continue
            branch, total, end = found
            self.cords[(load, cord, scenario.label)] = (branch, total, end * self.grid.volts[giver])
            self.worst[load] = max(total, self.worst.get(load, -math.inf))
            self.branch[load] = max(branch, self.branch.get(load, 0.0))

    def compare(self):
        if self.given is None:
            return
        ledger, given = self.ledger, self.given
        ledger.same("voltage", "states_studied", given["states_studied"], len(self.states))
        ledger.same("voltage", "states without a steady voltage", sorted(given["states_without_voltage"]), sorted(self.collapsed))
        ledger.number("voltage", "conductor_and_winding_loss_kw", given["conductor_and_winding_loss_kw"], self.loss_kw)
        rows = {row["path"]: row for row in given["nodes"]}
        ledger.same("voltage", "nodes", sorted(rows), sorted(self.nodes))
        for path in sorted(set(rows) & set(self.nodes)):
            volts, whole = self.nodes[path]
            ledger.number("voltage", path + ": normal_pu", rows[path]["normal_pu"], volts)
            ledger.number("voltage", path + ": normal_v", rows[path]["normal_v"], volts * self.grid.volts[path])
            ledger.same("voltage", path + ": all_runs_given", rows[path]["all_runs_given"], whole)
        self._compare_inputs({row["path"]: row for row in given["inputs"]})
        self._compare_drops({row["path"]: row for row in given["drops"]})

    def _compare_inputs(self, rows):
        ledger = self.ledger
        ledger.same("voltage", "inputs", sorted(rows), sorted(self.inputs))
        for path in sorted(set(rows) & set(self.inputs)):
            row, own = rows[path], self.inputs[path]
            ledger.number("voltage", path + ": normal_pu of input", row.get("normal_pu"), own.normal)
            for key in ("lowest", "highest"):
                ledger.number("voltage", "%s: %s_pu" % (path, key), row[key + "_pu"], getattr(own, key))
                label = row[key + "_scenario"]
                ledger.number("voltage", "%s: input in '%s'" % (path, label), row[key + "_pu"], own.named.get(label))

    def _compare_drops(self, rows):
        ledger = self.ledger
        ledger.same("voltage", "drops", sorted(rows), sorted(self.worst))
        for path in sorted(set(rows) & set(self.worst)):
            row = rows[path]
            ledger.number("voltage", path + ": total_ratio", row["total_ratio"], self.worst[path])
            ledger.number("voltage", path + ": worst_branch_ratio", row["worst_branch_ratio"], self.branch[path])
            named = self.cords.get((path, row["cord"], row["scenario"]), (None, None, None))
            where = "%s#%s in '%s': " % (path, row["cord"], row["scenario"])
            for key, own in zip(("branch_ratio", "total_ratio", "voltage_v"), named):
                ledger.number("voltage", where + key, row[key], own)


def compare_studied(site, budget, ledger, grid, scenarios):
    """
    The states that are studied: base states, then contingencies in which some limit has its least margin, the 50 with the least. Where limits have the
    same margin to rounding, either scenario may stand for them.
    """
    given = budget.get("electrical", {}).get("voltage")
    if given is None:
        return
    phases = any("phases" in asset.get("demand", {}).get("electrical", {}) for asset in site.assets)
    listed = budget["electrical"].get("phase_states", [])
    if not phases:
        ledger.same("phases", "states", listed, [])
    elif grid.has_conductors:
        ledger.same("phases", "states", listed, given["states"])
    else:
        _compare_worst("phases", listed, budget, ledger, scenarios)
    bases = [scenario.label for scenario in scenarios if scenario.removed is None]
    if not grid.has_conductors:
        ledger.same("voltage", "states", given["states"], bases[:1])
        return
    _compare_worst("voltage", given["states"], budget, ledger, scenarios)


def _compare_worst(section, states, budget, ledger, scenarios):
    bases = [scenario.label for scenario in scenarios if scenario.removed is None]
    known = {scenario.label for scenario in scenarios if not scenario.part and scenario.removed is not None}
    margin = {}
    for row in budget["limits"]:
        if row["demand_worst_scenario"] in known:
            left = 1 - row["demand_worst"] / row["limit"] if row["limit"] > 0 else 0.0
            label = row["demand_worst_scenario"]
            margin[label] = min(left, margin.get(label, math.inf))
    chosen = states[len(bases) :]
    ledger.same(section, "base states studied", states[: len(bases)], bases)
    ledger.same(section, "contingencies studied", len(set(chosen) & set(margin)), min(50, len(margin)))
    most = max((margin[label] for label in chosen if label in margin), default=0.0)
    left_out = [left for label, left in margin.items() if label not in chosen]
    ledger.same(section, "contingency of less margin left out", bool(left_out) and min(left_out) < most - 1e-9, False)
