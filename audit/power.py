"""The electrical state of a site in one scenario: everything from scratch, by the rules as they are spoken."""

import math

SLACK = 1e-9


class State:
    """
    State 'U' (utility present) or 'G' (every utility feed out, generators carry) with `removed` assets out. `groups` are switched cooling groups
    (members in order of their links, number that run): the first live ones run, the rest stand by. `thermal_kw` gives the modelled input of
    mechanical equipment for the design-day flows.
    """

    def __init__(self, site, base, removed=frozenset(), groups=(), thermal_kw=None):
        removed = removed | site.out
        self.site, self.base, self.removed = site, base, removed
        self._feeds = {}
        self._own = {}
        self.cord_source = {}
        self.dark = set()
        for load in site.loads.values():
            self._plug(load)
        self.idle = set()
        for members, duty in groups:
            live = [m for m in members if m not in self.dark and m not in removed]
            self.idle.update(live[duty:])
        self.capped = set()
        self._together = None
        self.provisioned = Flow(self, lambda load: load.provisioned, caps=True, recharge=base == "G", share=True)
        modelled = thermal_kw or {}
        self.design = Flow(self, lambda load: modelled.get(load.path, load.thermal))

    # -- routing ---------------------------------------------------------------------------------------------------------------

    def is_up(self, path):
        return self.feeds(path) is not None

    def feeds(self, path):
        """What a live source draws on: [(giver, share, tie or None)], empty for a feed or a generator; None if it is down."""
        if path not in self._feeds:
            self._feeds[path] = self._route(path)
        return self._feeds[path]

    def _route(self, path):
        source = self.site.sources[path]
        if path in self.removed:
            return None
        if source.role == "utility":
            return [] if self.base == "U" else None
        if source.role == "generator":
            return []
        if source.role == "tie":
            return None  # normally open: it never feeds by itself
        if not source.ties:
            return self._draw(source, source.sources)
        # A tied bus, in order: own utility side, a bus that is up on its own utility side, own generator side, a bus up on its own generator side.
        for side in ("utility", "generator"):
            own = self._own_side(path, side)
            if own is not None:
                return own
            for tie in source.ties:
                other = next(bus for bus in self.site.sources[tie].sources if bus != path)
                if tie not in self.removed and self._on_own_side(other, side):
                    return [(other, 1.0, tie)]
        return None

    def _own_side(self, path, side):
        if (path, side) not in self._own:
            source = self.site.sources[path]
            live = None
            if path not in self.removed:
                live = self._draw(source, source.utility_side if side == "utility" else source.generator_side)
            self._own[(path, side)] = live
        return self._own[(path, side)]

    def _on_own_side(self, path, side):
        """Whether a bus is up on that side of its own. A tie never feeds through a second tie, so a bus that is itself tied does not give."""
        if side == "utility":
            return self._own_side(path, "utility") is not None
        if self._own_side(path, "utility") is not None or self._own_side(path, "generator") is None:
            return False
        for tie in self.site.sources[path].ties:
            other = next(bus for bus in self.site.sources[tie].sources if bus != path)
            if tie not in self.removed and self._own_side(other, "utility") is not None:
                return False
        return True

    def _draw(self, source, givers):
        live = [giver for giver in givers if self.is_up(giver)]
        if not live or (source.mode == "unit" and len(live) < len(givers)):
            return None
        if source.mode == "selective":
            return [(live[0], 1.0, None)]
        total = sum(self.site.sources[giver].weight for giver in live)
        return [(giver, self.site.sources[giver].weight / total, None) for giver in live]

    def _plug(self, load):
        live = 0
        for cord in load.cords:
            giver = next((s for s in cord.sources if self.is_up(s)), None) if load.path not in self.removed else None
            if giver is not None:
                live += 1
                self.cord_source[(load.path, cord.id)] = giver
        if live < load.minimum_cords:
            self.dark.add(load.path)

    # -- loads -----------------------------------------------------------------------------------------------------------------

    def runs(self, load):
        return load.path not in self.dark and load.path not in self.idle

    def live_cords(self, load):
        return [cord for cord in load.cords if (load.path, cord.id) in self.cord_source]

    def lasting(self):
        """Provisioned flow once batteries are full again."""
        return Flow(self, lambda load: load.provisioned, caps=True, share=True)

    def without_it(self):
        """Provisioned flow of all but the racks."""
        return Flow(self, lambda load: 0.0 if load.is_it else load.provisioned, caps=True, recharge=self.base == "G", share=True)

    @property
    def together(self):
        """Provisioned flow of all loads together, whatever is said of simultaneity: what conductors and voltages are judged by."""
        if self._together is None:
            shares = any(source.at_once < 1 for source in self.site.sources.values())
            recharge = self.base == "G"
            self._together = Flow(self, lambda load: load.provisioned, caps=True, recharge=recharge) if shares else self.provisioned
        return self._together

    def all_at_once(self, kw_of):
        """Flow of all loads together, whatever is said of simultaneity, none of which caps itself."""
        return Flow(self, kw_of, recharge=self.base == "G")

    def live_shelf_kw(self, load):
        return sum(cord.weight for cord in self.live_cords(load))


