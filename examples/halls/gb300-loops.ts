import {
  FlowRate,
  FreezeProtection,
  HeaderLayout,
  HeaderSection,
  Length,
  LoopDetails,
  PipeRun,
  Pressure,
  Volume,
  WettedMaterial,
} from 'cdktf-gigafactory';

const COMMERCIAL_STEEL = 0.046;
const DRAWN = 0.0015;

export const run = (meters: number, boreMm: number, more: Partial<PipeRun> = {}, roughnessMm = COMMERCIAL_STEEL): PipeRun => ({
  length: Length.meters(meters),
  bore: Length.millimeters(boreMm),
  roughness: Length.millimeters(roughnessMm),
  ...more,
});

/** A ring of like sections with a valve at either end of each. */
export const ring = (sections: number, pipe: PipeRun): HeaderSection[] => Array.from({ length: sections }, () => ({ pipe }));

/**
 * A coolant loop of eight racks: ring headers DN80 along the row, CDUs at nodes 0 and 5, a rack at each of the other eight. Bores are chosen so that
 * pipes, hoses and quick disconnects together take about .3 bar at 952 L/min.
 */
export const coolantLoop = (): LoopDetails => ({
  volume: Volume.liters(750),
  pipework: {
    unitConnection: run(10, 102.3, { lossCoefficient: 4 }),
    header: {
      layout: HeaderLayout.RING,
      sections: ring(10, run(1.2, 77.9, { lossCoefficient: 0.6 })),
      unitNodes: [0, 5],
      loadNodes: [1, 2, 3, 4, 6, 7, 8, 9],
    },
    loadConnection: run(
      6,
      35,
      { lossCoefficient: 3, components: [1, 2].map(() => ({ flow: FlowRate.litersPerMinute(119), pressureDrop: Pressure.bars(0.055) })) },
      DRAWN,
    ),
  },
  pressurisation: {
    fillPressure: Pressure.bars(1.5),
    staticHeight: Length.meters(4),
    pressureClass: Pressure.bars(5),
    // The head of the CDU is flat down to no flow.
    shutOffHead: Pressure.bars(2.44),
    reliefPressure: Pressure.bars(4.5),
    expansionVolume: Volume.liters(30),
  },
  coolantCare: {
    filter: Length.millimeters(0.05),
    inhibitor: 'organic acid',
    waterQuality: { ph: 8.5, chloride: 2, sulfate: 4, hardness: 8, suspendedSolids: 1, turbidity: 5, bacteria: 10 },
  },
  wettedMaterials: [WettedMaterial.STAINLESS_304L, WettedMaterial.STAINLESS_316L, WettedMaterial.EPDM, WettedMaterial.COPPER],
  leakProtection: { sensors: 8, isolationValvePairs: 8, isolatedVolume: Volume.liters(60), containment: Volume.liters(80) },
});

/** The warm facility loop: 20 m³, a ring DN250 that passes all CDUs, coils outdoors heat-traced on generators. */
export const warmLoop = (): LoopDetails => ({
  volume: Volume.cubicMeters(20),
  pipework: {
    unitConnection: run(6, 202.7, { lossCoefficient: 3 }),
    mains: run(120, 303.3, { lossCoefficient: 6 }),
    header: { layout: HeaderLayout.RING, sections: ring(13, run(6, 254.5, { lossCoefficient: 0.4 })), unitNodes: [0, 0, 0], loadNodes: nodes(1, 12) },
    loadConnection: run(10, 102.3, { lossCoefficient: 5 }),
    loadDrop: { flow: FlowRate.litersPerMinute(1200), pressureDrop: Pressure.bars(0.84) },
    equipment: { flow: FlowRate.litersPerMinute(8600), pressureDrop: Pressure.bars(0.8) },
  },
  pressurisation: {
    fillPressure: Pressure.bars(2),
    staticHeight: Length.meters(8),
    pressureClass: Pressure.bars(10),
    shutOffHead: Pressure.bars(4.3),
    reliefPressure: Pressure.bars(9),
    expansionVolume: Volume.liters(500),
  },
  wettedMaterials: [WettedMaterial.CARBON_STEEL, WettedMaterial.COPPER, WettedMaterial.STAINLESS_316L, WettedMaterial.EPDM],
  freezeProtection: FreezeProtection.HEAT_TRACE_ON_GENERATOR,
});

/** The cold facility loop: its chillers stand outdoors too. */
export const coldLoop = (): LoopDetails => ({ freezeProtection: FreezeProtection.HEAT_TRACE_ON_GENERATOR });

function nodes(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
