"""Which states are run: the base states, then every single loss in the scope of the declared tier."""

IN_WORDS = {"U": "on utility", "G": "on generators"}


class Scenario:
    def __init__(self, site, base, removed=None, part=None):
        self.base, self.removed, self.part = base, removed, part
        what = "all%s in service" % (" else" if site.out else "") if removed is None else "%s%s out" % (removed, "#" + part if part else "")
        self.label = "%s, %s%s" % (IN_WORDS[base], what, without(site))


def without(site):
    """What every scenario says of equipment that is out of service from the start, in the order of the inventory."""
    if not site.out:
        return ""
    names = [asset["path"] for asset in site.assets if asset["path"] in site.out]
    return ", with %s out of service" % (" and ".join(names) if len(names) <= 2 else "%d pieces of equipment" % len(names))


def in_scope(site, path):
    """Tier I: nothing. Tier II: capacity components. Tier III and IV: every component and path element. Racks and pipes never."""
    if site.tier == "I" or path in site.out:
        return False
    if path in site.units:
        return True
    source = site.sources.get(path)
    return source is not None and (site.tier != "II" or source.capacity_component)


def scenarios_of(site):
    bases = ["U", "G"] if site.has_generators() else ["U"]
    found = [Scenario(site, base) for base in bases]
    for base in bases:
        found += [Scenario(site, base, asset["path"]) for asset in site.assets if in_scope(site, asset["path"])]
    if site.tier != "I":
        for asset in site.assets:
            # Pumps inside one unit are alike: the first stands for all. The electrical state stays as it is.
            pump = next((part["id"] for part in asset.get("parts", []) if part.get("pump")), None)
            if pump is not None and asset["path"] not in site.out:
                found.append(Scenario(site, "U", asset["path"], pump))
    return found
