export { AiCloud, type AiCloudProps } from './ai-cloud';
export { DataHall, type DataHallProps, Site, type SiteProps } from './site';
export { DesignStack } from './design-stack';
