// The Go twin of twin.ts: the same site through the generated binding, with an Asset of its own.
package main

import (
	"fmt"

	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	gf "github.com/cdktf-gigafactory/cdktf-gigafactory-go/gigafactory"
)

// leakPanel is a kind of the user's own.
type leakPanel struct{ gf.Asset }

func (panel *leakPanel) Describe() *gf.AssetRecord {
	return &gf.AssetRecord{
		Kind:     jsii.String("leak_panel"),
		Group:    jsii.String("leak_panels"),
		Stage:    gf.Stage_COOLING,
		Physical: &map[string]*string{"zones": jsii.String("4")},
	}
}

func newLeakPanel(scope constructs.Construct, id string, props *gf.AssetProps) *leakPanel {
	panel := &leakPanel{}
	gf.NewAsset_Override(panel, scope, jsii.String(id), props)
	return panel
}

func ups(kilowatts float64) gf.UpsModel {
	return gf.UpsModel_Generic(&gf.UpsModelProps{
		Power:         gf.Power_Kilowatts(jsii.Number(kilowatts)),
		ApparentPower: gf.ApparentPower_KilovoltAmperes(jsii.Number(kilowatts)),
		Curve:         gf.UpsCurve_SIC(),
	})
}

func main() {
	defer jsii.Close()
	cloud := gf.NewAiCloud(nil)
	site := gf.NewSite(cloud, jsii.String("twin"), &gf.SiteProps{
		Climate: gf.Climate_DesignDay(&gf.AirCondition{
			DryBulb: gf.Temperature_Celsius(jsii.Number(35)),
			WetBulb: gf.Temperature_Celsius(jsii.Number(22)),
		}),
		Code: gf.ElectricalCode_Ansi(&gf.ElectricalCodeProps{LowVoltage: gf.Voltage_Volts(jsii.Number(415))}),
	})
	pod := gf.NewGpuPod(site, jsii.String("pod-1"), &gf.GpuPodProps{System: gf.RackSystem_GB200_NVL72(), RackCount: jsii.Number(4)})
	power := gf.NewPowerPlant(site, jsii.String("power"), &gf.PowerPlantProps{
		Redundancy: gf.Redundancy_TWO_N(), Ups: ups(800), Loads: &[]gf.IPowered{pod},
	})
	cooler := gf.DryCoolerModel_BAC_TDFS1238_N_C60_ET40_B().WithAdiabaticStage(gf.Ratio_Percent(jsii.Number(70)), nil)
	cooling := gf.NewCoolingPlant(site, jsii.String("cooling"), &gf.CoolingPlantProps{
		Cdu:           gf.CduModel_VERTIV_COOLCHIP_1350(),
		Loads:         &[]gf.ICooled{pod, power},
		HeatRejection: &gf.HeatRejectionOptions{DryCooler: cooler},
	})
	mechanical := gf.NewPowerPlant(site, jsii.String("mechanical"), &gf.PowerPlantProps{
		Redundancy: gf.Redundancy_TWO_N(), Ups: ups(100), Loads: &[]gf.IPowered{cooling},
	})
	gf.NewUtilityPlant(site, jsii.String("utility"), &gf.UtilityPlantProps{
		Contract:   gf.Power_Megawatts(jsii.Number(3)),
		Generators: &gf.GeneratorOptions{Model: gf.GeneratorModel_DCC_2000()},
		Loads:      &[]gf.IPowered{power, mechanical},
	})
	newLeakPanel(site, "leak-panel", &gf.AssetProps{Description: jsii.String("row 1")})
	cloud.Synth()
	fmt.Println(*cloud.Summary())
}
