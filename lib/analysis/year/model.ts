/** One condition of the year, IT at average power. */
export interface YearBin {
  readonly hours: number;
  readonly dryBulbC: number;
  readonly wetBulbC: number;
  /** At the utility feeds and of generators that carry load beside them, auxiliaries included. */
  readonly facilityKw: number;
  readonly mechanicalKw: number;
  /** Make-up water, m³/h. */
  readonly makeUp: number;
  readonly pue: number;
}

/** Hours in which a facility loop needs no compressor, some, or all of its cooling from compressors, and in which its set-point is missed. */
export interface FreeCooling {
  readonly loop: number;
  readonly free: number;
  readonly partial: number;
  readonly compressor: number;
  readonly missed: number;
}

/** A year of a site, by the definitions of ISO/IEC 30134. */
export interface Annual {
  readonly hours: number;
  /** Energy at the inputs of IT (category 3). */
  readonly itKwh: number;
  /** IT energy as measured at the UPS outputs (category 1), at its input where no UPS feeds it; undefined where no IT hangs on a UPS. */
  readonly itAtUpsKwh?: number;
  /** At the utility feeds and of generators that carry load beside them, auxiliaries included (E_DC counts what is generated on site). */
  readonly facilityKwh: number;
  /** The part of it that generators on site give with the utility there. */
  readonly generatedKwh: number;
  readonly mechanicalKwh: number;
  readonly auxiliaryKwh: number;
  /** Losses of the electrical chain, and loads that are neither IT nor cooling. */
  readonly otherKwh: number;
  /** Heat that left through facility water. */
  readonly rejectedKwh: number;
  readonly reusedKwh: number;
  /** Water of towers and adiabatic stages, bleed included. */
  readonly waterM3: number;
  /** E_DC / E_IT, category 3. */
  readonly pue: number;
  /** E_DC over IT at the UPS outputs. */
  readonly pueCategory1?: number;
  /** Partial PUE of the mechanical plant: (E_IT + E_mech) / E_IT. */
  readonly pueMechanical: number;
  /** Annual water over E_IT, L/kWh; with that of generation. */
  readonly wue: number;
  readonly wueSource?: number;
  /** E_reuse / E_DC, and (E_DC − E_reuse) / E_IT. */
  readonly erf: number;
  readonly ere: number;
  /** Heat rejected over the energy of the mechanical plant (CER). */
  readonly coolingEfficiency?: number;
  /** Whether lighting, security and heaters are in it: given, or loads of the design. */
  readonly withAuxiliaries: boolean;
  readonly freeCooling: FreeCooling[];
  /** From cold to warm. */
  readonly bins: YearBin[];
}

/** Sums over the year that the figures are made of, kWh and m³. */
export interface YearSums {
  readonly hours: number;
  readonly it: number;
  readonly ups: number;
  readonly facility: number;
  /** Of `facility`, from generators on site; none where it is left out. */
  readonly generated?: number;
  readonly mechanical: number;
  readonly rejected: number;
  readonly water: number;
}
