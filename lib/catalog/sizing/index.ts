export { Redundancy, RedundancyKind } from './redundancy';
