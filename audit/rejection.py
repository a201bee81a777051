"""Heat rejection of a facility loop to outdoor air: dry coolers, then towers, then chillers trim what is left."""

import math

from exchangers import Coolers, DryCooler, root
from towers import Tower, Towers


class Chiller:
    """By the maker's EIR curves (EnergyPlus, DOE-2), or a share of Carnot with capacity that falls above the nominal air."""

    def __init__(self, facts, model, air, set_c):
        self.facts, self.model = facts, model
        self.on_coil = air["dry_bulb_c"] + model.given(facts, "recirculation_k")
        self.set_c = set_c
        self.curves = facts.get("curves")
        if self.curves:
            self.capacity = max(0.0, facts["nominal_capacity_kw"] * self._curve("capacity_by_temperature"))
        else:
            over = max(0.0, self.on_coil - model["chiller_nominal_air_c"])
            self.capacity = facts["nominal_capacity_kw"] * max(0.0, 1 - facts["capacity_loss_per_kelvin_ratio"] * over)

    def _curve(self, name):
        c1, c2, c3, c4, c5, c6 = self.curves[name]
        w, a = self.set_c, self.on_coil
        return c1 + c2 * w + c3 * w * w + c4 * a + c5 * a * a + c6 * w * a

    def input_kw(self, heat, cop_limit):
        facts = self.facts
        heat = min(heat, self.capacity)
        if heat <= 0:
            return 0.0
        if not self.curves:
            cold, warm = self.set_c - facts["evaporator_approach_k"] + 273.15, self.on_coil + facts["condenser_approach_k"] + 273.15
            carnot = facts["carnot_share_ratio"] * cold / (warm - cold) if warm > cold else math.inf
            return heat / min(cop_limit, facts["maximum_cop"], carnot)
        least = self.curves.get("least_part_load_ratio", self.model["chiller_least_part_load"])
        part = heat / self.capacity
        running = max(least, part)
        eir = sum(c * running**i for i, c in enumerate(self.curves["input_by_part_load"]))
        full = self.capacity / self.curves["reference_cop"] * self._curve("input_by_temperature")
        return max(full * eir * part / running, heat / min(cop_limit, facts["maximum_cop"]))


