/** The rooms' one direction, as rules: each room may import those before it, through a door they name, and nobody imports in a circle. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** From the innermost room outwards. A folder in packages/ that is not named here fails the check. */
const rooms = ['engine', 'record', 'messaging', 'decision', 'questionnaires', 'documents', 'pathway', 'synthetic', 'web', 'server', 'cli'];

/** The files that a room's package.json names under `exports`, as one pattern. */
const doors = `^(${rooms.flatMap((room) => doorsOf(room).map((file) => `packages/${room}/${file}`)).join('|')})$`;

function doorsOf(room) {
  const { exports } = JSON.parse(readFileSync(join(__dirname, 'packages', room, 'package.json'), 'utf8'));
  return Object.values(exports)
    .map((target) => (typeof target === 'string' ? target : target.types))
    .map((target) => target.replace(/^\.\//, '').replaceAll('.', '\\.'));
}

const outwardOnly = rooms.slice(0, -1).map((room, index) => ({
  name: `${room}-imports-inwards-only`,
  comment: `${room} may import ${index === 0 ? 'no other room' : rooms.slice(0, index).join(', ')}.`,
  severity: 'error',
  from: { path: `^packages/${room}/` },
  to: { path: `^packages/(${rooms.slice(index + 1).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...outwardOnly,
    {
      name: 'rooms-do-not-import-what-stands-on-them',
      comment: 'bench/, scripts/ and tests/ stand on the rooms, never the other way.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(bench|scripts|tests)/' },
    },
    {
      name: 'front-door-between-rooms',
      comment: 'A room is imported through what its package.json exports; what lies behind it is its own.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/' },
      to: { path: '^packages/', pathNot: ['^packages/$1/', doors] },
    },
    {
      name: 'front-door-from-outside',
      comment: 'bench/, scripts/ and tests/ use what a room exports.',
      severity: 'error',
      from: { path: '^(bench|scripts|tests)/' },
      to: { path: '^packages/', pathNot: doors },
    },
    {
      name: 'record-only-through-its-gate',
      comment: 'What the product does passes the gate. Measurements and tests may go around it.',
      severity: 'error',
      from: { path: '^packages/', pathNot: ['^packages/record/', '\\.test\\.ts$', '/testing/'] },
      to: { path: '^packages/record/src/ungated\\.ts$' },
    },
    {
      name: 'engine-evaluation-is-pure',
      comment: 'Translation (build time) and the oracle (tests) may use files and threads; what evaluates has no I/O and no clock.',
      severity: 'error',
      from: { path: '^packages/engine/src/(compile|elm|program|runtime)/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circle',
      comment: 'Two files that need each other are one idea, or lack a third that both need. Types alone may point both ways.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-import-of-tests',
      comment: 'What tests need stands in a file of its own.',
      severity: 'error',
      from: {},
      to: { path: '\\.test\\.tsx?$' },
    },
    {
      name: 'everything-resolves',
      comment: 'The file or package does not exist, or is not installed.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(generated|coverage|\\.cache)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
  rooms,
};
