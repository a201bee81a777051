import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { AiCloud, Climate, ElectricalCode, Site, SiteProps, Temperature, Voltage } from 'cdktf-gigafactory';

/** A cloud that writes to a new folder. */
export const newCloud = (): AiCloud => new AiCloud({ outdir: path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-')), 'cdktf.out') });

/** A site at 35 °C under ANSI, 415 V. */
export const newSite = (cloud: AiCloud, name = 'site', props: Partial<SiteProps> = {}): Site =>
  new Site(cloud, name, {
    climate: Climate.designDay({ dryBulb: Temperature.celsius(35), wetBulb: Temperature.celsius(22) }),
    code: ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) }),
    ...props,
  });

/** Files below a folder, relative, sorted. */
export function filesBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) {
    return [];
  }
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
}

/** The code of the error that `act` throws. */
export function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as { code?: string }).code ?? `no code: ${String(error)}`;
  }
  return 'nothing was thrown';
}
