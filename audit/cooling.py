"""Heat, flow and temperatures of every loop in one condition, from the racks outwards, repeated until nothing moves."""

import math

from exchangers import Cdu
from fluids import pressure_ratio
from pipes import Pipework, curve_of, head_at, part_drop, pumped_flow
from rejection import Rejection


class Loop:
    def __init__(self, path, facts):
        self.path, self.facts = path, facts
        self.medium = facts["medium"]
        self.units, self.racks, self.rooms, self.clients = [], [], [], []


class Topology:
    """Which unit serves which loop, and which loop cools what."""

    def __init__(self, site):
        self.loops = {a["path"]: Loop(a["path"], a["cooling"]["loop"]) for a in site.assets if "loop" in a.get("cooling", {})}
        self.serves, self.cooled_by = {}, {}
        for link in site.document["coolant_links"]:
            giver, receiver = link["giver"], link["receiver"]
            if giver in site.units and receiver in self.loops:
                self.loops[receiver].units.append(giver)
                self.serves[giver] = receiver
            elif giver in self.loops:
                cooling = site.by_path[receiver].get("cooling", {})
                loop = self.loops[giver]
                if "heat" in cooling:
                    loop.racks.append(receiver)
                if cooling.get("rejects_losses"):
                    loop.rooms.append(receiver)
                if "unit" in cooling:
                    loop.clients.append(receiver)
                    self.cooled_by[receiver] = giver

    def switched_groups(self, site):
        """Units of one type on one loop of which only `duty` run: (members in order of their links, duty)."""
        groups = []
        for loop in self.loops.values():
            for kind in dict.fromkeys(site.units[unit]["unit_type"] for unit in loop.units):
                members = [u for u in loop.units if site.units[u]["unit_type"] == kind and "duty" in site.units[u]]
                if members:
                    groups.append((members, max(site.units[u]["duty"] for u in members)))
        return groups


class Water:
    """What a facility loop gives to the units on it."""

    def __init__(self, supply_c, share, fluid):
        self.supply_c, self.share, self.fluid = supply_c, share, fluid


class Result:
    """One loop in one condition. `quantities`: name -> (unit, asked for, what can be given or may be reached)."""

    def __init__(self, loop):
        self.loop = loop
        self.heat = self.capacity = self.flow = self.flow_capacity = 0.0
        self.supply_c = self.return_c = 0.0
        self.live = 0
        self.fan_speed = self.approach = None
        # Of facility water: evaporated and made up, kg/s, and heat left to compressors.
        self.evaporation = self.make_up = self.chilled = 0.0
        self.quantities, self.input_kw, self.heat_of = {}, {}, {}


