export { CoolingPlant, CoolingPlantProps, HeatRejection } from './cooling-plant';
export { MechanicalEquipment, MechanicalProps } from './equipment';
export { HeatRejectionOptions, HeatRejectionPlant, HeatRejectionPlantProps, IHeatSource } from './heat-rejection-plant';
export { AirZone, AirZoneProps, CoolantLoop, CoolantLoopProps, FacilityWaterLoop, FacilityWaterLoopProps, Loop } from './loops';
export {
  Cdu, CduProps, Chiller, ChillerProps, DryCooler, DryCoolerProps, FanWall, FanWallProps, Pump, PumpProps, PumpSet, PumpSetProps, SwitchedProps,
} from './units';
