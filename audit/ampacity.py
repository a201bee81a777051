"""What conductors may carry, and which devices protect them: by the table and the sizes in the inventory (NFPA 70), or by the ampacity that is declared."""

import math

from inventory import Gap

# NFPA 70: 240.4(B) rounds up to a standard size of at most 800 A; 240.4(D) has the devices of small copper and aluminium.
ROUNDED_UP_TO = 800.0
SMALL = {("copper", "14 AWG"): 15, ("copper", "12 AWG"): 20, ("copper", "10 AWG"): 30, ("aluminium", "12 AWG"): 15, ("aluminium", "10 AWG"): 25}
TABLE_VOLTS, LOW_VOLTS = 2000.0, 1000.0


class Ampacity:
    """`volts` gives the nominal voltage at the output of each source."""

    def __init__(self, site, volts, ledger):
        self.site, self.document, self.volts, self.ledger = site, site.document, volts, ledger

    def compare(self, row, link):
        where = "%s > %s%s: " % (row["giver"], row["path"], "#" + row["cord"] if row["cord"] else "")
        self.ledger.same("conductors", where + "conductor", row["conductor"], link["conductor"]["description"])
        ampacity, limit, size = self._carrying(link)
        self.ledger.number("conductors", where + "ampacity_a", row["ampacity_a"], ampacity)
        self.ledger.number("conductors", where + "limit_a", row["limit_a"], limit)
        self._device(where, row, link, ampacity, size)

    def _factor(self, link):
        """Share of the 75 °C ampacity that flows for hours: all of it where the device's assembly is listed for 100 %."""
        standard = self.document["site"]["code"]["continuous_factor_ratio"]
        limit = self._limit(link)
        if limit is None:
            return standard
        derating = self.site.by_path[link["receiver"]].get("source", {}).get("electrical", {}).get("derating") if not link["cord"] else None
        left = derating["altitude_ratio"] * derating["temperature_ratio"] if derating else 1.0
        return 1.0 if abs(limit.get("factor_ratio", 1.0) / left - 1.0) < 1e-8 else standard

    def _limit(self, link):
        asset = self.site.by_path[link["receiver"]]
        if link["cord"]:
            cord = next(c for c in asset["demand"]["cords"] if c["id"] == link["cord"])
            return next((l for l in cord.get("limits", []) if "current_a" in l), None)
        return next((l for l in asset["source"]["limits"] if l["rule"] == "overcurrent" and "current_a" in l), None)

    def _carrying(self, link):
        own, given = link["conductor"], link["conductor"].get("ampacity_a")
        if self.document["site"]["code"]["name"] != "ANSI" or self.volts[link["giver"]] > TABLE_VOLTS or "metal" not in own:
            return given, given, None
        sizes = self.document.get("model", {}).get("conductors")
        if sizes is None:
            raise Gap("the inventory has no table of conductors")
        area = own["cross_section_m2"] * 1e6
        rows = sizes[own["metal"]]
        fits = [row for row in rows if row["area_mm2"] <= area * 1.005] if area <= rows[-1]["area_mm2"] * 1.02 else []
        factor = self._factor(link)
        if not fits:
            return given, given * factor, None
        size, count = fits[-1], own["parallel"]
        at75 = count * size["at_75c_a"]
        derated = given if given is not None else count * size["at_90c_a"] * own.get("derating_ratio", 1.0)
        ampacity = min(at75, derated)
        return ampacity, min(ampacity, at75 * factor), size

    def _device(self, where, row, link, ampacity, size):
        if "device_a" not in row:
            return
        asset = self.site.by_path[link["receiver"]]
        facts = asset["demand" if link["cord"] else "source"].get("electrical", {}).get("device", {})
        rating = facts.get("pickup_a") or (self._limit(link) or {}).get("current_a")
        self.ledger.number("conductors", where + "device_a", row["device_a"], rating)
        if self.volts[link["giver"]] > LOW_VOLTS:
            return
        if self.document["site"]["code"]["name"] != "ANSI":
            largest = ampacity * min(1.0, 1.45 / facts.get("conventional_ratio", 1.0))
        else:
            standard = next((s for s in self.document["model"]["device_sizes_a"] if s >= ampacity * (1 - 1e-9)), math.inf)
            largest = standard if standard <= ROUNDED_UP_TO else ampacity
            if size is not None:
                largest = min(largest, SMALL.get((link["conductor"]["metal"], size["name"]), math.inf))
        self.ledger.number("conductors", where + "largest_device_a", row["largest_device_a"], largest)
