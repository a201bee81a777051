export { Analysis, type ComponentBudget, type FailureOutcome, type SiteBudget, type SupplyAvailability } from './analysis';
export { type AnnualBudget } from './annual-budget';
