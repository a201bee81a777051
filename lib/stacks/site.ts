import { Construct, IConstruct } from 'constructs';
import { AcceptanceFacts, Climate, DeliveryRoute, ElectricalCode, EnergyFacts, FloorFacts, ISite, SiteObligations, Tier, Weather } from '../core';
import { invalidValue } from '../core/errors';
import { construct as checkedConstruct, given, Kinds, kinds } from '../core/given';
import { checkedDay, checkedEnergy, checkedObligations } from '../core/checked-facts';
import { belongsToSite, enclosingSite, standsOnFloor } from '../core/site';
import { Length, Mass, Pressure } from '../units';
import { DesignStack } from './design-stack';
import { siteOfAnotherApp } from './errors';

/** Properties of a site. */
export interface SiteProps {
  /** Outdoor air for which cooling is proved. */
  readonly climate: Climate;
  /** Electrical code and voltages. */
  readonly code: ElectricalCode;
  /**
   * Declared resilience: which failures are run and judged.
   * @default Tier.III
   */
  readonly tier?: Tier;
  /**
   * Height above sea level.
   * @default 0 m
   */
  readonly altitude?: Length;
  /**
   * What law, neighbours, permits and the owner ask for: noise, refrigerants, generator hours, spares, cost.
   * @default - not evaluated
   */
  readonly obligations?: SiteObligations;
  /**
   * A year of weather, for annual PUE, water and carbon.
   * @default - the year is not evaluated
   */
  readonly weather?: Weather;
  /**
   * What the year needs beyond the equipment: carbon of the grid, auxiliaries, reuse, legal limits.
   * @default - as EnergyFacts says
   */
  readonly energy?: EnergyFacts;
  /**
   * Uniform load that the floor is rated for on which racks stand that are in the site itself; a hall says its own.
   * @default - by tier: 12 kPa at III and IV (TIA-942 Rated-3 and Rated-4), 7.2 kPa below (Rated-1)
   */
  readonly floorRating?: Pressure;
  /**
   * Cold aisle in front of these racks.
   * @default 1.2 m
   */
  readonly coldAisle?: Length;
  /**
   * Hot aisle behind them.
   * @default 1.0 m
   */
  readonly hotAisle?: Length;
}

/** The budget boundary and a Terraform stack: utility, medium voltage, generators, shared heat rejection; a small site puts everything here. */
export class Site extends DesignStack implements ISite {
  /** The site around a construct: that of its hall, or the site itself. Fails outside every site. */
  public static enclosing(construct: IConstruct): ISite {
    return enclosingSite(checkedConstruct('construct', construct));
  }

  /** Name of the site, unique in the app. */
  public readonly siteName: string;
  /** Outdoor air for which cooling is proved. */
  public readonly climate: Climate;
  /** Electrical code and voltages. */
  public readonly code: ElectricalCode;
  /** Declared resilience. */
  public readonly tier: Tier;
  /** Height above sea level. */
  public readonly altitude: Length;
  /** What law, neighbours, permits and the owner ask for, if given. */
  public readonly obligations?: SiteObligations;
  /** A year of weather, if given. */
  public readonly weather?: Weather;
  /** What the year needs beyond the equipment, if given. */
  public readonly energy?: EnergyFacts;

  public constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    kinds(props, SITE_KINDS, this.node.path);
    if (!props?.climate || !props?.code) {
      throw invalidValue('props', 'given with climate and code', props === undefined ? 'nothing' : 'less', this.node.path);
    }
    this.siteName = id;
    this.climate = props.climate;
    this.code = props.code;
    this.tier = props.tier ?? Tier.III;
    if (!Object.values(Tier).includes(this.tier)) {
      throw invalidValue('tier', `one of ${Object.values(Tier).join(', ')}`, this.tier, this.node.path);
    }
    this.altitude = props.altitude ?? Length.meters(0);
    this.weather = props.weather;
    this.energy = props.energy && checkedEnergy(props.energy, this.node.path);
    if (this.altitude.toMeters() > 5000) {
      throw invalidValue('altitude', 'at most 5,000 m', this.altitude, this.node.path);
    }
    this.obligations = props.obligations && checkedObligations(props.obligations, this.node.path);
    belongsToSite(this, this);
    const floor = usualFloor(this.tier);
    standsOnFloor(this, {
      rating: props.floorRating ?? floor.rating,
      coldAisle: props.coldAisle ?? floor.coldAisle,
      hotAisle: props.hotAisle ?? floor.hotAisle,
    });
  }

  /** The site itself. */
  public get home(): ISite {
    return this;
  }
}

