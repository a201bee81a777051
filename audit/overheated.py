"""
Racks lost for want of cooling. Of one loop: shortfall over the heat that one rack gives to it, rounded up; a flow shortfall counts as heat
(1 - flow/need); a supply out of its limit reaches every rack served. A loop and those that it cools count once (the larger), loops beside each other
add, media that serve the same racks count once (the larger), and never more racks than are served.
"""

import math


def falls_short(quantity):
    unit, asked, limit = quantity
    return asked > limit + 1e-3 if unit in ("°C", "K") else asked > limit * (1 + 1e-9)


class Overheated:
    def __init__(self, cooling, results, dark):
        self.cooling, self.topology, self.results, self.dark = cooling, cooling.topology, results, dark
        self.short = {}
        for path, result in results.items():
            lost = [self._lost(result, name, q) for name, q in result.quantities.items() if falls_short(q)]
            if lost:
                self.short[path] = max(lost)

    def any(self):
        return bool(self.short)

    def children(self, loop):
        return list(dict.fromkeys(self.topology.serves[u] for u in loop.clients if u in self.topology.serves))

    def served(self, loop):
        """Live racks of a loop and of those that it cools, each with the heat that it gives to it."""
        heat = {}
        own = self.cooling.air_kw if loop.medium == "air" else self.cooling.liquid_kw
        for rack in loop.racks:
            heat[rack] = own(rack)
        for child in self.children(loop):
            for rack, kw in self.served(self.topology.loops[child]).items():
                heat[rack] = heat.get(rack, 0.0) + kw
        return {rack: kw for rack, kw in heat.items() if rack not in self.dark}

    def _lost(self, result, name, quantity):
        _, asked, limit = quantity
        heat = self.served(result.loop)
        each = sum(heat.values()) / len(heat) if heat else 0.0
        if each <= 0:
            return 0
        if name == "heat":
            missing = asked - limit
        elif name in ("flow", "airflow"):
            missing = result.heat * (1 - min(1.0, limit / asked))
        else:
            return len(heat)
        return min(len(heat), math.ceil(missing / each - 1e-9)) if math.isfinite(missing) else len(heat)

    def media(self, loop):
        if loop.medium != "fws":
            return {"air" if loop.medium == "air" else "liquid"}
        below = [self.topology.loops[child] for child in self.children(loop)]
        return set().union(*[self.media(child) for child in below]) or {"liquid"}

    def total(self):
        """Loops that share racks, or facility water, are counted together; others add."""
        if not self.short:
            return 0
        loops, together = self.topology.loops, {}

        def find(item):
            while together.setdefault(item, item) != item:
                item = together[item]
            return item

        for path, loop in loops.items():
            for other in list(loop.racks) + self.children(loop):
                together[find(other)] = find(path)
        clusters = {}
        for path in loops:
            clusters.setdefault(find(path), []).append(path)
        return sum(self._cluster([loops[path] for path in paths]) for paths in clusters.values())

    def _cluster(self, loops):
        """The larger of what each medium loses, parents once with their children, and of what groups of the same racks lose."""
        racks, loss = set(), {"liquid": 0, "air": 0}
        counted = set()
        for loop in loops:
            racks.update(self.served(loop))
            if loop.medium != "fws":
                continue
            fresh = [child for child in self.children(loop) if child not in counted]
            counted.update(fresh)
            for medium in self.media(loop):
                below = sum(self.short.get(c, 0) for c in fresh if medium in self.media(self.topology.loops[c]))
                loss[medium] += max(self.short.get(loop.path, 0), below)
        beside = [loop for loop in loops if loop.medium != "fws"]
        for loop in beside:
            if loop.path not in counted:
                for medium in self.media(loop):
                    loss[medium] += self.short.get(loop.path, 0)
        return min(len(racks), max(loss["liquid"], loss["air"], self._by_racks(beside)))

    def _by_racks(self, loops):
        """Groups that share racks count once by medium, groups of other racks add."""
        groups = []
        for loop in loops:
            racks, same = set(loop.racks), [loop]
            for group in [g for g in groups if g[0] & racks]:
                groups.remove(group)
                racks, same = racks | group[0], same + group[1]
            groups.append((racks, same))
        total = 0
        for racks, same in groups:
            lost = {medium: sum(self.short.get(l.path, 0) for l in same if medium in self.media(l)) for medium in ("liquid", "air")}
            total += min(len(racks - self.dark), max(lost.values()))
        return total
