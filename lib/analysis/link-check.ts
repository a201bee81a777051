import { LoopMedium } from '../core';
import type { AssetRecord } from '../core';
import { coolsNothing, voltageMismatch } from './errors';
import type { SiteSnapshot } from './model';

/** How far apart voltages may be told for one system: equipment works from 90 to 110 % of its own (IEC 60038). */
const TOLERANCE = 0.1;

/** Links that no reader would count: heat between equipment of which neither is a loop, and conductors between two voltages. */
export function checkLinks(site: Pick<SiteSnapshot, 'assets' | 'coolant' | 'power'>): void {
  for (const { giver, receiver } of site.coolant) {
    const [taking, given] = [site.assets[giver].record.cooling, site.assets[receiver].record.cooling];
    const serves = taking?.unit !== undefined && given?.loop !== undefined;
    const takes = taking?.loop !== undefined && (given?.heat !== undefined || given?.unit !== undefined || given?.rejectsLosses === true);
    if (!serves && !takes) {
      throw coolsNothing(site.assets[giver].path, site.assets[receiver].path, taking?.loop?.medium === LoopMedium.AIR);
    }
  }
  for (const { giver, receiver, cord } of site.power) {
    const [out, wanted] = [outputVolts(site.assets[giver].record), inputVolts(site.assets[receiver].record, cord)];
    if (out !== undefined && wanted !== undefined && Math.abs(wanted / out - 1) > TOLERANCE) {
      throw voltageMismatch(site.assets[giver].path, out, site.assets[receiver].path, wanted);
    }
  }
}

/** Voltage that equipment gives; a transformer and a UPS do not say theirs. */
function outputVolts({ source }: AssetRecord): number | undefined {
  return (source?.electrical?.voltage ?? source?.limits.find((limit) => limit.voltage)?.voltage)?.toVolts();
}

/** Voltage that a cord, or equipment that passes power on as it comes, is made for. */
function inputVolts({ source, demand }: AssetRecord, cord: string): number | undefined {
  if (cord !== '') {
    return demand?.cords
      .find(({ id }) => id === cord)
      ?.limits?.find((limit) => limit.voltage)
      ?.voltage?.toVolts();
  }
  const transforms = source?.impedance !== undefined || source?.electrical?.regulatedOutput === true;
  return transforms ? undefined : source?.limits.find((limit) => limit.voltage)?.voltage?.toVolts();
}
