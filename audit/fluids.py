"""Properties of coolants from the coefficients in the inventory, and of air."""

import math

# What others publish, to see that the coefficients are those of the fluid: density kg/m3, specific heat J/(kg K), viscosity mPa s.
# Water: IAPWS-97. Propylene glycol 25 % by volume: ASHRAE 2001 as in CoolProp INCOMP::APG[0.25], 101.325 kPa.
PUBLISHED = {
    "water": {20: (998.206, 4184.79, 1.0016), 35: (994.039, 4178.95, 0.7191), 50: (988.047, 4179.55, 0.5465)},
    "pg25": {20: (1023.87, 3912.87, 2.4662), 35: (1017.01, 3949.89, 1.5599), 50: (1009.01, 3986.91, 1.0805)},
}


class Fluids:
    def __init__(self, model):
        self.model = model
        self.named = {fluid["name"]: fluid for fluid in model.document.get("fluids", [])}

    def known(self, loop):
        """The fits of what flows in a loop, each with its weight: one for a named fluid, three for glycol of another strength."""
        if loop["fluid"] == "pg_mix" and "glycol_mix" in loop:
            mix = loop["glycol_mix"]
            at, basis = mix["strength_ratio"], mix["basis"]
            nodes = [f for f in self.named.values() if f.get("interpolated", {}).get("basis") == basis]
            if len(nodes) != 3:
                raise self.model.gap("strengths of propylene glycol by %s" % basis)
            # Quadratic in the strength, through three of them (Lagrange).
            weights = []
            for own in nodes:
                weight = 1.0
                for other in nodes:
                    if other is not own:
                        weight *= (at - strength(other)) / (strength(own) - strength(other))
                weights.append(weight)
            return list(zip(nodes, weights))
        return [(self.fit(loop["fluid"]), 1.0)]

    def fit(self, name):
        if name not in self.named:
            raise self.model.gap("properties of %s" % name)
        return self.named[name]

    def _value(self, fits, key, celsius):
        low = max(fit["valid_from_c"] for fit, _ in fits)
        high = min(fit["valid_to_c"] for fit, _ in fits)
        held = min(high, max(low, celsius if math.isfinite(celsius) else high))
        return sum(weight * sum(c * held**i for i, c in enumerate(fit[key])) for fit, weight in fits)

    def density(self, fits, celsius):
        return self._value(fits, "density_kg_per_m3", celsius)

    def viscosity(self, fits, celsius):
        return math.exp(self._value(fits, "log_viscosity_pa_s", celsius))

    def rate(self, fits, lpm, celsius):
        """Heat capacity rate in kW/K of a flow in L/min: rho cp V."""
        return self.density(fits, celsius) * self._value(fits, "specific_heat_j_per_kg_k", celsius) * lpm / 6e7

    def check(self, ledger):
        """Coefficients against published points: 0.02 % (viscosity 0.1 %)."""
        for name, points in PUBLISHED.items():
            if name not in self.named:
                ledger.gap("properties of %s" % name)
                continue
            fits = [(self.named[name], 1.0)]
            for celsius, (rho, cp, mu) in points.items():
                ours = (self.density(fits, celsius), self._value(fits, "specific_heat_j_per_kg_k", celsius), 1000 * self.viscosity(fits, celsius))
                for what, own, published, tolerance in zip(("density", "specific heat", "viscosity"), ours, (rho, cp, mu), (2e-4, 2e-4, 1e-3)):
                    where = "%s of %s at %d C" % (what, name, celsius)
                    ledger.within("fluids", where, own, published * (1 - tolerance), published * (1 + tolerance))


class Model:
    """Figures of the models that no record carries, as the inventory states them."""

    def __init__(self, document, gap):
        self.document = document or {}
        self.figures = {figure["name"]: figure["value"] for figure in self.document.get("figures", [])}
        self.gap = gap

    def __getitem__(self, name):
        if name not in self.figures:
            raise self.gap("the inventory does not state '%s' of the model" % name)
        return self.figures[name]

    def given(self, facts, key):
        """A fact of a record, or what is taken where the record leaves it out."""
        return facts[key] if key in facts else self[key]


def strength(fluid):
    return fluid["interpolated"]["strength_ratio"]


def pressure_ratio(altitude_m):
    """Air pressure over that at sea level, ICAO standard atmosphere."""
    return (1 - 2.25577e-5 * altitude_m) ** 5.25588
