export { Asset, type AssetProps, type Position } from './asset';
export * from './cooling-facts';
export * from './fluids';
export { CableLink, type CableOptions, CoolantLink, PowerLink, type SupplyOptions } from './links';
export { CoolingPort, type ICooled, type INetworked, type IPowered, NetworkPort, PowerPort } from './ports';
export * from './power-facts';
export * from './records';
export { type ISite } from './site';
export * from './site-values';
