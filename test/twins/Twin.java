import io.github.cdktfgigafactory.AiCloud;
import io.github.cdktfgigafactory.AirCondition;
import io.github.cdktfgigafactory.ApparentPower;
import io.github.cdktfgigafactory.Asset;
import io.github.cdktfgigafactory.AssetProps;
import io.github.cdktfgigafactory.AssetRecord;
import io.github.cdktfgigafactory.CduModel;
import io.github.cdktfgigafactory.Climate;
import io.github.cdktfgigafactory.CoolingPlant;
import io.github.cdktfgigafactory.DryCoolerModel;
import io.github.cdktfgigafactory.ElectricalCode;
import io.github.cdktfgigafactory.ElectricalCodeProps;
import io.github.cdktfgigafactory.GeneratorModel;
import io.github.cdktfgigafactory.GeneratorOptions;
import io.github.cdktfgigafactory.UpsModelProps;
import io.github.cdktfgigafactory.GpuPod;
import io.github.cdktfgigafactory.HeatRejectionOptions;
import io.github.cdktfgigafactory.Power;
import io.github.cdktfgigafactory.PowerPlant;
import io.github.cdktfgigafactory.RackSystem;
import io.github.cdktfgigafactory.Ratio;
import io.github.cdktfgigafactory.Redundancy;
import io.github.cdktfgigafactory.Site;
import io.github.cdktfgigafactory.Stage;
import io.github.cdktfgigafactory.Temperature;
import io.github.cdktfgigafactory.UpsCurve;
import io.github.cdktfgigafactory.UpsModel;
import io.github.cdktfgigafactory.UtilityPlant;
import io.github.cdktfgigafactory.Voltage;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** The Java twin of twin.ts: the same site through the generated binding, with an Asset of its own. */
public class Twin {
    /** A kind of the user's own. */
    static class LeakPanel extends Asset {
        LeakPanel(Construct scope, String id, AssetProps props) {
            super(scope, id, props);
        }

        @Override
        public AssetRecord describe() {
            return AssetRecord.builder().kind("leak_panel").group("leak_panels").stage(Stage.COOLING).physical(Map.of("zones", "4")).build();
        }
    }

    static UpsModel ups(double kilowatts) {
        return UpsModel.generic(UpsModelProps.builder()
            .power(Power.kilowatts(kilowatts))
            .apparentPower(ApparentPower.kilovoltAmperes(kilowatts))
            .curve(UpsCurve.SIC)
            .build());
    }

    public static void main(String[] args) {
        AiCloud cloud = new AiCloud();
        Site site = Site.Builder.create(cloud, "twin")
            .climate(Climate.designDay(AirCondition.builder().dryBulb(Temperature.celsius(35)).wetBulb(Temperature.celsius(22)).build()))
            .code(ElectricalCode.ansi(ElectricalCodeProps.builder().lowVoltage(Voltage.volts(415)).build()))
            .build();
        GpuPod pod = GpuPod.Builder.create(site, "pod-1").system(RackSystem.GB200_NVL72).rackCount(4).build();
        PowerPlant power = PowerPlant.Builder.create(site, "power").redundancy(Redundancy.TWO_N).ups(ups(800)).loads(List.of(pod)).build();
        DryCoolerModel cooler = DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(70));
        CoolingPlant cooling = CoolingPlant.Builder.create(site, "cooling")
            .cdu(CduModel.VERTIV_COOLCHIP_1350)
            .loads(List.of(pod, power))
            .heatRejection(HeatRejectionOptions.builder().dryCooler(cooler).build())
            .build();
        PowerPlant mechanical = PowerPlant.Builder.create(site, "mechanical").redundancy(Redundancy.TWO_N).ups(ups(100)).loads(List.of(cooling)).build();
        UtilityPlant.Builder.create(site, "utility")
            .contract(Power.megawatts(3))
            .generators(GeneratorOptions.builder().model(GeneratorModel.DCC_2000).build())
            .loads(List.of(power, mechanical))
            .build();
        new LeakPanel(site, "leak-panel", AssetProps.builder().description("row 1").build());
        cloud.synth();
        System.out.println(cloud.summary());
    }
}
