import { CoolingUnitType, LoopMedium } from '../../core';
import type { SiteAnalysis, ThermalShortfall } from '../../analysis/model';
import { CoolingRemedy, coolingRemedies } from '../../analysis/thermal/remedies';
import type { TrialOptions } from '../../analysis/thermal/trial';
import { number } from '../words';

const UNIT_NAMES: Record<CoolingUnitType, string> = {
  [CoolingUnitType.CDU]: 'CDU',
  [CoolingUnitType.PUMP]: 'pump',
  [CoolingUnitType.DRY_COOLER]: 'dry cooler',
  [CoolingUnitType.CHILLER]: 'chiller',
  [CoolingUnitType.FAN_WALL]: 'fan wall',
  [CoolingUnitType.COOLING_TOWER]: 'cooling tower cell',
};

const named = (analysis: SiteAnalysis, asset: number): string => {
  const { cooling, model } = analysis.site.assets[asset].record;
  return `${UNIT_NAMES[cooling!.unit!.unitType]}${model ? ` '${model.name}'` : ''}`;
};

const plural = (count: number, what: string): string => {
  const [noun, ...rest] = what.split(" '");
  return `${count} ${[count === 1 ? noun : `${noun}s`, ...rest].join(" '")}`;
};

function inWords(analysis: SiteAnalysis, shortfall: ThermalShortfall, remedy: CoolingRemedy, { air }: TrialOptions): string {
  switch (remedy.kind) {
    case 'units': {
      const all = remedy.standby ? ' on standby' : analysis.site.assets[remedy.asset].record.cooling!.unit!.duty ? ` and run ${remedy.running}` : '';
      return `add ${plural(remedy.count, named(analysis, remedy.asset))}${all}`;
    }
    case 'model': {
      const { unitType } = analysis.site.assets[remedy.asset].record.cooling!.unit!;
      const airflow = unitType === CoolingUnitType.FAN_WALL;
      const rated = [
        remedy.heatKw === undefined ? '' : `${number(remedy.heatKw)} kW`,
        remedy.flow === undefined ? '' : airflow ? `${number(remedy.flow / 60000)} m3/s` : `${number(remedy.flow)} L/min`,
      ].filter((text) => text !== '');
      return `take ${UNIT_NAMES[unitType]}s '${remedy.model}'${rated.length > 0 ? ` (${rated.join(', ')} each)` : ''}`;
    }
    case 'adiabatic':
      return `give the dry coolers an adiabatic stage of ${number(remedy.effectiveness * 100)} %`;
    case 'set_point': {
      const facility = analysis.site.assets[remedy.loop].record.cooling!.loop!.medium === LoopMedium.FACILITY_WATER;
      const what = facility ? 'facility water' : remedy.together ? 'coolant, and facility water with it,' : 'coolant';
      const own = remedy.loop === shortfall.loop && facility;
      return `supply ${what} ${number(remedy.kelvins)} K ${own ? 'warmer' : 'colder'} (${number(remedy.celsius)} °C)`;
    }
    case 'class':
      return `declare a class of ${number(remedy.celsius)} °C (the racks bear ${number(remedy.bearsC)} °C)`;
    case 'racks':
      return `${air ? 'idle' : 'move'} ${remedy.count} rack${remedy.count === 1 ? '' : 's'} (${number(remedy.heatKw)} kW) ${air ? 'on such a day' : 'away'}`;
  }
}

/** The ways out of a shortfall in one sentence, each of which does alone; where none does, what is missing. */
export function fixOfShortfall(analysis: SiteAnalysis, shortfall: ThermalShortfall, options: TrialOptions = {}): string {
  const remedies = coolingRemedies(analysis, shortfall, options).map((remedy) => inWords(analysis, shortfall, remedy, options));
  if (remedies.length > 0) {
    return remedies.join(', or ');
  }
  const missing = shortfall.measured - shortfall.limit;
  const amount = Number.isFinite(missing) ? `${number(missing)} ${shortfall.unit === '°C' ? 'K' : shortfall.unit}` : 'all of it';
  return `no single change of set-point, units or racks does: ${amount} ${amount === 'all of it' ? 'is' : 'are'} missing`;
}
