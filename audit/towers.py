"""
Cooling towers by the YorkCalc approach correlation, as in EnergyPlus (CoolingTower:VariableSpeed) and Modelica Buildings: approach in K of range,
wet bulb and the ratio of water to air, each term of the range and wet bulb to the powers 0, 1, 2.
"""

import math

from exchangers import root

# By power of the ratio of water to air, then of the range, then of the wet bulb.
COEFFICIENTS = (
    ((-0.359741205, -0.055053608, 0.0023850432), (0.173926877, -0.0248473764, 0.00048430224), (-0.005589849456, 0.0005770079712, -0.00001342427256)),
    ((2.84765801111111, -0.121765149, 0.0014599242), (1.680428651, -0.0166920786, -0.0007190532), (-0.025485194448, 0.0000487491696, 0.00002719234152)),
    ((-0.0653766255555556, -0.002278167, 0.0002500254), (-0.0910565458, 0.00318176316, 0.000038621772), (-0.0034285382352, 0.00000856589904, -0.000001516821552)),
)
WET_BULB, RANGE, RATIO, APPROACH = (-34.4, 29.4), (1.1, 22.2), (0.0, 8.0), (1.1, 40.0)


def held(value, bounds):
    return min(bounds[1], max(bounds[0], value))


def approach(range_k, wet_bulb_c, water, air):
    w, r, ratio = held(wet_bulb_c, WET_BULB), held(range_k, RANGE), held(water / air, RATIO)
    return sum(c * ratio**j * r**i * w**n for j, rows in enumerate(COEFFICIENTS) for i, row in enumerate(rows) for n, c in enumerate(row))


class Tower:
    """Fitted so that its rating point lies on the correlation."""

    def __init__(self, facts):
        range_k = facts["water_in_c"] - facts["water_out_c"]
        rated = facts["water_out_c"] - facts["wet_bulb_c"]
        self.ratio = root(lambda ratio: approach(range_k, facts["wet_bulb_c"], ratio, 1.0) - rated, 0.01, 8.0)
        self.water_rate, self.fan_kw = facts["rated_heat_kw"] / range_k, facts["fan_power_kw"]
        self.exchanger_k = facts.get("exchanger_approach_k", 0.0)


class Towers:
    """Running towers in parallel; water is shared by their ratings, so that all see one range. One fan speed."""

    def __init__(self, towers, rate, set_c, wet_bulb_c):
        self.towers, self.rate, self.set_c, self.wet_bulb_c = towers, rate, set_c, wet_bulb_c
        self.rated = sum(tower.water_rate for tower in towers)

    def leaving(self, range_k, speed):
        total = 0.0
        for tower in self.towers:
            own = held(approach(range_k, self.wet_bulb_c, self.rate / self.rated * tower.ratio, speed), APPROACH)
            total += tower.water_rate / self.rated * (self.wet_bulb_c + own + tower.exchanger_k)
        return total

    def run(self, heat, trimmed, least_speed):
        """Leaving temperature, fan speed, heat taken, and heat that could be taken at the set-point."""
        if not self.towers or self.rate <= 0:
            return (math.inf if heat > 0 else self.set_c), 0.0, 0.0, 0.0
        capacity = self.rate * most(lambda r: self.leaving(r, 1.0) - self.set_c, *RANGE)
        if heat <= 0:
            return self.set_c, 0.0, 0.0, capacity
        range_k = heat / self.rate
        full = self.leaving(range_k, 1.0)
        if full > self.set_c:
            if not trimmed:
                return full, 1.0, heat, capacity
            entering = self.set_c + range_k
            reached = most(lambda r: self.leaving(r, 1.0) + r - entering, 0.0, range_k)
            return entering - reached, (1.0 if reached > 0 else 0.0), self.rate * reached, capacity
        if self.leaving(range_k, least_speed) <= self.set_c:
            return self.set_c, least_speed, heat, capacity
        speed = root(lambda s: self.set_c - self.leaving(range_k, s), least_speed, 1.0)
        return self.set_c, speed, heat, capacity


def most(rising, low, high):
    """Largest argument at which a rising function is not above nought; 0 where it always is."""
    if rising(low) > 0:
        return 0.0
    return high if rising(high) <= 0 else root(rising, low, high)
