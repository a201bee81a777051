"""What `inventory.json` says of a site, in the shape in which the audit asks for it. Nothing else of a site is read."""

import json
import math

SQRT3 = math.sqrt(3.0)


class Gap(Exception):
    """The inventory lacks a figure, so that something cannot be recomputed from it alone."""


def need(facts, key, where):
    """A figure that must be there: the audit has no defaults of its own."""
    if facts is None or key not in facts:
        raise Gap("%s: the inventory has no '%s'" % (where, key))
    return facts[key]


class Limit:
    """A continuous limit of equipment or of a cord."""

    def __init__(self, facts, fullest=1.0):
        self.name = facts["name"]
        self.fullest = fullest
        self.rule = facts["rule"]
        factor = facts.get("factor_ratio", 1.0)
        if "power_kw" in facts:
            self.unit, self.rated = "kW", facts["power_kw"]
        elif "apparent_power_kva" in facts:
            self.unit, self.rated = "kVA", facts["apparent_power_kva"]
        else:
            self.unit, self.rated = "A", facts["current_a"]
        self.volts = facts.get("voltage_v")
        self.limit = self.rated * factor
        self.overload = sorted((point["load_ratio"], point["duration_s"]) for point in facts.get("overload", []))

    def demand(self, p, q):
        """What the limit measures of a flow of p kW and q kvar: kW, kVA, or amperes of the fullest phase."""
        if self.unit == "kW":
            return p
        kva = math.hypot(p, q)
        return kva if self.unit == "kVA" else 1000.0 * kva * self.fullest / (SQRT3 * self.volts)

    def nameplate(self):
        """The rating as power: kW or kVA, of a current at its voltage."""
        return self.rated if self.unit != "A" else SQRT3 * self.volts * self.rated / 1000.0


class Cord:
    def __init__(self, facts, demand):
        self.id = facts["id"]
        # Of the fullest phase over the mean of three: 3 of a single-phase cord.
        phases = list(demand.get("electrical", {}).get("phases", {}).values())
        self.fullest = 3.0 * max(phases) / sum(phases) if sum(phases) > 0 else 1.0
        self.limits = [Limit(limit, self.fullest) for limit in facts.get("limits", [])]
        self.tan = tan_of(facts.get("power_factor_ratio", demand["power_factor_ratio"]))
        self.shelves = facts.get("shelves", 0)
        self.share_weight = facts.get("share_weight", 1.0)
        self.sources = []


class Load:
    """What draws power: a rack, or mechanical equipment."""

    def __init__(self, path, facts):
        self.path = path
        self.provisioned = facts["provisioned_kw"]
        self.thermal = facts["thermal_kw"]
        self.peak = facts["peak_kw"]
        self.average = facts["average_kw"]
        self.tan = tan_of(facts["power_factor_ratio"])
        self.minimum_cords = max(1, facts.get("minimum_cords", 1))
        self.gpus = facts.get("gpus", 0)
        # Equipment that cools or controls is no information technology, unless it says otherwise.
        self.is_it = facts.get("information_technology", facts["load_class"] not in ("cooling", "control"))
        shelves = facts.get("shelves")
        self.shelf_kw = shelves["rated_power_kw"] if shelves else 0.0
        self.shelf_efficiency = shelves["efficiency_ratio"] if shelves else 1.0
        self.cap_kw = facts["power_cap"]["power_kw"] if "power_cap" in facts else math.inf
        self.cap_response_s = facts["power_cap"]["response_s"] if "power_cap" in facts else None
        self.cords = [Cord(cord, facts) for cord in facts["cords"]]
        for cord in self.cords:
            cord.weight = cord.shelves * self.shelf_kw if self.shelf_kw > 0 else cord.share_weight

    def needed_dc_kw(self):
        return self.provisioned * self.shelf_efficiency


