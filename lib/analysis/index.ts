export { Analysis, type ComponentBudget, type FailureOutcome, type SiteBudget } from './analysis';
