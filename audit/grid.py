"""The site as volts and ohms: nominal voltages, runs of conductors, busways and the windings of transformers."""

import math


class Run:
    """A run of conductors in ohms a phase (a pole of direct current). `known` is false where length or conductor is not given: then it has no ohms."""

    def __init__(self, conductor, length_m):
        given = conductor is not None and length_m is not None
        self.known = given or length_m == 0
        km = length_m / 1000.0 if given else 0.0
        self.r, self.x, self.cold = (
            (conductor[key] * km if given else 0.0)
            for key in ("resistance_ohms_per_kilometer", "reactance_ohms_per_kilometer", "cold_resistance_ohms_per_kilometer")
        )


class Winding:
    """u_kr is the load loss over the rating; `ratio` the rated over the nominal voltage of the secondary."""

    def __init__(self, kva, uk, load_loss_kw, ratio):
        self.kva, self.ratio = kva, ratio
        self.ukr = min(uk, load_loss_kw / kva)
        self.ukx = math.sqrt(max(0.0, uk * uk - self.ukr * self.ukr))


class Busway:
    def __init__(self, facts):
        self.run = Run(facts.get("conductor"), facts.get("length_m"))
        self.length = facts.get("length_m")

    def share(self, tap_m):
        """Share of the run before a tap; the far end where no distance is given."""
        if not self.length:
            return 1.0 if self.length is None or tap_m is None else 0.0
        return 1.0 if tap_m is None else min(tap_m, self.length) / self.length


class Grid:
    def __init__(self, site):
        self.site = site
        code = site.document["site"]["code"]
        self.volts, self.direct, self.regulated, self.windings, self.busways, self.facts = {}, set(), set(), {}, {}, {}
        for asset in site.assets:
            source = asset.get("source")
            if source is None:
                continue
            path, facts = asset["path"], source.get("electrical", {})
            self.facts[path] = facts
            level = code["low_voltage_v" if source["level"] == "low_voltage" else "medium_voltage_v"]
            of_limit = next((limit["voltage_v"] for limit in source["limits"] if "voltage_v" in limit), level)
            self.volts[path] = facts.get("voltage_v", of_limit)
            if "direct_current" in facts:
                self.direct.add(path)
            if facts.get("regulated_output"):
                self.regulated.add(path)
            kva, uk = site.sources[path].rated_kva, source.get("impedance_ratio")
            if uk and kva is not None:
                ratio = facts.get("no_load_voltage_v", self.volts[path]) / self.volts[path]
                self.windings[path] = Winding(kva, uk, self._load_loss_kw(source, kva), ratio)
            if "run" in facts:
                self.busways[path] = Busway(facts["run"])
            elif asset["kind"] == "busway":
                self.busways[path] = Busway({})
        self.links = {(link["giver"], link["receiver"], link["cord"]): link for link in site.document["power_links"]}
        self.has_conductors = any("conductor" in link for link in site.document["power_links"])
        self.drawers = {}
        for giver, receiver, cord in self.links:
            if not cord and site.sources[receiver].role != "tie":
                self.drawers.setdefault(giver, []).append(receiver)

    @staticmethod
    def _load_loss_kw(source, kva):
        for curve in source.get("losses", []):
            if curve["name"] == "transformer":
                return curve["square"] * curve.get("rated_apparent_power_kva", curve.get("rated_power_kw", kva))
        return 0.0

    def run(self, giver, receiver, cord=""):
        """Of a link. A tie touches the buses that it joins unless its link has a conductor."""
        link = self.links[(giver, receiver, cord)]
        tie = not cord and self.site.sources[receiver].role == "tie"
        if tie and "conductor" not in link:
            return Run(None, 0)
        return Run(link.get("conductor"), link.get("length_m"))

    def tap(self, giver, receiver, cord=""):
        return self.links[(giver, receiver, cord)].get("tap_m")

    def busway_known(self, path):
        return path not in self.busways or self.busways[path].run.known

    def replaced(self, path):
        """Loss curves of the routing model that an impedance stands for here: windings, and conductors that are given."""
        found = []
        for curve in self.site.sources[path].losses:
            name = curve["name"]
            if name == "transformer":
                found.append(curve)
            elif name == "medium-voltage cable" and all(self.run(giver, path).known for giver in self.site.sources[path].sources):
                found.append(curve)
            elif name == "conductors" and self._fed_by_given(path):
                found.append(curve)
        return found

    def _fed_by_given(self, path):
        below = self.drawers.get(path, [])
        return bool(below) and all(self.run(path, one).known and self.busway_known(one) for one in below)