class Source:
    """What gives power, or passes it on."""

    def __init__(self, path, facts):
        self.path = path
        self.role = facts["role"]
        self.mode = facts.get("input", "selective")
        self.capacity_component = facts.get("capacity_component", False)
        self.limits = [Limit(limit) for limit in facts["limits"]]
        self.losses = facts.get("losses", [])
        self.recharge = facts.get("recharge_ratio", 0.0)
        self.at_once = facts.get("simultaneity_ratio", 1.0)
        self.input_tan = tan_of(facts["input_power_factor_ratio"]) if "input_power_factor_ratio" in facts else None
        self.impedance = facts.get("impedance_ratio", 0.0)
        self.rated_kva = next((limit.rated for limit in self.limits if limit.unit == "kVA"), None)
        self.weight = min((limit.nameplate() for limit in self.limits), default=1.0)
        self.fuel = facts.get("fuel", [])
        self.sources = []
        self.ties = []

    def loss(self, p, q):
        """Σ rating · (no-load + linear·x + square·x²), x of the output in kW or in kVA."""
        total = 0.0
        for curve in self.losses:
            if "rated_power_kw" in curve:
                rating, x = curve["rated_power_kw"], p / curve["rated_power_kw"]
            else:
                rating, x = curve["rated_apparent_power_kva"], math.hypot(p, q) / curve["rated_apparent_power_kva"]
            total += rating * (curve["no_load"] + curve["linear"] * x + curve["square"] * x * x)
        return total


class Site:
    """`today`: with what the inventory declares out of service; else as built."""

    def __init__(self, document, today=False):
        self.document = document
        self.out = declared_out(document) if today else frozenset()
        self.name = document["site"]["name"]
        self.tier = document["site"]["tier"]
        self.altitude_m = document["site"]["altitude_m"]
        self.design_day = document["site"]["climate"]["design_day"]
        self.assets = document["assets"]
        self.by_path = {asset["path"]: asset for asset in self.assets}
        self.loads = {a["path"]: Load(a["path"], a["demand"]) for a in self.assets if "demand" in a}
        self.sources = {a["path"]: Source(a["path"], a["source"]) for a in self.assets if "source" in a}
        self.units = {a["path"]: a["cooling"]["unit"] for a in self.assets if "unit" in a.get("cooling", {})}
        self._below = {}
        self._link_power(sorted(document["power_links"], key=lambda link: link["order"]))
        self._split_sides()

    def _link_power(self, links):
        for link in links:
            if link["cord"]:
                cord = next(c for c in self.loads[link["receiver"]].cords if c.id == link["cord"])
                cord.sources.append(link["giver"])
            else:
                self.sources[link["receiver"]].sources.append(link["giver"])
        for tie in self.sources.values():
            if tie.role == "tie":
                for bus in tie.sources:
                    self.sources[bus].ties.append(tie.path)

    def _split_sides(self):
        """A source of a tied bus is on its utility side if a utility feed stands above it, ties left aside."""
        known = {}

        def utility_above(path):
            if path not in known:
                source = self.sources[path]
                known[path] = source.role == "utility" or (
                    source.role != "tie" and any(utility_above(up) for up in source.sources)
                )
            return known[path]

        for source in self.sources.values():
            own = [up for up in source.sources if self.sources[up].role != "tie"]
            source.utility_side = [up for up in own if utility_above(up)]
            source.generator_side = [up for up in own if not utility_above(up)]

    def below_simultaneity(self, load):
        """Whether any equipment that may feed a load counts on less than all loads at once; a bus gives over a tie past what it counts itself."""
        if load.path not in self._below:
            queue = [(giver, False) for cord in load.cords for giver in cord.sources]
            seen = set(queue)
            for path, over_tie in queue:
                source = self.sources[path]
                up = [(giver, False) for giver in source.sources if self.sources[giver].role != "tie"]
                if not over_tie:
                    up += [(bus, True) for tie in source.ties for bus in self.sources[tie].sources if bus != path]
                queue += [state for state in dict.fromkeys(up) if state not in seen]
                seen.update(up)
            self._below[load.path] = any(self.sources[path].at_once < 1 for path, over_tie in seen if not over_tie)
        return self._below[load.path]

    def has_generators(self):
        return any(source.role == "generator" for source in self.sources.values())


def declared_out(document):
    """Paths of equipment that is failed, in maintenance or not yet energised."""
    return frozenset(a["path"] for a in document["assets"] if a.get("service", {}).get("kind", "in_service") != "in_service")


def tan_of(power_factor):
    return math.tan(math.acos(power_factor))


def load_site(path):
    with open(path, encoding="utf-8") as file:
        return Site(json.load(file))
