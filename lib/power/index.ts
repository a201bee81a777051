export {
  BusTie,
  type BusTieProps,
  MvSwitchgear,
  type MvSwitchgearProps,
  Substation,
  type SubstationProps,
  UtilityFeed,
  type UtilityFeedProps,
} from './utility';
export { Generator, GeneratorBus, type GeneratorBusProps, type GeneratorProps } from './generators';
export {
  Busway,
  type BuswayProps,
  type CurrentRatedProps,
  RackPdu,
  StaticTransferSwitch,
  type StaticTransferSwitchProps,
  Switchboard,
  type SwitchboardProps,
  Transformer,
  type TransformerProps,
} from './low-voltage';
export { DcBusway, type DcBuswayProps, DcRectifier, type DcRectifierProps } from './direct-current';
export { BatteryStorage, type BatteryStorageProps, Ups, type UpsProps } from './ups';
export { PowerEquipment, type PowerEquipmentProps } from './equipment';
export { type SharedTransformer } from './block';
export { type EnergisingOptions, Lineup, type LineupFeeders, type LineupOptions, type LineupProps } from './lineup';
export { type PlacementOptions, PowerPlant, type PowerPlantProps } from './power-plant';
export { type GeneratorOptions, UtilityPlant, type AgreementOptions, type UtilityPlantProps } from './utility-plant';
