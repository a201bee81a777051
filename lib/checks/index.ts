export { type Acknowledgement, Checks, type CustomFinding, type ICheck } from './checks';
export { type Finding, Severity } from './finding';