class Cooling:
    def __init__(self, site, topology, model, fluids):
        self.site, self.topology, self.model, self.fluids = site, topology, model, fluids
        self.altitude_ratio = pressure_ratio(site.altitude_m)
        self.air_rate = model["air_density_kg_per_m3"] * self.altitude_ratio * model["air_specific_heat_kj_per_kg_k"]
        self._fitted, self._heads = {}, {}

    def heat_facts(self, rack):
        return self.site.by_path[rack]["cooling"]["heat"]

    def liquid_kw(self, rack):
        load = self.site.loads.get(rack)
        return load.thermal * self.heat_facts(rack).get("liquid_share_ratio", 0.0) if load else 0.0

    def air_kw(self, rack):
        load = self.site.loads.get(rack)
        return load.thermal * (1 - self.heat_facts(rack).get("liquid_share_ratio", 0.0)) if load else 0.0

    def running(self, loop, kind, out):
        """Live units of a kind; of a switched group the first of them."""
        members = [u for u in loop.units if self.site.units[u]["unit_type"] == kind]
        duty = max((self.site.units[u].get("duty", math.inf) for u in members), default=0)
        live = [u for u in members if u not in out]
        return live if duty >= len(live) else live[:duty]

    def evaluate(self, out, dark, loss_kw, pump_out=None):
        """Every loop with units `out`, racks `dark`, and a loss for each electrical room."""
        out = frozenset(out) | self.site.out
        loops = self.topology.loops.values()
        water, results = {}, {}
        for _ in range(60):
            for loop in loops:
                if loop.medium == "tcs":
                    results[loop.path] = self._technology(loop, out, dark, water, pump_out)
                elif loop.medium == "air":
                    results[loop.path] = self._air(loop, out, dark, loss_kw)
            moved = 0.0
            for loop in loops:
                if loop.medium == "fws":
                    result, share = self._facility(loop, out, dark, loss_kw, results)
                    results[loop.path] = result
                    last = water.get(loop.path)
                    if last is None or last.supply_c != result.supply_c or last.share != share:
                        apart = abs(last.supply_c - result.supply_c) + abs(last.share - share) if last else math.inf
                        moved = max(moved, apart if apart == apart else 0.0)
                    water[loop.path] = Water(result.supply_c, share, self.fluids.known(loop.facts))
            if moved < 1e-12:
                break
        return results

    # -- technology cooling system ------------------------------------------------------------------------------------------------

    def rack_flow(self, rack, supply_c):
        """L/min that a rack needs. Between two points of its table the reciprocal of flow is straight, as flow goes as 1/(T_out - T_s)."""
        facts = self.heat_facts(rack)
        table = sorted((p["supply_temperature_c"], p["flow_lpm"]) for p in facts.get("flow_table", []))
        if not table:
            return self.liquid_kw(rack) * self.model.given(facts, "liters_per_minute_per_kilowatt")
        if supply_c <= table[0][0]:
            return table[0][1]
        for (t0, f0), (t1, f1) in zip(table, table[1:]):
            if supply_c <= t1:
                part = (supply_c - t0) / (t1 - t0)
                return 1 / ((1 - part) / f0 + part / f1)
        return math.inf

    def rack_drop(self, rack, supply_c, coolant, load_drop=None):
        facts = self.heat_facts(rack)
        table = facts.get("flow_table", [])
        if not table:
            # What the loop says of its loads, where the rack itself does not tell it.
            return part_drop(load_drop, self.rack_flow(rack, supply_c), self.fluids.density(coolant, supply_c)) if load_drop else 0.0
        n = self.model.given(facts, "pressure_exponent")
        own, fluids = self.rack_flow(rack, supply_c), self.fluids
        given = [(fluids.fit(facts.get("flow_table_fluid", "water")), 1.0)]
        rho = fluids.density(coolant, supply_c) / fluids.density(given, supply_c)
        mu = fluids.viscosity(coolant, supply_c) / fluids.viscosity(given, supply_c)
        return table[0]["pressure_drop_bar"] * (own / table[0]["flow_lpm"]) ** n * rho ** (n - 1) * mu ** (2 - n)

    def _cdu(self, unit, coolant, set_c):
        if (unit, set_c) not in self._fitted:
            self._fitted[(unit, set_c)] = Cdu(self.site.units[unit]["cdu"], self.model, self.fluids, coolant, set_c)
        return self._fitted[(unit, set_c)]

    def _technology(self, loop, out, dark, water, pump_out):
        result = Result(loop)
        facts, set_c = loop.facts, loop.facts["supply_temperature_c"]
        coolant = self.fluids.known(facts)
        racks = [rack for rack in loop.racks if rack not in dark]
        heat = sum(self.liquid_kw(rack) for rack in racks)
        cdus = self.running(loop, "cdu", out)
        most = {}
        for unit in cdus:
            own = self.site.units[unit]["cdu"]
            left = (own["pumps"] - 1) / own["pumps"] if unit == pump_out else 1.0
            most[unit] = own["maximum_flow_lpm"] * left
        flow_capacity = sum(most.values())

        def supply_of(unit):
            facility = water.get(self.topology.cooled_by.get(unit))
            return facility or Water(set_c - self.site.units[unit]["cdu"]["approach_k"], 1.0, [(self.fluids.fit("water"), 1.0)])

        def at(supply_c):
            need = sum(self.rack_flow(rack, supply_c) for rack in racks)
            approach = rise = capacity = 0.0
            reached = set_c
            for unit in cdus:
                share = most[unit] / flow_capacity if flow_capacity > 0 else 0.0
                cdu, feed = self._cdu(unit, coolant, set_c), supply_of(unit)
                own_approach, own_rise = cdu.needs(heat * share, min(most[unit], need * share), feed)
                # A unit can give its capacity at its own rated flow.
                capacity += cdu.capacity(min(most[unit], cdu.facts["rated_flow_lpm"]), feed, set_c - feed.supply_c)
                approach, rise = max(approach, own_approach), max(rise, own_rise)
                reached = max(reached, feed.supply_c + own_approach)
            return need, approach, rise, capacity, reached

        need, approach, rise, capacity, reached = at(set_c)
        # Water too warm moves the supply, with it the flow that racks need, with that the approach: until it stays.
        tried = set_c
        for _ in range(200):
            if reached <= tried + 1e-9 or not math.isfinite(reached):
                break
            tried = reached
            need, approach, rise, capacity, reached = at(tried)
        result.heat, result.capacity, result.flow, result.flow_capacity = heat, capacity, need, flow_capacity
        result.supply_c, result.return_c, result.approach, result.live = reached, reached + rise, approach, len(cdus)
        result.input_kw = {unit: 0.0 for unit in loop.units}
        for unit in cdus:
            own = self.site.units[unit]["cdu"]
            share = most[unit] / flow_capacity if flow_capacity > 0 else 0.0
            flow = min(most[unit], need * share) if math.isfinite(need) else most[unit]
            pump = own["pump_power_kw"] * (flow / own["maximum_flow_lpm"]) ** self.model["pump_exponent"]
            result.input_kw[unit] = pump
            result.heat_of[unit] = heat * share + pump
        if heat > 0:
            result.quantities["heat"] = ("kW", heat, capacity)
            result.quantities["flow"] = ("L/min", need, flow_capacity)
            if cdus:
                self._temperatures(result, loop, racks, cdus, supply_of, set_c, water)
                flows = {unit: min(most[unit], need * most[unit] / flow_capacity if flow_capacity > 0 else 0.0) for unit in cdus}
                judged_at = max(set_c, min(result.supply_c, 70.0))
                result.quantities["pressure"] = ("bar",) + self.head(loop, racks, flows, judged_at, pump_out)
        return result

    def _temperatures(self, result, loop, racks, cdus, supply_of, set_c, water):
        fed = [supply_of(u).supply_c for u in cdus if self.topology.cooled_by.get(u) in water]
        available = set_c - max(fed) if fed else self.site.units[cdus[0]]["cdu"]["approach_k"]
        if not math.isfinite(available):
            available = self.site.units[cdus[0]]["cdu"]["approach_k"]
        warmest = min(self.model.given(self.heat_facts(rack), "maximum_supply_temperature_c") for rack in racks)
        result.quantities["approach"] = ("K", result.approach, available)
        result.quantities["supply_temperature"] = ("°C", result.supply_c, min(loop.facts.get("maximum_supply_temperature_c", set_c), warmest))
        result.quantities["return_temperature"] = self._outlet(result, loop, racks, set_c)

    def _outlet(self, result, loop, racks, set_c):
        """Coolant as it leaves the rack that has least to spare below its own limit."""
        coolant, ceiling = self.fluids.known(loop.facts), self.model["return_temperature_ceiling_c"]
        short = min(1.0, result.flow_capacity / result.flow) if result.flow > 0 else 1.0
        outlets = []
        for rack in racks:
            limit = min(self.model.given(self.heat_facts(rack), "maximum_return_temperature_c"), ceiling)
            heat = self.liquid_kw(rack)
            if heat <= 0:
                rise = 0.0
            elif math.isfinite(result.flow):
                rate = self.fluids.rate(coolant, self.rack_flow(rack, result.supply_c) * short, set_c)
                rise = heat / rate if rate > 0 else math.inf
            else:
                # No flow is known: they share what there is by heat.
                rise = result.return_c - result.supply_c
            outlets.append(("°C", result.supply_c + rise, limit))
        return max(outlets, key=lambda one: one[1] - one[2])

    # -- head ---------------------------------------------------------------------------------------------------------------------

    def pipework(self, loop, celsius):
        coolant = self.fluids.known(loop.facts)
        return Pipework(loop.facts["pipework"], self.fluids.density(coolant, celsius), self.fluids.viscosity(coolant, celsius))

    def in_pipes(self, loop, racks, flows, celsius, own):
        """Heads of all movers of a technology loop in the order of their links, and speeds; `own`: drops of the racks themselves."""
        loads = [self.rack_flow(rack, celsius) if rack in racks and self.liquid_kw(rack) > 0 else 0.0 for rack in loop.racks]
        units = [flows.get(unit, 0.0) for unit in self.movers(loop)]
        key = (loop.path, celsius, tuple(units), tuple(loads), tuple(own))
        if key not in self._heads:
            self._heads[key] = self.pipework(loop, celsius).heads(units, loads, own)
        return self._heads[key]

    def movers(self, loop):
        return [unit for unit in loop.units if self.site.units[unit]["unit_type"] in ("cdu", "pump")]

    def head(self, loop, racks, flows, celsius, pump_out=None):
        """Head that is asked of the CDU with the least to spare, and what it gives at its flow."""
        facts, coolant = loop.facts, self.fluids.known(loop.facts)
        racks = frozenset(rack for rack in racks if self.liquid_kw(rack) > 0)
        load_drop = facts.get("pipework", {}).get("load_drop")
        own = [self.rack_drop(rack, celsius, coolant, load_drop) if rack in racks else 0.0 for rack in loop.racks]
        declared = facts.get("pipe_pressure_drop_bar", 0.0) + max(own + [0.0])
        asked = dict.fromkeys(flows, declared)
        if Pipework.known(facts.get("pipework")) and math.isfinite(declared):
            asked.update(zip(self.movers(loop), self.in_pipes(loop, racks, flows, celsius, own)[0]))
        given = {}
        for unit, flow in flows.items():
            cdu = self.site.units[unit]["cdu"]
            left = (cdu["pumps"] - 1) / cdu["pumps"] if unit == pump_out else 1.0
            given[unit] = head_at(curve_of(cdu, left), flow) if "head_curve" in cdu else cdu["head_bar"]
        least = min(flows, key=lambda unit: given[unit] - asked[unit])
        return asked[least], given[least]

    def shares(self, loop, out, dark, loss_kw):
        """How facility water divides: to CDUs and fan walls by their rating, to racks and rooms by their heat."""
        units, shares = self.site.units, []
        for path in loop.racks + loop.clients + loop.rooms:
            if path in out or path in dark:
                shares.append(0.0)
            elif path in units:
                shares.append(units[path].get("cdu", {}).get("rated_heat_kw") or units[path].get("fan_wall", {}).get("gross_capacity_kw", 0.0))
            else:
                shares.append(self.liquid_kw(path) if "heat" in self.site.by_path[path]["cooling"] else loss_kw(path))
        return shares

    def facility_heads(self, loop, flow, shares, pumps):
        """Heads and speeds at a flow of a facility loop that running pumps share by their duty, and the drops of the loads."""
        facts = loop.facts["pipework"]
        duty = [self.site.units[unit].get("pump", {}).get("flow_lpm", 0.0) if unit in pumps else 0.0 for unit in self.movers(loop)]
        loads = [flow * share / sum(shares) if sum(shares) > 0 else 0.0 for share in shares]
        units = [flow * own / sum(duty) if sum(duty) > 0 else 0.0 for own in duty]
        # The published drop of a load is scaled for water.
        own = [part_drop(facts["load_drop"], load, 1000.0) if "load_drop" in facts else 0.0 for load in loads]
        heads, speeds = self.pipework(loop, loop.facts["supply_temperature_c"]).heads(units, loads, own)
        return heads, speeds, [drop for drop, load in zip(own, loads) if load > 0]

    def pump_capacity(self, loop, pumps, out, dark, loss_kw):
        """Flow of the running pumps: where their curves meet the pipes if both are known of all, else their duty."""
        every = [self.site.units[unit]["pump"] for unit in loop.units if self.site.units[unit]["unit_type"] == "pump"]
        running = [self.site.units[unit]["pump"] for unit in pumps]
        duty = sum(pump["flow_lpm"] for pump in running)
        if not running or not Pipework.known(loop.facts.get("pipework")) or not all("head_curve" in pump for pump in every):
            return duty
        shares = self.shares(loop, out, dark, loss_kw)
        if not any(shares):
            return duty
        key = (loop.path, tuple(pumps), tuple(shares))
        if key not in self._heads:
            asked = lambda flow: max(self.facility_heads(loop, flow, shares, pumps)[0])  # noqa: E731
            self._heads[key] = pumped_flow([curve_of(pump) for pump in running], asked)
        return self._heads[key]

    # -- air ----------------------------------------------------------------------------------------------------------------------

    def _air(self, loop, out, dark, loss_kw):
        result = Result(loop)
        racks = [rack for rack in loop.racks if rack not in dark]
        walls = [self.site.units[u]["fan_wall"] for u in self.running(loop, "fan_wall", out)]
        residual = sum(self.air_kw(rack) for rack in racks) + sum(loss_kw(room) for room in loop.rooms)
        need = sum(
            self.air_kw(rack) / (self.air_rate * self.model.given(self.heat_facts(rack), "air_temperature_rise_k")) for rack in racks
        )
        result.heat = residual + sum(wall["fan_power_kw"] for wall in walls)
        result.capacity = sum(wall["gross_capacity_kw"] for wall in walls)
        result.flow = self.model["airflow_margin"] * need
        result.flow_capacity = sum(wall["airflow_lpm"] for wall in walls) / 6e4
        result.supply_c, result.live = loop.facts["supply_temperature_c"], len(walls)
        rise = result.heat / (result.flow_capacity * self.air_rate) if result.flow_capacity > 0 else 0.0
        result.return_c = result.supply_c + rise
        result.input_kw = {unit: 0.0 for unit in loop.units}
        for unit, wall in zip(self.running(loop, "fan_wall", out), walls):
            result.input_kw[unit] = wall["fan_power_kw"]
            result.heat_of[unit] = result.heat * wall["gross_capacity_kw"] / result.capacity
        if residual > 0:
            result.quantities["heat"] = ("kW", result.heat, result.capacity)
            result.quantities["airflow"] = ("m3/s", result.flow, result.flow_capacity)
        return result

    # -- facility water -----------------------------------------------------------------------------------------------------------

    def _facility(self, loop, out, dark, loss_kw, results):
        result = Result(loop)
        facts, units = loop.facts, self.site.units
        set_c = facts["supply_temperature_c"]
        rise = facts["return_temperature_c"] - set_c if "return_temperature_c" in facts else self.model["facility_water_rise_k"]
        pumps = self.running(loop, "pump", out)
        pump_kw = sum(units[u]["pump"]["power_kw"] for u in pumps)
        heat = pump_kw + sum(loss_kw(room) for room in loop.rooms)
        heat += sum(self.liquid_kw(rack) for rack in loop.racks if rack not in dark)
        for unit in loop.clients:
            served = results.get(self.topology.serves.get(unit))
            if served is not None and unit not in out:
                heat += served.heat_of.get(unit, 0.0)
        fluid = self.fluids.known(facts)
        flow = heat / (self.fluids.rate(fluid, 1.0, set_c + rise / 2) * rise)
        rate = self.fluids.rate(fluid, flow, set_c + rise / 2)
        has_pumps = any(units[u]["unit_type"] == "pump" for u in loop.units)
        result.heat, result.flow = heat, flow
        result.flow_capacity = self.pump_capacity(loop, pumps, out, dark, loss_kw) if has_pumps else math.inf
        result.input_kw = {unit: 0.0 for unit in loop.units}
        result.input_kw.update({unit: units[unit]["pump"]["power_kw"] for unit in pumps})
        kinds = {units[u]["unit_type"] for u in loop.units} - {"pump"}
        for kind in kinds - {"dry_cooler", "cooling_tower", "chiller"}:
            raise self.model.gap("%s: heat rejection by %s is not audited" % (loop.path, kind))
        rejection = Rejection(units, self.model, self.site.design_day, self.altitude_ratio, lambda kind: self.running(loop, kind, out), kinds, self._fitted)
        result.supply_c, result.capacity = rejection.run(heat, rate, set_c)
        result.input_kw.update(rejection.input_kw)
        result.live, result.fan_speed = rejection.live, rejection.fan_speed
        result.evaporation, result.make_up, result.chilled = rejection.evaporation, rejection.make_up, rejection.chilled
        result.return_c = result.supply_c + rise
        if heat - pump_kw > 0:
            result.quantities["heat"] = ("kW", heat, result.capacity)
            result.quantities["flow"] = ("L/min", flow, result.flow_capacity)
            result.quantities["supply_temperature"] = ("°C", result.supply_c, set_c)
        share = min(1.0, result.flow_capacity / flow) if flow > 0 and math.isfinite(result.flow_capacity) else 1.0
        return result, share