class Flow:
    """
    Power through everything, at provisioned demand or on the design day. Losses and reactive power from the bottom up. With `share`, equipment carries so
    much of what hangs on it as it says is drawn at once; what a bus gives over a tie counts whole, as the other bus has shared it already.
    """

    def __init__(self, state, kw_of, caps=False, recharge=False, share=False):
        self.state, self.caps, self.recharge, self.share = state, caps, recharge, share
        site = state.site
        self.cord_kw = {}
        self.load_kw = {}
        self._below = {path: [] for path in site.sources}
        self._through = {}
        for load in site.loads.values():
            if state.runs(load):
                self._serve(load, kw_of(load))
        for path, source in site.sources.items():
            for giver, share, tie in state.feeds(path) or []:
                self._below[giver].append((path, share, tie))
        self.tie_out = {}
        for path in site.sources:
            self.out(path)

    def _serve(self, load, kw):
        """Live cords share by their shelves, or by their weights; a load caps itself where its shelves or a cord would be exceeded."""
        state, asked = self.state, kw
        live = state.live_cords(load)
        total = sum(cord.weight for cord in live)
        if total <= 0:
            self.load_kw[load.path] = kw
            return
        if self.caps and kw > load.cap_kw:
            over = load.shelf_kw > 0 and kw * load.shelf_efficiency > total * (1 + SLACK)
            for cord in live:
                share = kw * cord.weight / total
                over = over or any(l.demand(share, share * cord.tan) > l.limit * (1 + SLACK) for l in cord.limits)
            if over:
                kw = load.cap_kw
                state.capped.add(load.path)
        self.load_kw[load.path] = kw
        # Where less than all loads is counted above, it is of all that is provisioned.
        up = asked if self.share and state.site.below_simultaneity(load) else kw
        for cord in live:
            self.cord_kw[(load.path, cord.id)] = kw * cord.weight / total
            share = up * cord.weight / total
            self._below_cord(state.cord_source[(load.path, cord.id)], share, share * load.tan)

    def _below_cord(self, giver, p, q):
        self._below[giver].append((None, p, q))

    def out(self, path):
        """kW and kvar that a source gives; of a tied bus, what its bars carry: its own and what it gives over ties."""
        if path not in self._through:
            p = q = 0.0
            own = self.state.site.sources[path].at_once if self.share else 1.0
            for receiver, a, b in self._below[path]:
                if receiver is None:
                    p, q = p + own * a, q + own * b
                    continue
                taken_p, taken_q = self.taken(receiver)
                if b is not None:  # over a tie, which carries what the other bus takes and loses its own
                    self.tie_out[b] = (taken_p, taken_q)
                    taken_p, taken_q = self._input(self.state.site.sources[b], taken_p, taken_q)
                part = a if b is not None else a * own
                p, q = p + part * taken_p, q + part * taken_q
            self._through[path] = (p, q)
        return self._through[path]

    def own_kw(self, path):
        """kW of what hangs on a source itself, without what a bus gives over its ties."""
        share = self.state.site.sources[path].at_once if self.share else 1.0
        own = [(receiver, a) for receiver, a, b in self._below[path] if receiver is None or b is None]
        return share * sum(a if receiver is None else a * self.taken(receiver)[0] for receiver, a in own)

    def taken(self, path):
        """kW and kvar that a live source takes in to give what it gives; nothing if it is down."""
        if not self.state.is_up(path):
            return 0.0, 0.0
        return self._input(self.state.site.sources[path], *self.out(path))

    def _input(self, source, p, q):
        p_in = p + source.loss(p, q)
        if self.recharge:
            p_in += p * source.recharge
        if source.input_tan is not None:
            return p_in, p_in * source.input_tan
        if source.impedance and source.rated_kva:
            return p_in, q + source.impedance * (p * p + q * q) / source.rated_kva
        return p_in, q

    def carried(self, path):
        """What the limits of a source are judged on."""
        if self.state.site.sources[path].role == "tie":
            return self.tie_out.get(path, (0.0, 0.0))
        return self.out(path)

    def loss_kw(self, path):
        """Electrical loss of a source; nothing if it is down."""
        if not self.state.is_up(path):
            return 0.0
        return self.taken(path)[0] - self.out(path)[0]

    def at_feeds_kw(self):
        return self._given("utility")

    def generated_kw(self):
        return self._given("generator")

    def _given(self, role):
        return sum(self.out(path)[0] for path, source in self.state.site.sources.items() if source.role == role)


def fuel_at(points, x):
    """Litres for each kWh at a load ratio: straight between the points of the curve, level beyond them."""
    pairs = sorted((point["load_ratio"], point["liters_per_kilowatt_hour"]) for point in points)
    if x <= pairs[0][0]:
        return pairs[0][1]
    for (x0, y0), (x1, y1) in zip(pairs, pairs[1:]):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return pairs[-1][1]


def litres_per_hour(site, flow):
    """Fuel of all sets at what they give; None where a set has no curve."""
    total = 0.0
    for path, source in site.sources.items():
        if source.role != "generator":
            continue
        if not source.fuel:
            return None
        kw = flow.out(path)[0]
        total += kw * fuel_at(source.fuel, kw / source.weight if source.weight > 0 else 0.0)
    return total
