"""
The year of a site by ISO/IEC 30134: for every bin of the weather, IT at average power, everything in service on utility. PUE (-2), ERF and ERE (-6),
CER (-7), CUE (-8), WUE (-9); free cooling of every loop of facility water.
"""

from carbon import carbon_of
from service import InService, at_power

SETTLED = 1e-9
MISSED_K = 1e-3


class Meters:
    """Where energy is read: at the feeds, at the inputs of IT (category 3), at the outputs of UPS for IT (category 1)."""

    def __init__(self, service):
        self.state, self.loads = service.state, service.site.loads
        facts = {asset["path"]: asset["source"] for asset in service.site.assets if "source" in asset}
        self.ups = {path for path, source in facts.items() if any(limit["rule"] == "ups" for limit in source["limits"])}
        self._through = {}

    def through(self, path):
        """Share of what a source gives that has come through a UPS."""
        if path not in self._through:
            self._through[path] = 1.0 if path in self.ups else self.before(path)
        return self._through[path]

    def before(self, path):
        return sum(share * self.through(giver) for giver, share, _ in self.state.feeds(path) or [])

    def read(self, flow):
        it = sum(kw for path, kw in flow.load_kw.items() if self.loads[path].is_it)
        # A UPS behind another UPS measures what is measured already.
        at_ups = sum(flow.out(path)[0] * (1 - self.before(path)) for path in self.ups if self.state.is_up(path))
        fed = False
        for (path, cord), kw in flow.cord_kw.items():
            share = self.through(self.state.cord_source[(path, cord)])
            if not self.loads[path].is_it:
                at_ups -= kw * share
                continue
            fed = fed or share > 0
            # What no UPS feeds is measured where it is used.
            at_ups += kw * (1 - share)
        return it, at_ups if fed else None


def year_of(document, model, fluids):
    """Figures and bins of the budget's year; nothing without weather, IT under power or supply."""
    weather, energy = document["site"].get("weather"), document["site"].get("energy", {})
    if weather is None:
        return None
    service = InService(at_power(document, "average_kw"), model, fluids)
    meters = Meters(service)
    auxiliary = energy.get("auxiliary_power_kw", 0.0)
    sums = dict.fromkeys(("hours", "it", "facility", "generated", "mechanical", "rejected", "water", "ups"), 0.0)
    bins, free = [], {}
    for bin_ in sorted(weather["conditions"], key=lambda b: (b["dry_bulb_c"], b["wet_bulb_c"])):
        hours, results = bin_["hours"], service.at(bin_)
        it, ups = meters.read(service.flow)
        # E_DC counts what is generated on site.
        generated = service.flow.generated_kw()
        supplied = service.flow.at_feeds_kw() + generated
        if it <= 0 or supplied <= 0:
            return None
        waters = {path: result for path, result in results.items() if result.loop.medium == "fws"}
        mechanical = sum(kw for result in results.values() for kw in result.input_kw.values())
        make_up = sum(result.make_up for result in waters.values()) * 3600 / model["water_density_kg_per_m3"]
        rejected = sum(result.heat for result in waters.values())
        one = {"it": it, "facility": supplied + auxiliary, "generated": generated, "mechanical": mechanical, "rejected": rejected, "water": make_up}
        one.update({"hours": 1.0, "ups": ups or 0.0})
        for name, value in one.items():
            sums[name] += hours * value
        _count(free, waters, hours)
        bins.append(
            {
                "hours": hours, "dry_bulb_c": bin_["dry_bulb_c"], "wet_bulb_c": bin_["wet_bulb_c"], "facility_kw": one["facility"],
                "mechanical_kw": mechanical, "make_up_m3_per_h": make_up, "pue": one["facility"] / it,
            }
        )  # fmt: skip
    own = _figures(sums, energy, auxiliary)
    own["it_at_ups_kwh"], own["pue_category_1"] = (sums["ups"], sums["facility"] / sums["ups"]) if ups is not None else (None, None)
    control = any(not load.is_it and path not in service.site.units for path, load in service.site.loads.items())
    own["auxiliaries_counted"] = auxiliary > 0 or control
    own["weather"] = weather["source"]
    own["carbon_t"] = carbon_of(service.site, energy, model, sums["it"], sums["facility"], sums["generated"])
    return own, bins, free


