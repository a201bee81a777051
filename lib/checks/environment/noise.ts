import { boundaryNoise, isHeard } from '../../analysis/environment/noise';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { lacking, number, pathOf, some } from '../words';

/** Allowed where nothing is declared, dBA: night, and day (generators). */
const NIGHT = 45;
const DAY = 55;

export const noise: Check = {
  id: 'environment/noise',
  code: 'ENV-01',
  severity: Severity.WARNING,
  title: 'neighbours hear no more than 45 dBA at night, and 55 dBA with generators by day',
  reason: 'A noise complaint after handover limits the fans on the hottest nights.',
  inputs: ['SiteProps.obligations.noise', 'AssetProps.emissions.soundPowerDecibels'],
  source: 'hemispherical spreading L_p = L_w + 10·log n − 20·log r − 8; limits: engineering default, local law decides',
  acknowledgeable: true,
  applies: isHeard,
  evaluate: (analysis) => {
    const result = boundaryNoise(analysis);
    if (!result) {
      return [lacking(analysis.site.path, 'distance to the boundary; give SiteProps.obligations.noise')];
    }
    const { path, obligations } = analysis.site;
    const night = obligations!.noise!.nightDecibels ?? NIGHT;
    const findings: RawFinding[] = [];
    const over = (when: string, level: number | undefined, limit: number): void => {
      if (level !== undefined && level > limit + 1e-9) {
        findings.push({
          path,
          message: `${when} the boundary hears ${number(Math.round(level * 10) / 10)} dBA at ${number(obligations!.noise!.boundary.toMeters())} m, more than ${number(limit)} dBA`,
          measured: level,
          limit,
          unit: 'dBA',
          fix: `take units that are ${Math.ceil(level - limit)} dB quieter, screen them, or stand them ${number(Math.ceil(obligations!.noise!.boundary.toMeters() * 10 ** ((level - limit) / 20)))} m away`,
        });
      }
    };
    over('with all coolers and chillers at full speed', result.plantDba, night);
    over('with the generators running too', result.withGeneratorsDba, Math.max(night, DAY));
    return result.unknown.length === 0
      ? findings
      : [
          ...findings,
          lacking(
            path,
            `sound power of ${result.unknown.length} outdoor units (${some(
              result.unknown.map((asset) => pathOf(analysis, asset)),
              2,
            )}); give 'emissions.soundPowerDecibels', or Details.of(plant).emissions`,
          ),
        ];
  },
};
