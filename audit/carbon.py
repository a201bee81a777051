"""Carbon of a year, t CO2 equivalent: of electricity, diesel and refrigerant (operational), and of servers, buildings and plant over their lives."""


def carbon_of(site, energy, model, it_kwh, facility_kwh, generated_kwh):
    """Embodied carbon is a range; what is not given is not in it, and named."""
    missing, operational = [], None
    own = {"grid_t": None, "diesel_t": None, "refrigerant_t": None, "cue": None}
    if "grid_carbon" in energy:
        factor = energy["grid_carbon"]["kilograms_per_kilowatt_hour"]
        bought = facility_kwh - generated_kwh
        own["grid_t"], own["cue"] = factor * bought / 1000, factor * bought / it_kwh
    else:
        missing.append("electricity (no gridCarbon)")
    if generated_kwh > 0:
        missing.append("fuel of generators that carry load with the utility there")
    if "annual_diesel_m3" in energy:
        own["diesel_t"] = energy["annual_diesel_m3"] * model["diesel_carbon_kg_per_liter"]
    else:
        missing.append("diesel (no annualDiesel)")
    if "refrigerant" in energy:
        leak = energy["refrigerant"]
        own["refrigerant_t"] = leak["charge_kg"] / 1000 * leak["annual_leakage_ratio"] * leak["global_warming_potential"]
    else:
        missing.append("refrigerant (no refrigerant)")
    if own["grid_t"] is not None:
        operational = sum(own[name] or 0.0 for name in ("grid_t", "diesel_t", "refrigerant_t"))
    own["operational_t"] = operational

    racks = [load for load in site.loads.values() if load.is_it]
    eights, kilowatts = sum(load.gpus for load in racks) / model["server_gpus"], sum(load.provisioned for load in racks)
    ranges = {
        # Low: little carbon over a long life.
        "plant": (
            kilowatts * model["plant_carbon_low_t_per_kw"] / model["plant_life_longest_years"],
            kilowatts * model["plant_carbon_high_t_per_kw"] / model["plant_life_shortest_years"],
        )
    }
    if eights > 0:
        ranges["servers"] = tuple(eights * model["server_carbon_%s_t" % end] / model["server_life_years"] for end in ("low", "high"))
    if "building_area_m2" in energy:
        area = energy["building_area_m2"]
        ranges["building"] = tuple(area * model["building_carbon_%s_t_per_m2" % end] / model["building_life_years"] for end in ("low", "high"))
    else:
        missing.append("buildings (no buildingArea)")
    ranges["embodied"] = tuple(sum(ends) for ends in zip(*ranges.values()))
    if operational is not None:
        ranges["intensity"] = tuple(1000 * (operational + end) / it_kwh for end in ranges["embodied"])
    own.update({name: {"low": low, "high": high} for name, (low, high) in ranges.items()})
    own["missing"] = missing + (["racks without GPUs"] if any(not load.gpus for load in racks) else [])
    return own