def _figures(sums, energy, auxiliary):
    it, facility = sums["it"], sums["facility"]
    reused = energy.get("reused_heat_kw", 0.0) * sums["hours"]
    wue = 1000 * sums["water"] / it
    at_source = "generation_water_liters_per_kilowatt_hour" in energy
    return {
        "kind": "annual, IT at average power, everything in service, on utility",
        "hours": sums["hours"],
        "it_kwh": it,
        "facility_kwh": facility,
        "generated_on_site_kwh": sums["generated"],
        "mechanical_kwh": sums["mechanical"],
        "auxiliary_kwh": auxiliary * sums["hours"],
        "losses_and_other_kwh": facility - it - sums["mechanical"] - auxiliary * sums["hours"],
        "heat_rejected_kwh": sums["rejected"],
        "heat_reused_kwh": reused,
        "water_m3": sums["water"],
        "pue_category_3": facility / it,
        "ppue_mechanical": 1 + sums["mechanical"] / it,
        "wue_l_per_kwh": wue,
        "wue_source_l_per_kwh": wue + energy["generation_water_liters_per_kilowatt_hour"] * (facility - sums["generated"]) / it if at_source else None,
        "erf": reused / facility,
        "ere": (1 - reused / facility) * facility / it,
        "ref": energy.get("renewable_share_ratio"),
        "cer": sums["rejected"] / sums["mechanical"] if sums["mechanical"] > 0 else None,
    }


def _count(free, waters, hours):
    """Hours with no heat left to compressors, with some, with all; hours in which the supply is above its set-point."""
    for path, result in waters.items():
        if result.heat <= 0:
            continue
        own = free.setdefault(path, {"free_h": 0.0, "partial_h": 0.0, "compressor_h": 0.0, "set_point_missed_h": 0.0})
        share = result.chilled / result.heat
        own["free_h" if share < SETTLED else "compressor_h" if share > 1 - SETTLED else "partial_h"] += hours
        if result.supply_c > result.loop.facts["supply_temperature_c"] + MISSED_K:
            own["set_point_missed_h"] += hours


def compare_year(document, model, fluids, budget, ledger):
    """What it does not know of the section is returned."""
    given, found = budget.get("year"), year_of(document, model, fluids)
    if given is None or found is None:
        if "year" in budget:
            ledger.same("year", "year", given and "evaluated", found and "evaluated")
        return []
    own, bins, free = found
    unknown = compare_figures(ledger, "", given, own)
    ledger.same("year", "bins", len(given["bins"]), len(bins))
    for i, (row, figures) in enumerate(zip(given["bins"], bins)):
        unknown += compare_figures(ledger, "bins.%d." % i, row, figures)
    rows = {row["path"]: row for row in given["free_cooling"]}
    ledger.same("year", "free_cooling", sorted(rows), sorted(free))
    for path in sorted(set(rows) & set(free)):
        unknown += compare_figures(ledger, path + ": ", rows[path], free[path])
    return sorted(set("year." + name for name in unknown) - {"year.bins", "year.free_cooling", "year.path"})


def compare_figures(ledger, where, given, own):
    for name, value in own.items():
        if isinstance(value, dict):
            compare_figures(ledger, where + name + ".", given.get(name, {}), value)
        elif isinstance(value, (str, bool, list)):
            ledger.same("year", where + name, given.get(name), value)
        elif value is not None or name in given:
            ledger.number("year", where + name, given.get(name), value)
    return [name for name in given if name not in own]
