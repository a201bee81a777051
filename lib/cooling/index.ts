export { CoolingPlant, type CoolingPlantProps, HeatRejection } from './cooling-plant';
export { MechanicalEquipment, type MechanicalProps } from './equipment';
export { type HeatRejectionOptions, HeatRejectionPlant, type HeatRejectionPlantProps, type IHeatSource } from './heat-rejection-plant';
export { AirZone, type AirZoneProps, CoolantLoop, type CoolantLoopProps, FacilityWaterLoop, type FacilityWaterLoopProps, Loop } from './loops';
export {
  Cdu,
  type CduProps,
  Chiller,
  type ChillerProps,
  CoolingTower,
  type CoolingTowerProps,
  DryCooler,
  type DryCoolerProps,
  FanWall,
  type FanWallProps,
  Pump,
  type PumpProps,
  PumpSet,
  type PumpSetProps,
  type SwitchedProps,
} from './units';
