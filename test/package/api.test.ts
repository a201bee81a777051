import * as fs from 'fs';
import * as path from 'path';

/* eslint-disable @typescript-eslint/no-explicit-any -- the assembly is JSON */
const assembly = JSON.parse(fs.readFileSync(path.join(__dirname, '../../.jsii'), 'utf8'));
const types: any[] = Object.values(assembly.types);
const members = types.flatMap((type) => [...(type.properties ?? []), ...(type.methods ?? [])].map((member) => ({ type, member })));
const own = members.filter(({ member }) => !member.overrides);

describe('the public API', () => {
  test('has what it should', () => {
    expect(types.length).toBeGreaterThan(100);
    expect(types.map((t) => t.name)).toEqual(expect.arrayContaining(['AiCloud', 'Site', 'DataHall', 'PowerPlant', 'CoolingPlant', 'Asset', 'Power']));
  });

  test('documents every type and member', () => {
    const bare = [
      ...types.filter((t) => !t.docs?.summary).map((t) => t.name),
      ...own.filter(({ member }) => !member.docs?.summary).map(({ type, member }) => `${type.name}.${member.name}`),
    ];
    expect(bare).toEqual([]);
  });

  test('says the default of every optional property of a struct', () => {
    const silent = types
      .filter((t) => t.kind === 'interface' && t.datatype)
      .flatMap((t) => (t.properties ?? []).filter((p: any) => p.optional && !p.docs?.default).map((p: any) => `${t.name}.${p.name}`));
    // What comes back out of the library has no default to give.
    expect(silent.filter((name) => !/^(SiteBudget)\./.test(name))).toEqual([]);
  });

  test('has no any and no union, but for what cdktf itself declares', () => {
    const text = (type: any): string => JSON.stringify(type ?? {});
    const loose = members
      .filter(({ member }) => /"primitive":"any"|"union":/.test(text(member.type) + text(member.returns) + text(member.parameters)))
      .map(({ type, member }) => `${type.name}.${member.name}`);
    expect(loose).toEqual(['DesignStack.toTerraform']);
  });

  test('constructs take scope, id and props', () => {
    const constructs = types.filter(
      (t) => t.kind === 'class' && t.initializer && !t.initializer.protected && (t.initializer.parameters ?? [])[0]?.name === 'scope',
    );
    expect(constructs.length).toBeGreaterThan(25);
    for (const { name, initializer } of constructs) {
      const names = initializer.parameters.map((p: any) => p.name);
      expect([name, ['scope,id', 'scope,id,props'].includes(names.join())]).toEqual([name, true]);
    }
  });

  test('gives a physical quantity its unit type, not a bare number', () => {
    const quantity = /(power|energy|temperature|pressure|flow|mass|length|voltage|current|heat|bulb)$/i;
    const bare = members.filter(({ member }) => quantity.test(member.name) && member.type?.primitive === 'number');
    expect(bare.map(({ type, member }) => `${type.name}.${member.name}`)).toEqual([]);
  });

  test('never shows the provider binding', () => {
    expect(JSON.stringify(assembly.types)).not.toContain('@cdktf/provider-null');
  });
});
