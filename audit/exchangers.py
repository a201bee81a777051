"""Effectiveness-NTU relations (Incropera, Fundamentals of Heat and Mass Transfer, chapter 11), and the units that are made of them."""

import math


def counterflow(ntu, cr):
    if abs(cr - 1) < 1e-9:
        return ntu / (1 + ntu)
    decay = math.exp(-ntu * (1 - cr))
    return (1 - decay) / (1 - cr * decay)


def counterflow_ntu(effectiveness, cr):
    if abs(cr - 1) < 1e-9:
        return effectiveness / (1 - effectiveness)
    return math.log((1 - effectiveness * cr) / (1 - effectiveness)) / (1 - cr)


def crossflow(ntu, cr):
    """Both fluids unmixed."""
    if cr < 1e-9:
        return 1 - math.exp(-ntu)
    return 1 - math.exp(ntu**0.22 / cr * (math.exp(-cr * ntu**0.78) - 1))


def root(rising, low, high, steps=80):
    """Where a rising function passes nought, by halving."""
    for _ in range(steps):
        middle = (low + high) / 2
        if rising(middle) < 0:
            low = middle
        else:
            high = middle
    return high


class Cdu:
    """A CDU fitted to its rating point: UA from effectiveness; both film coefficients go with flow to a power."""

    def __init__(self, facts, model, fluids, coolant, supply_c):
        self.facts, self.model, self.fluids, self.coolant, self.supply_c = facts, model, fluids, coolant, supply_c
        self.water_c = model["facility_water_properties_c"]
        heat, approach = facts["rated_heat_kw"], facts["approach_k"]
        hot = fluids.rate(coolant, facts["rated_flow_lpm"], supply_c)
        per_lpm = fluids.rate([(fluids.fit("water"), 1.0)], 1.0, self.water_c)
        cold = facts["rated_facility_flow_lpm"] * per_lpm if "rated_facility_flow_lpm" in facts else hot
        least, most = min(hot, cold), max(hot, cold)
        effectiveness = min(heat / (least * (approach + heat / hot)), 0.9999)
        # A rating of a clean exchanger is taken with an allowance for fouling.
        kept = model["clean_conductance_share"] if facts.get("clean") else 1.0
        self.ua = kept * least * counterflow_ntu(effectiveness, least / most)
        self.rated_water_lpm = cold / per_lpm

    def k(self, flow, feed):
        """(Heat for each kelvin between coolant return and water supply, coolant rate), kW/K, at a coolant flow and a share of rated water."""
        power = self.model["cdu_film_exponent"]
        ua = self.ua * 2 / ((flow / self.facts["rated_flow_lpm"]) ** -power + feed.share**-power)
        hot = self.fluids.rate(self.coolant, flow, self.supply_c)
        cold = self.fluids.rate(feed.fluid, self.rated_water_lpm * feed.share, self.water_c)
        least, most = min(hot, cold), max(hot, cold)
        return least * counterflow(ua / least, least / most), hot

    def needs(self, heat, flow, feed):
        """Approach and rise that a heat needs, K."""
        if flow <= 0 or feed.share <= 0:
            return (math.inf, math.inf) if heat > 0 else (0.0, 0.0)
        k, hot = self.k(flow, feed)
        return heat * (1 / k - 1 / hot), heat / hot

    def capacity(self, flow, feed, available_k):
        if flow <= 0 or feed.share <= 0:
            return 0.0
        k, hot = self.k(flow, feed)
        return math.inf if k >= hot else max(0.0, k * available_k / (1 - k / hot))


class DryCooler:
    """A dry cooler fitted to its rating point as a crossflow exchanger."""

    def __init__(self, facts, model, air, altitude_ratio):
        self.model, self.fan_kw = model, facts["fan_power_kw"]
        heat = facts["rated_heat_kw"]
        self.water_rate = heat / (facts["water_in_c"] - facts["water_out_c"])
        rated_air = facts.get("air_capacity_rate_kw_per_k", model["air_to_water_capacity_rate"] * self.water_rate)
        least, most = min(self.water_rate, rated_air), max(self.water_rate, rated_air)
        wanted = heat / (least * (facts["water_in_c"] - facts["air_in_c"]))
        self.ua = least * root(lambda ntu: crossflow(ntu, least / most) - wanted, 0.0, 60.0)
        self.air_rate = rated_air * altitude_ratio
        adiabatic = facts.get("adiabatic_effectiveness_ratio", 0.0)
        self.dry_c = air["dry_bulb_c"] + model.given(facts, "recirculation_k")
        self.wet_c = self.dry_c - adiabatic * (air["dry_bulb_c"] - air["wet_bulb_c"])
        self.facts = facts

    def k(self, speed, water_rate):
        """Heat for each kelvin between entering water and air, kW/K."""
        model = self.model
        air_film = model["cooler_air_resistance_share"] * speed ** -model["cooler_air_film_exponent"]
        water_film = (1 - model["cooler_air_resistance_share"]) * (water_rate / self.water_rate) ** -model["cooler_water_film_exponent"]
        ua, air = self.ua / (air_film + water_film), self.air_rate * speed
        least, most = min(air, water_rate), max(air, water_rate)
        return least * crossflow(ua / least, least / most)


class Coolers:
    """Running coolers in parallel; water is shared by their rated rates, fans run at one speed."""

    def __init__(self, coolers, on_coil, rate, set_c):
        self.coolers, self.on_coil, self.rate, self.set_c = coolers, on_coil, rate, set_c
        self.rated = sum(cooler.water_rate for cooler in coolers)

    def sums(self, speed):
        each = [c.k(speed, self.rate * c.water_rate / self.rated) for c in self.coolers]
        return sum(each), sum(k * air for k, air in zip(each, self.on_coil))

    def leaving(self, heat, speed):
        """All heat leaves: Q = sum k (T_in - T_on), T_out = T_in - Q / C."""
        k, k_air = self.sums(speed)
        return (heat + k_air) / k - heat / self.rate

    def run(self, heat, trimmed, least_speed):
        """Leaving temperature, fan speed, heat taken, and heat that could be taken at the set-point."""
        if not self.coolers or self.rate <= 0:
            return (math.inf if heat > 0 else self.set_c), 0.0, 0.0, 0.0
        k, k_air = self.sums(1.0)
        capacity = math.inf if k >= self.rate else max(0.0, (k * self.set_c - k_air) / (1 - k / self.rate))
        if heat <= 0:
            return self.set_c, 0.0, 0.0, capacity
        if self.leaving(heat, 1.0) > self.set_c:
            if not trimmed:
                return self.leaving(heat, 1.0), 1.0, heat, capacity
            # Chillers behind keep the entering water at set-point + Q/C.
            entering = self.set_c + heat / self.rate
            taken = max(0.0, k * entering - k_air)
            return entering - taken / self.rate, (1.0 if taken > 0 else 0.0), taken, capacity
        if self.leaving(heat, least_speed) <= self.set_c:
            return self.set_c, least_speed, heat, capacity
        speed = root(lambda s: self.set_c - self.leaving(heat, s), least_speed, 1.0)
        return self.set_c, speed, heat, capacity
