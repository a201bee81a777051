// Imports go one way between the rooms of lib/ (docs/design.md, section 4).
const order = {
  units: [],
  core: ['units'],
  catalog: ['units', 'core'],
  compute: ['units', 'core', 'catalog'],
  power: ['units', 'core', 'catalog'],
  cooling: ['units', 'core', 'catalog'],
  analysis: ['units', 'core'],
  checks: ['units', 'core', 'analysis'],
  terraform: ['units', 'core', 'analysis', 'checks'],
  manifests: ['units', 'core', 'analysis', 'checks'],
  report: ['units', 'core', 'analysis', 'checks'],
  stacks: ['units', 'core', 'catalog', 'compute', 'power', 'cooling', 'analysis', 'checks', 'terraform', 'manifests', 'report'],
};

const rooms = Object.entries(order).map(([room, allowed]) => ({
  name: `${room}-imports-only-what-is-below`,
  severity: 'error',
  from: { path: `^lib/${room}/` },
  to: { path: '^lib/', pathNot: `^lib/(${[room, ...allowed].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rooms,
    { name: 'only-known-rooms', severity: 'error', from: { path: '^lib/[^/]+/', pathNot: `^lib/(${Object.keys(order).join('|')})/` }, to: {} },
    {
      name: 'cdktf-only-in-terraform-and-stacks',
      severity: 'error',
      from: { pathNot: '^lib/(terraform|stacks)/' },
      to: { path: 'node_modules/cdktf/' },
    },
    { name: 'null-provider-only-in-terraform', severity: 'error', from: { pathNot: '^lib/terraform/' }, to: { path: '@cdktf/provider-null' } },
    {
      name: 'no-cycles-between-files',
      severity: 'error',
      comment: 'Units that convert into each other (power, current) must know each other.',
      from: { pathNot: '^lib/units/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, exclude: { path: '^dist' } },
};
