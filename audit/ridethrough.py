"""
The utility fails, generators start: how long each zone stays cool by what it stores, and when the last of its units is back. Racks behind UPS go on
heating; a unit behind a UPS only makes its transfer.
"""


class Carried:
    """What still has power from batteries."""

    def __init__(self, site):
        self.site = site
        facts = {asset["path"]: asset["source"] for asset in site.assets if "source" in asset}
        self.ups = {path for path, source in facts.items() if any(limit["rule"] == "ups" for limit in source["limits"])}
        self._known = {}

    def behind(self, path):
        """A UPS, or what can draw on one: of a unit all of its sources, of a tied bus its own or the other's."""
        if path not in self._known:
            own = self._own(path)
            for tie in self.site.sources[path].ties:
                own = own or any(self._own(bus) for bus in self.site.sources[tie].sources if bus != path)
            self._known[path] = own
        return self._known[path]

    def _own(self, path):
        if path in self.ups:
            return True
        source = self.site.sources[path]
        live = [self.behind(giver) for giver in source.sources if self.site.sources[giver].role != "tie"]
        return bool(live) and (all(live) if source.mode == "unit" else any(live))

    def load(self, path):
        load = self.site.loads.get(path)
        if load is None:
            return False
        return sum(any(self.behind(source) for source in cord.sources) for cord in load.cords) >= load.minimum_cords


def zones_of(cooling, normal, model, start_s):
    """Of each loop with heat and units: (heat, volume, ride-through) as the budget may tell them, and restart. Nothing where no rack goes on heating."""
    site, carried = cooling.site, Carried(cooling.site)
    if not site.has_generators() or not any(carried.load(rack) for loop in cooling.topology.loops.values() for rack in loop.racks):
        return {}
    zones = {}
    ready = start_s if start_s else model["generators_ready_s"]
    for path, result in normal.items():
        loop = result.loop
        racks = [rack for rack in loop.racks if carried.load(rack)]
        if result.heat <= 0 or not loop.units or (loop.medium != "fws" and not racks):
            continue
        zones[path] = (_stored(cooling, result, racks, model), _restart(site, loop, carried, ready, model))
    return zones


def _stored(cooling, result, racks, model):
    loop, fluids = result.loop, cooling.fluids
    if loop.medium == "air":
        hottest = max(cooling.air_kw(rack) for rack in racks)
        return [(hottest, None, model["aisle_early_s"] * model["aisle_heat_kw"] / hottest if hottest > 0 else None)]
    # kJ for each kelvin and cubic metre at the mean of supply and return: 1000 L/min for a minute.
    per_m3 = 60 * fluids.rate(fluids.known(loop.facts), 1000.0, (result.supply_c + result.return_c) / 2)

    def lasts(heat, volume):
        if volume is None:
            return (heat, None, None)
        return (heat, volume, model["ride_through_rise_k"] * volume * per_m3 / heat if heat > 0 else None)

    if loop.medium == "fws":
        return [lasts(result.heat, loop.facts.get("volume_m3"))]
    each = [lasts(cooling.liquid_kw(rack), cooling.heat_facts(rack).get("environment", {}).get("coolant_volume_m3")) for rack in racks]
    said = [one for one in each if one[1] is not None]
    if not said:
        return each
    each = said
    # A rack without liquid heat lasts for ever.
    least = min((one[2] for one in each if one[2] is not None), default=None)
    return each if least is None else [one for one in each if one[2] is not None and one[2] <= least * (1 + 1e-9)]


def _restart(site, loop, carried, ready, model):
    """When the slowest unit is back; None where a chiller does not say it."""
    slowest = 0.0
    for unit in loop.units:
        own = site.units[unit].get("restart", {}).get("time_s")
        if carried.load(unit):
            cords = site.by_path[unit]["demand"]["cords"]
            back = max([cord.get("transfer_time_s", 0.0) for cord in cords] + [0.0])
        elif own is None and site.units[unit]["unit_type"] == "chiller":
            return None
        else:
            back = ready + (model["drive_restart_s"] if own is None else own)
        slowest = max(slowest, back)
    return slowest


def compare_ride_through(cooling, normal, model, start_s, budget, ledger):
    if "ride_through" not in budget:
        return
    section, rows = "ride_through", {row["path"]: row for row in budget["ride_through"]}
    zones = zones_of(cooling, normal, model, start_s)
    ledger.same(section, "loops", sorted(rows), sorted(zones))
    for path in sorted(set(rows) & set(zones)):
        row, (stored, restart), where = rows[path], zones[path], path + ": "
        # Of racks that are alike in time any may be the one that is told.
        heat, volume, seconds = min(stored, key=lambda one: abs(one[0] - row["heat_kw"]))
        ledger.number(section, where + "heat_kw", row["heat_kw"], heat)
        ledger.number(section, where + "volume_m3", row["volume_m3"], volume)
        ledger.number(section, where + "ride_through_s", row["ride_through_s"], seconds)
        ledger.number(section, where + "restart_s", row["restart_s"], restart)
