export { Asset, AssetProps, Position } from './asset';
export * from './cooling-facts';
export { CoolantLink, PowerLink, SupplyOptions } from './links';
export { CoolingPort, ICooled, IPowered, PowerPort } from './ports';
export * from './power-facts';
export * from './records';
export { ISite } from './site';
export * from './site-values';
