export { Analysis, type ComponentBudget, type FailureOutcome, type SiteBudget, type SupplyAvailability } from './analysis';
