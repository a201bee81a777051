"""
Steps on generators: load that comes at once with each, and transformers that are magnetised. At provisioned demand without recharge, everything in
service. What a UPS takes over in a ramp is no block; what gives no step comes with the bus, in step 0.
"""

NOTHING = 1e-9


class Blocks:
    """Load that comes at once through each source, from the bottom up."""

    def __init__(self, site, model, state, flow):
        self.site, self.model, self.state, self.flow = site, model, state, flow
        self.facts = {asset["path"]: asset["source"] for asset in site.assets if "source" in asset}
        self.cords = dict.fromkeys(site.sources, 0.0)
        for key, kw in flow.cord_kw.items():
            self.cords[state.cord_source[key]] += kw
        self.receivers = {path: [] for path in site.sources}
        for path in site.sources:
            for giver, share, tie in state.feeds(path) or []:
                self.receivers[giver].append((path, share, tie))
        self._below = {}

    def supply(self, path):
        return self.facts[path].get("supply", {})

    def step(self, path):
        return self.supply(path).get("energising", {}).get("step")

    def ramps(self, path):
        walk_in = self.model.given(self.supply(path).get("ups", {}), "walk_in_s")
        return "autonomy_s" in self.facts[path] and walk_in >= self.model["ramp_walk_in_s"]

    def below(self, path):
        """What hangs on a source and comes with it."""
        if path not in self._below:
            kw = self.cords[path]
            for receiver, share, tie in self.receivers[path]:
                passed = self.passed(receiver)
                if tie is not None:
                    taken = self.flow.tie_out[tie]
                    passed += self.site.sources[tie].loss(*taken)
                kw += share * passed
            self._below[path] = kw
        return self._below[path]

    def block(self, path):
        """With the losses of the source itself."""
        return self.below(path) + max(0.0, self.flow.loss_kw(path))

    def passed(self, path):
        return 0.0 if self.ramps(path) or self.step(path) is not None else self.block(path)

    def steps(self):
        found = {}

        def at(step):
            return found.setdefault(step, {"equipment": [], "block_kw": 0.0, "transformer_kva": 0.0, "soft_energised_kva": 0.0})

        for path, source in self.site.sources.items():
            up, facts = self.state.is_up(path), self.supply(path).get("energising")
            if source.role == "generator":
                at(0)["block_kw"] += self.below(path)
                continue
            kva = (source.rated_kva or 0.0) if source.impedance and up else 0.0
            if facts or kva > 0:
                step = at(facts["step"] if facts else 0)
                step["equipment"].append(path)
                step["soft_energised_kva" if facts and facts.get("soft") else "transformer_kva"] += kva
            if facts and up and not self.ramps(path):
                at(facts["step"])["block_kw"] += self.block(path)
        return {step: own for step, own in found.items() if own["equipment"] or own["block_kw"] > NOTHING}


def live_sets(site, model):
    """(kW, kVA, share that may come at once) of each: all at tier I, all but the largest from tier II."""
    sets = []
    for path, source in site.sources.items():
        if source.role == "generator":
            facts = site.by_path[path]["source"].get("supply", {}).get("generator", {})
            kw = next((limit.rated for limit in source.limits if limit.rule == "generator" and limit.unit == "kW"), 0.0)
            share = min(model["first_block_ratio"], model.given(facts, "first_block_ratio"))
            sets.append((kw, kw / facts.get("power_factor_ratio", model["generator_power_factor_ratio"]), share))
    sets.sort(key=lambda one: one[0])
    return sets if site.tier == "I" else sets[:-1]


def compare_energising(site, model, state, budget, ledger):
    """`state`: on generators, nothing out."""
    given = budget.get("supply")
    if given is None:
        return
    row, blocks = given.get("energising"), None
    if site.has_generators():
        blocks = Blocks(site, model, state, state.lasting())
    declared = blocks is not None and any(blocks.step(path) is not None for path in site.sources)
    steps = blocks.steps() if declared else {}
    ledger.same("energising", "given", row is not None, bool(steps))
    if row is None or not steps:
        return
    live = live_sets(site, model)
    share = min([one[2] for one in live] + [model["first_block_ratio"]])
    ledger.same("energising", "live_sets", row["live_sets"], len(live))
    ledger.number("energising", "block_limit_kw", row["block_limit_kw"], share * sum(kw for kw, _, _ in live))
    ledger.number("energising", "inrush_limit_kva", row["inrush_limit_kva"], model["inrush_share_ratio"] * sum(kva for _, kva, _ in live))
    ledger.same("energising", "steps", [step["step"] for step in row["steps"]], sorted(steps))
    for step in row["steps"]:
        own, where = steps.get(step["step"]), "step %s: " % step["step"]
        if own:
            ledger.same("energising", where + "equipment", sorted(step["equipment"]), sorted(own["equipment"]))
            for key in ("block_kw", "transformer_kva", "soft_energised_kva"):
                ledger.number("energising", where + key, step[key], own[key])
