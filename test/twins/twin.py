"""The Python twin of twin.ts: the same site through the generated binding, with an Asset subclass of its own."""

from cdktf_gigafactory import (
    AiCloud, ApparentPower, Asset, AssetRecord, CduModel, Climate, CoolingPlant, DryCoolerModel, ElectricalCode, GeneratorModel, GeneratorOptions,
    GpuPod, HeatRejectionOptions, Power, PowerPlant, RackSystem, Ratio, Redundancy, Site, Stage, Temperature, UpsCurve, UpsModel, UtilityPlant, Voltage,
)


class LeakPanel(Asset):
    """A kind of the user's own."""

    def describe(self) -> AssetRecord:
        return AssetRecord(kind="leak_panel", group="leak_panels", stage=Stage.COOLING, physical={"zones": "4"})


def ups(kilowatts: float) -> UpsModel:
    return UpsModel.generic(
        power=Power.kilowatts(kilowatts), apparent_power=ApparentPower.kilovolt_amperes(kilowatts), curve=UpsCurve.SIC
    )


cloud = AiCloud()
site = Site(
    cloud,
    "twin",
    climate=Climate.design_day(dry_bulb=Temperature.celsius(35), wet_bulb=Temperature.celsius(22)),
    code=ElectricalCode.ansi(low_voltage=Voltage.volts(415)),
)
pod = GpuPod(site, "pod-1", system=RackSystem.GB200_NVL72, rack_count=4)
power = PowerPlant(site, "power", redundancy=Redundancy.TWO_N, ups=ups(800), loads=[pod])
cooling = CoolingPlant(
    site,
    "cooling",
    cdu=CduModel.VERTIV_COOLCHIP_1350,
    loads=[pod, power],
    heat_rejection=HeatRejectionOptions(
        dry_cooler=DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.with_adiabatic_stage(Ratio.percent(70))
    ),
)
mechanical = PowerPlant(site, "mechanical", redundancy=Redundancy.TWO_N, ups=ups(100), loads=[cooling])
UtilityPlant(
    site,
    "utility",
    contract=Power.megawatts(3),
    generators=GeneratorOptions(model=GeneratorModel.DCC_2000),
    loads=[power, mechanical],
)
LeakPanel(site, "leak-panel", description="row 1")
cloud.synth()
print(cloud.summary())
