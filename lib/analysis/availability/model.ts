import type { LoadClass } from '../../core';

/** Minutes a year without supply, always side by side: independent failures are a lower bound of what happens. */
export interface YearlyMinutes {
  /** β = 0: no failure has a cause in common with another. */
  readonly independent: number;
  /** β = 0.01. */
  readonly beta1: number;
  /** β = 0.05. */
  readonly beta5: number;
  /** β = 0.05, with the observed rate at which both of two utility circuits are lost; only where there are two. */
  readonly observed?: number;
}

/** What makes loads dark, and for how long a year at β = 0.05. */
export interface Contribution {
  /** For people: components out together, or a common cause of a group. */
  readonly what: string;
  readonly minutes: number;
}

/** Loads that hang on the same sources in the same way: they share every cut set. */
export interface LoadAvailability {
  /** Index in `assets`, rising. */
  readonly loads: number[];
  readonly loadClass: LoadClass;
  /** Components whose loss alone darkens them, on utility. */
  readonly first: number[];
  /** Pairs, neither of them first-order, on utility; pairs of all utility feeds are judged with the generators instead. */
  readonly second: [number, number][];
  /** Components in the cut sets that nobody gives failure rates for: the minutes are then a lower bound. */
  readonly missing: number[];
  readonly minutes: YearlyMinutes;
  /** Largest first. */
  readonly contributions: Contribution[];
}

/** The utility as a whole: minutes a year in which all feeds are lost at once. */
export interface UtilityAvailability {
  /** Index in `assets`. */
  readonly feeds: number[];
  readonly minutes: YearlyMinutes;
  /** Generators behind it (index in `assets`), and how many of them carry the site. */
  readonly generators: number[];
  readonly needed: number;
  /** Probability that too few of them start and run, at β = 0 and β = 0.05; 1 without generators. */
  readonly generatorsFail: number;
  readonly generatorsFailBeta5: number;
}

export interface AvailabilityResult {
  readonly classes: LoadAvailability[];
  readonly utilities: UtilityAvailability[];
}
