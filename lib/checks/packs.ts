import { Tier } from '../core';
import { invalidValue } from '../core/errors';
import type { Check } from './check';

/** Tiers from the least to the most resilient. */
const TIERS = [Tier.I, Tier.II, Tier.III, Tier.IV];

/** A set of checks, by discipline, by tier or by purpose: what is included beyond the tier, or left out with a reason. */
export class CheckPack {
  /** Everything is fed, cooled and divided well. */
  public static readonly STRUCTURE = CheckPack.discipline('structure');
  /** Power: budgets, protection, generators, transients, failures. */
  public static readonly POWER = CheckPack.discipline('power');
  /** Heat: coolant, facility water, air, rejection. */
  public static readonly THERMAL = CheckPack.discipline('thermal');
  /** Space and floor. */
  public static readonly SPACE = CheckPack.discipline('space');
  /** Cables and fabric. */
  public static readonly NETWORK = CheckPack.discipline('network');
  /** Dates, lead times, acceptance, spares. */
  public static readonly PROGRAMME = CheckPack.discipline('programme');
  /** Noise, water, refrigerants, emissions, legal thresholds. */
  public static readonly ENVIRONMENT = CheckPack.discipline('environment');
  /** Cost. */
  public static readonly COST = CheckPack.discipline('cost');
  /** A failure during maintenance (N-1-1): stricter than any tier, off unless included. */
  public static readonly SECOND_FAILURE = new CheckPack('second failure', (check) => check.optional === true && check.code === 'PWR-06');

  /** What a tier asks for beyond those below it, for example to see what a tier III design lacks for tier IV. */
  public static tier(tier: Tier): CheckPack {
    if (!TIERS.includes(tier)) {
      throw invalidValue('tier', `one of ${TIERS.join(', ')}`, tier);
    }
    return new CheckPack(`tier ${tier}`, (check) => {
      const asked = TIERS.filter((t) => !check.tiers || check.tiers.includes(t));
      return check.optional !== true && asked[0] === tier;
    });
  }

  private static discipline(name: string): CheckPack {
    return new CheckPack(name, (check) => check.id.startsWith(`${name}/`));
  }

  private constructor(
    /** Name of the pack. */
    public readonly name: string,
    private readonly holds: (check: Check) => boolean,
  ) {}

  /** @internal */
  public _holds(check: Check): boolean {
    return this.holds(check);
  }
}
