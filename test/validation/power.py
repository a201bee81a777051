"""Power flow and short circuits against pandapower: the 33-bus feeder, and the reference hall's medium and low voltage."""
import json
import os
import subprocess
import warnings

warnings.filterwarnings("ignore")
import pandapower as pp  # noqa: E402
import pandapower.shortcircuit as sc  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
END_TEMPERATURE = 250
LEAST_OHMS = 1e-9


def build(net, part, correction=lambda uk, ukr: 1.0, **extra):
    """Buses, lines and transformers; branches without impedance become closed switches."""
    at = {}
    for bus in part["buses"]:
        at[bus["name"]] = pp.create_bus(net, vn_kv=bus["kv"], name=bus["name"])
    for line in part["lines"]:
        if abs(line["r"]) < LEAST_OHMS and abs(line["x"]) < LEAST_OHMS:
            pp.create_switch(net, at[line["from"]], at[line["to"]], et="b", closed=True)
        else:
            pp.create_line_from_parameters(net, at[line["from"]], at[line["to"]], length_km=1, r_ohm_per_km=line["r"],
                                           x_ohm_per_km=line["x"], c_nf_per_km=0, max_i_ka=10, **extra)
    for t in part["transformers"]:
        kv = [net.bus.vn_kv.at[at[t[end]]] for end in ("from", "to")]
        k = correction(t["uk"], t["ukr"])
        pp.create_transformer_from_parameters(net, at[t["from"]], at[t["to"]], sn_mva=t["kva"] / 1000, vn_hv_kv=kv[0], vn_lv_kv=kv[1],
                                              vkr_percent=100 * t["ukr"] * k, vk_percent=100 * t["uk"] * k, pfe_kw=0, i0_percent=0)
    return at


def worst(pairs, sign=1):
    """The pair that differs most, relative; where rounding alone tells them apart, the largest (with sign -1 the smallest)."""
    return max(pairs, key=lambda pair: (round(abs(pair[1] / pair[2] - 1), 9), round(sign * pair[1], 6)))


def row(case, quantity, unit, ours, theirs, tolerance):
    return {"case": case, "quantity": quantity, "unit": unit, "ours": ours, "theirs": theirs, "tolerance": tolerance}


def flow(case, part):
    net = pp.create_empty_network()
    at = build(net, part)
    for load in part["loads"]:
        pp.create_load(net, at[load["bus"]], p_mw=load["kw"] / 1000, q_mvar=load["kvar"] / 1000)
    for source in part["sources"]:
        pp.create_ext_grid(net, at[source["bus"]], vm_pu=1.0)
    pp.runpp(net, algorithm="nr", tolerance_mva=1e-10, max_iteration=50, init="flat", calculate_voltage_angles=False)
    name, ours, theirs = worst([(bus["name"], bus["pu"], float(net.res_bus.vm_pu.at[at[bus["name"]]])) for bus in part["buses"]], -1)
    loss = 1000 * float(net.res_line.pl_mw.sum() + (net.res_trafo.pl_mw.sum() if len(net.trafo) else 0))
    rows = [
        row(f"{case}, {len(part['buses'])} buses, worst at {name.split(' ', 1)[1]}", "voltage", "pu", ours, theirs, 1e-6),
        row(case, "losses in conductors and windings", "kW", part["lossKw"], loss, 1e-5),
    ]
    if part["transformers"]:
        # Loading by current: theirs takes the higher of both sides, ours the secondary, which is the higher one in amperes of its rating.
        i = [float(net.res_trafo.i_lv_ka.iloc[n]) * 3 ** 0.5 * net.trafo.vn_lv_kv.iloc[n] / net.trafo.sn_mva.iloc[n] for n in range(len(net.trafo))]
        name, ours, theirs = worst([(t["name"], t["loading"], i[n]) for n, t in enumerate(part["transformers"])])
        rows.append(row(f"{case}, {len(i)} transformers, worst at {name.split(' ', 1)[1]}", "loading", "pu", ours, theirs, 1e-6))
    return rows


def factor(uk, ukr, c):
    """K_T of IEC 60909-0."""
    return 0.95 * c / (1 + 0.6 * (uk * uk - ukr * ukr) ** 0.5)


def without_factor(c):
    """pandapower corrects windings also for the smallest current, IEC 60909-0:2016 only for the largest: windings are given so that it comes out even."""

    def correction(uk, ukr):
        k = 1.0
        for _ in range(100):
            k = 1 / factor(k * uk, k * ukr, c)
        return k

    return correction


def short_circuit(case, part, largest):
    net = pp.create_empty_network()
    correction = (lambda uk, ukr: 1.0) if largest else without_factor(1.05)
    at = build(net, part, correction, endtemp_degree=END_TEMPERATURE)
    for source in part["sources"]:
        pp.create_ext_grid(net, at[source["bus"]], s_sc_max_mva=source["maximumMva"], s_sc_min_mva=source["minimumMva"],
                           rx_max=source["rx"], rx_min=source["rx"])
    known = [bus for bus in part["buses"] if bus.get("maximumKa")]
    if largest:
        sc.calc_sc(net, fault="3ph", case="max", ip=True, ith=False, lv_tol_percent=6, topology="radial", kappa_method="B")
        results = [("maximumKa", "ikss_ka", "largest initial current I″k3"), ("peakKa", "ip_ka", "peak i_p")]
    else:
        sc.calc_sc(net, fault="2ph", case="min", ip=False, ith=False, lv_tol_percent=6, topology="radial")
        results = [("minimumKa", "ikss_ka", "smallest initial current I″k2")]
    rows = []
    for key, column, quantity in results:
        pairs = [(bus["path"], bus[key], float(net.res_bus_sc[column].at[at[bus["name"]]])) for bus in known if bus.get(key)]
        name, ours, theirs = worst(pairs)
        rows.append(row(f"{case}, {len(pairs)} places, worst at {name}", quantity, "kA", ours, theirs, 1e-5))
        board = next(pair for pair in pairs if pair[0].endswith("lineup-a/board"))
        rows.append(row(f"{case}, {board[0]}", quantity, "kA", board[1], board[2], 1e-5))
    return rows


def main():
    ours = json.loads(subprocess.run(["node", os.path.join(HERE, "power.ours.mjs")], check=True, capture_output=True).stdout)
    rows = flow("Baran–Wu 33 buses", ours["baranWu"]) + flow("GB300 hall, normal state", ours["hall"])
    rows += short_circuit("GB300 hall", ours["fault"], True) + short_circuit("GB300 hall", ours["fault"], False)
    print(json.dumps({
        "title": "Power flow and fault currents",
        "engine": f"pandapower {pp.__version__}",
        "computes": "voltages, losses and transformer loading by Newton–Raphson; largest, peak and smallest fault currents by IEC 60909",
        "rows": rows,
    }))


main()
