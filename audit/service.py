"""A site with everything in service on utility, at any power of its loads and in any air: heat, losses and mechanical input together, until they stay."""

from cooling import Cooling, Topology
from inventory import Site
from power import Flow, State


def at_power(document, key, exponent=None):
    """
    The document with the thermal power of all loads but cooling units at another of their numbers. With `exponent` (of pressure drop with flow, where a
    rack names none) the coolant that racks ask for goes with their heat; without, their tables stay.
    """

    def recast(asset):
        cooling = asset.get("cooling", {})
        if "demand" not in asset or "unit" in cooling:
            return asset
        demand = asset["demand"]
        ratio = demand[key] / demand["thermal_kw"] if demand["thermal_kw"] > 0 else 1.0
        asset = dict(asset, demand=dict(demand, thermal_kw=demand[key]))
        heat = cooling.get("heat", {})
        if exponent is not None and "flow_table" in heat:
            n = heat.get("pressure_exponent", exponent)
            points = [dict(p, flow_lpm=p["flow_lpm"] * ratio, pressure_drop_bar=p["pressure_drop_bar"] * ratio**n) for p in heat["flow_table"]]
            asset["cooling"] = dict(cooling, heat=dict(heat, flow_table=points))
        return asset

    return dict(document, assets=[recast(asset) for asset in document["assets"]])


class InService:
    def __init__(self, document, model, fluids):
        self.site, self.model, self.fluids = Site(document), model, fluids
        self.topology = Topology(self.site)
        self.state = State(self.site, "U", groups=self.topology.switched_groups(self.site))
        self.modelled = {}
        self.cooling = self.flow = None

    def at(self, air=None):
        """Every loop in this air (that of the design day without one). `flow` then is the power that goes with it."""
        if air is not None:
            self.site.design_day = air
        self.cooling = Cooling(self.site, self.topology, self.model, self.fluids)
        for _ in range(60):
            self.flow = Flow(self.state, lambda load: self.modelled.get(load.path, load.thermal))
            results = self.cooling.evaluate(frozenset(), frozenset(), self.flow.loss_kw)
            settled = {unit: kw for result in results.values() for unit, kw in result.input_kw.items()}
            apart = max((abs(kw - self.modelled.get(unit, 0.0)) for unit, kw in settled.items()), default=0.0)
            self.modelled = settled
            if apart < 1e-9:
                break
        return results

    def without(self, out, pump_out=None):
        """Cooling units out, losses as they are."""
        return self.cooling.evaluate(frozenset(out), frozenset(), self.flow.loss_kw, pump_out)
