import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { AiCloud, Cdu, CduModel, CoolantLoop, CoolingPlant, FacilityWaterLoop, GpuPod, RackSystem, Temperature } from 'cdktf-gigafactory';
import { codeOf, newCloud, newSite } from '../support/cloud';

const system = RackSystem.GB200_NVL72;

describe('folders that cannot be written to', () => {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'doors-'));
  const file = path.join(scratch, 'file');
  fs.writeFileSync(file, '');

  test.each([file, path.join(file, 'below'), '/proc/none/out', path.join(scratch, 'n'.repeat(300))])('outdir %j', (outdir) => {
    expect(codeOf(() => new AiCloud({ outdir }))).toBe('CannotWrite');
    expect(codeOf(() => newCloud().writeFindings(outdir))).toBe('CannotWrite');
  });

  test('is said with the reason', () => {
    expect(() => new AiCloud({ outdir: path.join(file, 'below') })).toThrow(/file\/below' cannot be written: .*(ENOTDIR|EEXIST)/);
    [7 as never, 'x\0y', ''].forEach((outdir) => expect(codeOf(() => new AiCloud({ outdir }))).toBe('InvalidValue'));
  });

  test('a folder that became a file before synthesis', () => {
    const outdir = path.join(scratch, 'gone');
    const cloud = new AiCloud({ outdir });
    fs.rmSync(outdir, { recursive: true });
    fs.writeFileSync(outdir, '');
    expect(codeOf(() => cloud.synth())).toBe('CannotWrite');
  });
});

describe('heat leaves once', () => {
  const cdu = CduModel.VERTIV_COOLCHIP_1350;

  test('a pod in two cooling plants', () => {
    const cloud = newCloud();
    const site = newSite(cloud);
    const pod = new GpuPod(site, 'pod', { system, rackCount: 1 });
    ['one', 'two'].forEach((id) => new CoolingPlant(site, id, { cdu, loads: [pod] }));
    expect(codeOf(() => cloud.findings())).toBe('CooledTwice');
    expect(() => cloud.synth()).toThrow(
      /its heat in liquid would leave through 'site\/one\/group-pod\/loop' and 'site\/two\/group-pod\/loop' at once; .* at \[site\/pod\/rack-01\]/,
    );
  });

  test('a unit on two loops', () => {
    const cloud = newCloud();
    const site = newSite(cloud);
    const supplyTemperature = Temperature.celsius(40);
    const unit = new Cdu(site, 'cdu', { model: cdu });
    ['a', 'b'].forEach((id) => unit.cool(new CoolantLoop(site, id, { supplyTemperature })));
    expect(() => cloud.findings()).toThrow(/this one is linked to 'site\/a' and 'site\/b'; .* at \[site\/cdu\]/);
  });

  test('a CDU on two facility waters', () => {
    const cloud = newCloud();
    const site = newSite(cloud);
    const unit = new Cdu(site, 'cdu', { model: cdu });
    const temperatures = { supplyTemperature: Temperature.celsius(30), returnTemperature: Temperature.celsius(40) };
    ['a', 'b'].forEach((id) => new FacilityWaterLoop(site, id, temperatures).cool(unit));
    expect(codeOf(() => cloud.findings())).toBe('CooledTwice');
  });
});
