import { Area, EnergyFacts, EnergyRules, GridCarbon, Mass, Power, Ratio, Site, Volume } from 'cdktf-gigafactory';
import { codeOf, newCloud, newSite } from '../support/cloud';

const site = (energy: EnergyFacts): Site => {
  const cloud = newCloud();
  const { climate, code } = newSite(cloud);
  return new Site(cloud, 'other', { climate, code, energy });
};
const refrigerant = { charge: Mass.kilograms(500), annualLeakage: Ratio.percent(2), globalWarmingPotential: 630 };

describe('what the year of a site is worked out with', () => {
  test('is taken as given where it may be so', () => {
    const energy: EnergyFacts = {
      gridCarbon: GridCarbon.of('United States'),
      auxiliaryPower: Power.kilowatts(100),
      reusedHeat: Power.kilowatts(500),
      renewableShare: Ratio.percent(100),
      annualDiesel: Volume.cubicMeters(30),
      refrigerant,
      buildingArea: Area.squareMeters(10000),
      generationWaterLitersPerKilowattHour: 1.8,
      wueCapLitersPerKilowattHour: 0.4,
      rules: EnergyRules.germany('2027-01-01'),
    };
    expect(site(energy).energy).toEqual(energy);
  });

  test.each<[string, EnergyFacts]>([
    ['carbon below zero', { gridCarbon: { kilogramsPerKilowattHour: -0.1, source: 'x' } }],
    ['carbon in grams', { gridCarbon: { kilogramsPerKilowattHour: 380, source: 'x' } }],
    ['no carbon', { gridCarbon: { source: 'x' } as never }],
    ['carbon from nowhere', { gridCarbon: { kilogramsPerKilowattHour: 0.4, source: ' ' } }],
    ['a share above one', { renewableShare: Ratio.percent(101) }],
    ['power as a number', { auxiliaryPower: 100 as never }],
    ['heat as energy', { reusedHeat: Volume.liters(1) as never }],
    ['diesel as a number', { annualDiesel: 30 as never }],
    ['area as a number', { buildingArea: 10000 as never }],
    ['rules as a name', { rules: 'Germany' as never }],
    ['water below zero', { generationWaterLitersPerKilowattHour: -1 }],
    ['water that is no number', { generationWaterLitersPerKilowattHour: NaN }],
    ['a cap in liters a megawatt-hour', { wueCapLitersPerKilowattHour: 400 }],
    ['more leakage than charge', { refrigerant: { ...refrigerant, annualLeakage: Ratio.percent(120) } }],
    ['a warming potential below zero', { refrigerant: { ...refrigerant, globalWarmingPotential: -1 } }],
    ['a charge as a number', { refrigerant: { ...refrigerant, charge: 500 as never } }],
  ])('%s is refused', (_, energy) => expect(codeOf(() => site(energy))).toBe('InvalidValue'));
});
