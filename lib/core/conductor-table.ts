/** One trade size of NFPA 70 table 310.16 with its ampacities, A. */
export interface TradeSize {
  readonly name: string;
  /** Cross-section, mm². */
  readonly area: number;
  /** 75 °C column, the one of terminations. */
  readonly at75: number;
  /** 90 °C column, from which ambient and bundling are counted. */
  readonly at90: number;
}

/**
 * Size, mm², ampacity A of copper and of aluminium in the 75 °C column, and of both in the 90 °C column: NFPA 70 table 310.16, not more than three
 * current-carrying conductors at 30 °C. Quoted second-hand, https://www.scribd.com/document/602627451/NEC-Table-310-16-Penghantar and
 * https://www.scribd.com/document/768710860/TABLE-310-16NEC-SIZE-CONDUCTORS-CONDUIT; check the code.
 */
const TABLE: [string, number, number, number, number, number][] = [
  ['14 AWG', 2.08, 20, NaN, 25, NaN],
  ['12 AWG', 3.31, 25, 20, 30, 25],
  ['10 AWG', 5.26, 35, 30, 40, 35],
  ['8 AWG', 8.37, 50, 40, 55, 45],
  ['6 AWG', 13.3, 65, 50, 75, 55],
  ['4 AWG', 21.2, 85, 65, 95, 75],
  ['3 AWG', 26.7, 100, 75, 115, 85],
  ['2 AWG', 33.6, 115, 90, 130, 100],
  ['1 AWG', 42.4, 130, 100, 145, 115],
  ['1/0 AWG', 53.5, 150, 120, 170, 135],
  ['2/0 AWG', 67.4, 175, 135, 195, 150],
  ['3/0 AWG', 85, 200, 155, 225, 175],
  ['4/0 AWG', 107, 230, 180, 260, 205],
  ['250 kcmil', 127, 255, 205, 290, 230],
  ['300 kcmil', 152, 285, 230, 320, 260],
  ['350 kcmil', 177, 310, 250, 350, 280],
  ['400 kcmil', 203, 335, 270, 380, 305],
  ['500 kcmil', 253, 380, 310, 430, 350],
  ['600 kcmil', 304, 420, 340, 475, 385],
  ['700 kcmil', 355, 460, 375, 520, 420],
  ['750 kcmil', 380, 475, 385, 535, 435],
  ['800 kcmil', 405, 490, 395, 555, 450],
  ['900 kcmil', 456, 520, 425, 585, 480],
  ['1000 kcmil', 507, 545, 445, 615, 500],
];

/** Conductors are laid in parallel from 1/0 AWG (NEC 310.10(G)). */
export const LEAST_PARALLEL = 53.5;

/** Sizes of one metal, rising. */
export const TRADE_SIZES: { readonly copper: TradeSize[]; readonly aluminium: TradeSize[] } = {
  copper: TABLE.map(([name, area, at75, , at90]) => ({ name, area, at75, at90 })),
  aluminium: TABLE.filter(([, , , at75]) => at75 === at75).map(([name, area, , at75, , at90]) => ({ name, area, at75, at90 })),
};

/**
 * The row by which a cross-section is judged: the largest that is no larger (within the rounding of the conversion from kcmil). Undefined below the smallest
 * and well above the largest size of the table.
 */
export function tradeSizeOf(metal: 'copper' | 'aluminium', area: number): TradeSize | undefined {
  const sizes = TRADE_SIZES[metal];
  if (area > sizes[sizes.length - 1].area * 1.02) {
    return undefined;
  }
  return [...sizes].reverse().find((size) => size.area <= area * 1.005);
}
