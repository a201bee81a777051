export { BusTie, BusTieProps, MvSwitchgear, MvSwitchgearProps, Substation, SubstationProps, UtilityFeed, UtilityFeedProps } from './utility';
export { Generator, GeneratorBus, GeneratorBusProps, GeneratorProps } from './generators';
export {
  Busway, BuswayProps, CurrentRatedProps, RackPdu, StaticTransferSwitch, Switchboard, SwitchboardProps, Transformer, TransformerProps,
} from './low-voltage';
export { BatteryStorage, BatteryStorageProps, Ups, UpsProps } from './ups';
export { PowerEquipment, PowerEquipmentProps } from './equipment';
export { SharedTransformer } from './block';
export { Lineup } from './lineup';
export { PlacementOptions, PowerPlant, PowerPlantProps } from './power-plant';
export { GeneratorOptions, UtilityPlant, UtilityPlantProps } from './utility-plant';