class Rejection:
    """What the running units of one loop do with its heat. `running(kind)` gives them, `kinds` what the loop has at all, `fitted` keeps what was fitted."""

    def __init__(self, units, model, air, altitude_ratio, running, kinds, fitted):
        self.model, self.air, self.kinds = model, air, kinds
        self.coolers = [(u, units[u]["dry_cooler"]) for u in running("dry_cooler")]
        self.towers = [(u, units[u]["cooling_tower"]) for u in running("cooling_tower")]
        self.chillers = [(u, units[u]["chiller"]) for u in running("chiller")]
        for unit, facts in self.coolers + self.towers:
            if unit not in fitted:
                fitted[unit] = DryCooler(facts, model, air, altitude_ratio) if "air_in_c" in facts else Tower(facts)
        self.fits = [fitted[unit] for unit, _ in self.coolers]
        self.tower_fits = [fitted[unit] for unit, _ in self.towers]
        self.input_kw, self.fan_speed = {}, None
        # Water, kg/s, and the heat that is left to compressors, kW.
        self.evaporation = self.make_up = self.chilled = 0.0
        self.live = len(self.coolers) + len(self.towers) + len(self.chillers)

    def run(self, heat, rate, set_c):
        """Supply temperature and capacity."""
        model, kinds = self.model, self.kinds
        trim, has_dry, has_wet = "chiller" in kinds, "dry_cooler" in kinds, "cooling_tower" in kinds
        left, dry, wet = heat, None, None
        if has_dry:
            dry, pads = self._dry(heat, rate, set_c, trim or has_wet)
            left -= dry[2]
            self._wet_pads(pads, dry[1])
            self.fan_speed = dry[1]
            self.input_kw.update({u: fit.fan_kw * dry[1] ** model["fan_exponent"] for (u, _), fit in zip(self.coolers, self.fits)})
        if has_wet:
            wet = Towers(self.tower_fits, rate, set_c, self.air["wet_bulb_c"]).run(left, trim, model["least_fan_speed"])
            self.input_kw.update({u: fit.fan_kw * wet[1] ** model["fan_exponent"] for (u, _), fit in zip(self.towers, self.tower_fits)})
            left -= wet[2]
            self._wet_towers(wet[2])
            self.fan_speed = self.fan_speed if dry else wet[1]
        if not trim:
            if wet:
                return wet[0], (dry[2] if dry else 0.0) + wet[3]
            return (dry[0], dry[3]) if dry else (set_c, 0.0)
        left = self.chilled = max(0.0, left)
        chillers = [Chiller(facts, model, self.air, set_c) for _, facts in self.chillers]
        chilled = sum(chiller.capacity for chiller in chillers)
        limit = model["trim_cop"] if has_dry or has_wet else math.inf
        for (unit, _), chiller in zip(self.chillers, chillers):
            self.input_kw[unit] = chiller.input_kw(left * chiller.capacity / chilled, limit) if chilled > 0 else 0.0
        supply = set_c if left <= chilled else self._short(heat, chilled, rate, set_c)
        return supply, (heat - left if dry or wet else 0.0) + chilled

    def _wet_pads(self, wet, speed):
        """Air that is cooled by the pads takes up water: C_air * dT_pad = m * h_fg."""
        depression = self.air["dry_bulb_c"] - self.air["wet_bulb_c"]
        for on, fit, (_, facts) in zip(wet, self.fits, self.coolers):
            if on:
                pad = facts.get("adiabatic_effectiveness_ratio", 0.0) * depression
                self._evaporate(fit.air_rate * speed * pad, facts.get("adiabatic", {}))

    def _wet_towers(self, heat):
        """All heat of towers leaves as vapour; they share it by their ratings."""
        rated = sum(fit.water_rate for fit in self.tower_fits)
        for fit, (_, facts) in zip(self.tower_fits, self.towers):
            self._evaporate(heat * fit.water_rate / rated, facts)

    def _evaporate(self, heat, facts):
        cycles = self.model.given(facts, "cycles_of_concentration")
        water = heat / self.model["evaporation_heat_kj_per_kg"]
        self.evaporation += water
        self.make_up += water * cycles / (cycles - 1)

    def _dry(self, heat, rate, set_c, trimmed):
        """
        Adiabatic stages run above their threshold; those without one where dry coils would miss the set-point. What the coolers do, and whose pads are
        wet.
        """
        dry_bulb = self.air["dry_bulb_c"]

        def stage(on):
            wet = [on(facts.get("adiabatic", {}).get("threshold_c")) for _, facts in self.coolers]
            on_coil = [fit.wet_c if own else fit.dry_c for fit, own in zip(self.fits, wet)]
            return Coolers(self.fits, on_coil, rate, set_c).run(heat, trimmed, self.model["least_fan_speed"]), wet

        first, wet = stage(lambda threshold: threshold is not None and dry_bulb > threshold)
        asked = any(facts.get("adiabatic_effectiveness_ratio", 0.0) > 0 and "threshold_c" not in facts.get("adiabatic", {}) for _, facts in self.coolers)
        if not asked:
            return first, wet
        every, all_wet = stage(lambda threshold: threshold is None or dry_bulb > threshold)
        return (every, all_wet) if first[0] > set_c + 1e-9 else (first[:3] + every[3:], wet)

    def _short(self, heat, chilled, rate, set_c):
        """Where chillers miss the set-point too, the supply rises until coolers and towers take the rest."""
        if rate <= 0:
            return math.inf
        warmest = set_c + (heat - chilled) / rate
        if "dry_cooler" not in self.kinds and "cooling_tower" not in self.kinds:
            return warmest

        def taken(supply):
            dry = self._dry(heat, rate, supply, True)[0][2] if "dry_cooler" in self.kinds else 0.0
            if "cooling_tower" not in self.kinds:
                return dry
            return dry + Towers(self.tower_fits, rate, supply, self.air["wet_bulb_c"]).run(heat - dry, True, self.model["least_fan_speed"])[2]

        return root(lambda supply: taken(supply) + chilled - heat, set_c, warmest)
