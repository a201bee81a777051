"""Each component out of service in turn, and an AC power flow of what is left, as pandapower users run N-1. Prints sizes and times as JSON."""

import json
import sys
import time
import warnings

warnings.filterwarnings("ignore")
import pandapower as pp  # noqa: E402

with open(sys.argv[1], encoding="utf-8") as file:
    graph = json.load(file)

net = pp.create_empty_network()
buses = [pp.create_bus(net, vn_kv=10.0) for _ in range(graph["buses"])]
for bus in graph["feeders"]:
    pp.create_ext_grid(net, buses[bus])
lines_of = {}
for giver, receiver, assets in graph["lines"]:
    line = pp.create_line_from_parameters(net, buses[giver], buses[receiver], 0.001, 0.01, 0.01, 0, 100)
    for asset in assets:
        lines_of.setdefault(asset, []).append(line)
for bus, kw, kvar in graph["loads"]:
    pp.create_load(net, buses[bus], kw / 1000, kvar / 1000)

pp.runpp(net)  # compiled, and the base state solved
solved = 0
start = time.perf_counter()
for asset in graph["outages"]:
    net.line.loc[lines_of.get(asset, []), "in_service"] = False
    try:
        pp.runpp(net)
        solved += 1
    except pp.LoadflowNotConverged:
        pass
    net.line.loc[lines_of.get(asset, []), "in_service"] = True
seconds = time.perf_counter() - start
print(
    json.dumps(
        {
            "version": pp.__version__,
            "buses": len(net.bus),
            "lines": len(net.line),
            "loads": len(net.load),
            "outages": len(graph["outages"]),
            "solved": solved,
            "milliseconds": 1000 * seconds / max(1, len(graph["outages"])),
        }
    )
)