/** Properties of a data hall. */
export interface DataHallProps {
  /** The site that it belongs to. */
  readonly site: Site;
  /**
   * Uniform load that the floor is rated for.
   * @default - by the tier of the site: 12 kPa at III and IV (TIA-942 Rated-3 and Rated-4), 7.2 kPa at I and II (Rated-1)
   */
  readonly floorRating?: Pressure;
  /**
   * Mass that a tile or the slab bears under one foot of a rack.
   * @default - not evaluated
   */
  readonly footRating?: Mass;
  /**
   * Cold aisle in front of the racks.
   * @default 1.2 m
   */
  readonly coldAisle?: Length;
  /**
   * Hot aisle behind the racks.
   * @default 1.0 m
   */
  readonly hotAisle?: Length;
  /**
   * Width of the pathway round the rows.
   * @default - not evaluated
   */
  readonly pathway?: Length;
  /**
   * Height of the floor to the lowest obstruction above the racks.
   * @default - not evaluated
   */
  readonly clearHeight?: Length;
  /**
   * Height of the floor to the sprinkler heads.
   * @default - not evaluated
   */
  readonly sprinklerHeight?: Length;
  /**
   * The narrowest way from the dock to the rows.
   * @default - not evaluated
   */
  readonly deliveryRoute?: DeliveryRoute;
  /**
   * The acceptance test: load banks at hand and the day of the test.
   * @default - not evaluated
   */
  readonly acceptance?: AcceptanceFacts;
}

/** A hall: lineups, busways, CDUs, air cooling and racks. A stack of its own beside its site, so that state stays small. */
export class DataHall extends DesignStack {
  private readonly parent: Site;

  public constructor(scope: Construct, id: string, props: DataHallProps) {
    super(scope, id);
    if (typeof props?.site?.node?.root !== 'object') {
      throw invalidValue('site', 'the Site of this hall', String(props?.site), this.node.path);
    }
    if (props.site.node.root !== this.node.root) {
      throw siteOfAnotherApp(props.site.node.path, this.node.path);
    }
    kinds(props, HALL_KINDS, this.node.path);
    checkedDay('acceptance.testDate', props.acceptance?.testDate, this.node.path);
    this.parent = props.site;
    belongsToSite(this, props.site);
    standsOnFloor(this, {
      rating: props.floorRating ?? usualFloor(props.site.tier).rating,
      coldAisle: props.coldAisle ?? usualFloor(props.site.tier).coldAisle,
      hotAisle: props.hotAisle ?? usualFloor(props.site.tier).hotAisle,
      footRating: props.footRating && given('footRating', props.footRating, Mass, this.node.path),
      pathway: props.pathway,
      clearHeight: props.clearHeight,
      sprinklerHeight: props.sprinklerHeight,
      route: props.deliveryRoute,
      acceptance: props.acceptance,
    });
    this.addDependency(props.site);
  }

  /** The site that it belongs to. */
  public get home(): ISite {
    return this.parent;
  }
}

const SITE_KINDS: Kinds = {
  climate: Climate,
  code: ElectricalCode,
  tier: Tier,
  altitude: Length,
  obligations: 'struct',
  weather: Weather,
  energy: 'struct',
  floorRating: Pressure,
  coldAisle: Length,
  hotAisle: Length,
};

const HALL_KINDS: Kinds = {
  floorRating: Pressure,
  coldAisle: Length,
  hotAisle: Length,
  pathway: Length,
  clearHeight: Length,
  sprinklerHeight: Length,
  deliveryRoute: 'struct',
  acceptance: 'struct',
  footRating: Mass,
};

/** TIA-942 floor: 12 kPa of Rated-3 and Rated-4, below them the 7.2 kPa of Rated-1; aisles as usual beside racks of 0.6 m. */
const usualFloor = (tier: Tier): FloorFacts => ({
  rating: Pressure.kilopascals(tier === Tier.III || tier === Tier.IV ? 12 : 7.2),
  coldAisle: Length.meters(1.2),
  hotAisle: Length.meters(1),
});
