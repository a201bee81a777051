export { type Acknowledgement, Checks, type CustomFinding, type ExclusionOptions, type ICheck } from './checks';
export { type Finding, Severity } from './finding';
export { type CheckOutcome, CheckStatus, type MissingInput } from './outcome';
export { CheckPack } from './packs';
