import { weakestGlycol } from '../../../analysis/fluids';
import { hydraulics } from '../../../analysis/hydraulics/results';
import { FreezeProtection } from '../../../core';
import { Check } from '../../check';
import { Severity } from '../../finding';
import { lacking, number, pathOf } from '../../words';
import { alike, factsOf } from './words';

/** Coolant freezes at least so much below the coldest air, K. */
const MARGIN = 5;

const PROTECTED = [FreezeProtection.DRAIN_DOWN, FreezeProtection.HEAT_TRACE_ON_GENERATOR];

export const freezing: Check = {
  id: 'thermal/freezing',
  code: 'THM-14',
  severity: Severity.ERROR,
  title: 'where a loop has coolant outdoors, it freezes 5 K below the coldest air in twenty years, drains by itself, or is heat-traced on generators',
  reason: 'A cold night with the utility out bursts the coils of every cooler that stands still.',
  inputs: ['Climate.minimum', 'FacilityWaterLoopProps.fluid', 'LoopDetails.freezeProtection', 'LoopDetails.outdoorParts'],
  source: 'freezing points of ASHRAE 2001 and Melinder 2010 (CoolProp)',
  acknowledgeable: true,
  applies: (analysis) => hydraulics(analysis).some((loop) => loop.outdoors),
  evaluate: (analysis) => {
    const outdoors = hydraulics(analysis).filter(
      (loop) => loop.outdoors && !PROTECTED.includes(factsOf(analysis, loop).freezeProtection ?? FreezeProtection.NONE),
    );
    const minimum = analysis.site.climate.minimum?.toCelsius();
    if (outdoors.length === 0) {
      return [];
    }
    if (minimum === undefined) {
      return [lacking(analysis.site.path, 'the coldest air in twenty years; give ClimateProps.minimum')];
    }
    const limit = minimum - MARGIN;
    const strong = weakestGlycol(limit);
    const glycol = strong ? `take propylene glycol of ${number(strong.percent)} % by volume (freezes at ${number(strong.freezes)} °C), or ` : '';
    return alike(
      outdoors
        .filter((loop) => loop.freezingC > limit + 1e-9)
        .map((loop) => {
          const traced = factsOf(analysis, loop).freezeProtection === FreezeProtection.HEAT_TRACE_ON_UTILITY;
          return {
            path: pathOf(analysis, loop.loop),
            message: `${loop.fluid} freezes at ${number(loop.freezingC)} °C, the coldest air is ${number(minimum)} °C${traced ? ', and its heat trace is lost with the utility' : ''}`,
            measured: loop.freezingC,
            limit,
            unit: '°C',
            fix: `${glycol}${traced ? 'put the heat trace on generators' : 'heat-trace outdoor parts on generators'}, or let them drain down`,
          };
        }),
    );
  },
};
