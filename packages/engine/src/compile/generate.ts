/** Writes the JavaScript of a whole programme: the plain form that evaluates and the traced form that explains. */

import { writeType } from '../elm/types.ts';
import type { UnsupportedNode } from '../errors.ts';
import type { Analysis } from './analysis.ts';
import { Emitter, type EmitterSetup, strict, type Value } from './emitter.ts';
import type { Define, Linked, Operation } from './link.ts';
import { Pool } from './pool.ts';
import { scopeName } from './references.ts';
import { RULES } from './rules.ts';

/** A generated form: the body of a function, what it needs of the runtime, and what could not be written. */
export type Generated = {
  readonly source: string;
  readonly pool: Pool;
  readonly faults: readonly UnsupportedNode[];
};

export type Writing = { readonly setup: EmitterSetup; readonly faults: UnsupportedNode[]; readonly analysis: Analysis };

/**
 * Writes the plain form. It is the body of a function of `runtime` that returns
 * `{ begin(patient), configure(parameters, zone, dateTime), defaults(), defines, operations }`.
 */
export function generatePlain(linked: Linked, analysis: Analysis): Generated {
  const pool = new Pool();
  const setup = { linked, analysis, pool, rules: RULES, form: 'plain' } as const;
  const writing: Writing = { setup, faults: [], analysis };
  const functions = linked.operations.map((operation) => plainOperation(writing, operation));
  const defines = linked.defines.map((define) => plainDefine(writing, define));
  const fallbacks = linked.parameters.map((parameter) => {
    const emitter = new Emitter(setup, parameter.library, `parameter ${parameter.name}`, parameter.line);
    const code = parameter.fallback === null ? 'null' : emitter.code(parameter.fallback);
    writing.faults.push(...emitter.faults);
    return [...emitter.finish(), code].length > 1 ? `(() => { ${[...emitter.finish(), `return ${code};`].join(' ')} })()` : code;
  });
  const perPatient = linked.defines.filter((define) => analysis.restsOnPatient(define.expression, define.library));
  const fixed = linked.defines.filter((define) => !analysis.restsOnPatient(define.expression, define.library));
  const source = [
    ...header(pool, linked),
    ...linked.defines.map((define) => `let ${memo(define)};`),
    '',
    ...slotsOf(pool),
    'function begin(patient) {',
    '  hold(patient);',
    ...forget(perPatient),
    '}',
    '',
    ...configure(linked, forget(fixed)),
    '',
    ...functions.flat(),
    ...defines.flat(),
    `function defaults() {\n  return [${fallbacks.join(', ')}];\n}`,
    '',
    'return {',
    '  begin,',
    '  configure,',
    '  defaults,',
    `  defines: [${linked.defines.map((define) => define.js).join(', ')}],`,
    `  operations: [${linked.operations.map((operation) => operation.js).join(', ')}],`,
    '};',
  ].join('\n');
  return { source, pool, faults: writing.faults };
}

/**
 * Writes the traced form of everything that rests on facts; the rest, and the facts themselves, it takes from
 * the plain form. It is the body of a function of `runtime` and `plain` that returns
 * `{ begin(patient), configure(parameters, zone, dateTime), defines }`.
 */
export function generateTraced(linked: Linked, analysis: Analysis, plainPool: Pool): Generated {
  const pool = plainPool;
  const setup = { linked, analysis, pool, rules: RULES, form: 'traced' } as const;
  const writing: Writing = { setup, faults: [], analysis };
  pool.use('joinSets');
  const functions = linked.operations.map((operation) => tracedOperation(writing, operation));
  const defines = linked.defines.map((define) => tracedDefine(writing, define));
  const source = [
    ...header(pool, linked),
    `const [${linked.defines.map((define) => define.js).join(', ')}] = plain.defines;`,
    `const [${linked.operations.map((operation) => operation.js).join(', ')}] = plain.operations;`,
    ...linked.defines.map((define) => `let ${memo(define)};`),
    '',
    ...slotsOf(pool),
    'function begin(patient) {',
    '  hold(patient);',
    ...forget(linked.defines),
    '}',
    '',
    ...configure(linked, forget(linked.defines)),
    '',
    ...functions.flat(),
    ...defines.flat(),
    `return { begin, configure, defines: [${linked.defines.map((d) => `trace_${d.js}`).join(', ')}] };`,
  ].join('\n');
  return { source, pool, faults: writing.faults };
}

/** Writes the tuples the index makes: the body of a function of `runtime` that returns `{ at(zone, dateTime), makers }`. */
export function generateTuples(pool: Pool): string {
  return [
    `const { ${pool.used.join(', ')} } = runtime;`,
    ...pool.constants.map(([name, code]) => `const ${name} = ${code};`),
    'let zone, dateTime;',
    ...pool.tuples.map(([name, body]) => `class ${name} ${body}`),
    'function at(offset, reader) {',
    '  zone = offset;',
    '  dateTime = reader;',
    '}',
    `return { at, makers: { ${pool.tuples.map(([name]) => `${name}: (of) => new ${name}(of)`).join(', ')} } };`,
  ].join('\n');
}

/** The slots of the index, spread out for the citizen at hand. */
function slotsOf(pool: Pool): readonly string[] {
  return [
    `const slots = new Array(${pool.keys.length}).fill(nothing);`,
    'let held = { filled: [], lists: [] };',
    'function hold(patient) {',
    '  for (const slot of held.filled) slots[slot] = nothing;',
    '  held = patient;',
    '  for (let i = 0; i < held.filled.length; i++) slots[held.filled[i]] = held.lists[i];',
    '}',
    '',
  ];
}

export function header(pool: Pool, linked: Linked): readonly string[] {
  return [
    `const { ${pool.used.join(', ')} } = runtime;`,
    ...pool.constants.map(([name, code]) => `const ${name} = ${code};`),
    'let zone, dateTime;',
    'const nothing = [];',
    ...(linked.parameters.length === 0 ? [] : [`let ${linked.parameters.map((p) => p.js).join(', ')};`]),
    '',
  ];
}

export function configure(linked: Linked, reset: readonly string[]): readonly string[] {
  return [
    'function configure(parameters, offset, reader) {',
    '  zone = offset;',
    '  dateTime = reader;',
    ...linked.parameters.map((parameter, i) => `  ${parameter.js} = parameters[${i}];`),
    ...reset,
    '}',
  ];
}

/** Undefined marks what has not been evaluated; CQL's unknown is null. */
function forget(defines: readonly Define[]): readonly string[] {
  const lines: string[] = [];
  for (let i = 0; i < defines.length; i += 8) {
    lines.push(
      `  ${defines
        .slice(i, i + 8)
        .map((define) => `${memo(define)} = `)
        .join('')}undefined;`,
    );
  }
  return lines;
}

/** No name made of a wish holds a dollar sign, so no define can be called so. */
function memo(define: Define): string {
  return `${define.js}$`;
}

export function heading(define: Define): string {
  return `// ${define.library} line ${define.line}: "${define.name.replaceAll('\n', ' ')}" ${writeType(define.type)}`;
}

function plainDefine(writing: Writing, define: Define): readonly string[] {
  const emitter = new Emitter(writing.setup, define.library, define.name, define.line);
  const code = emitter.code(define.expression);
  writing.faults.push(...emitter.faults);
  return [
    heading(define),
    `function ${define.js}() {`,
    `  if (${memo(define)} !== undefined) return ${memo(define)};`,
    ...emitter.finish().map((line) => `  ${line}`),
    `  return ${memo(define)} = ${code};`,
    '}',
    '',
  ];
}

export function plainOperation(writing: Writing, operation: Operation): readonly string[] {
  return writeOperation(writing, operation).lines;
}

/** Like plainOperation, with the emitter that wrote it. */
export function writeOperation(writing: Writing, operation: Operation): { lines: readonly string[]; emitter: Emitter } {
  const emitter = new Emitter(writing.setup, operation.library, operation.name, operation.line);
  const names = operation.operands.map((operand) => {
    const value = emitter.plain(emitter.fresh('a'), operand.type);
    return [scopeName('OperandRef', operand.name), value] as const;
  });
  const code = emitter.within(names, () => emitter.code(operation.expression));
  writing.faults.push(...emitter.faults);
  const lines = [
    `// ${operation.library} line ${operation.line}: function "${operation.name}"`,
    `function ${operation.js}(${names.map(([, value]) => value.code).join(', ')}) {`,
    ...emitter.finish().map((line) => `  ${line}`),
    `  return ${code};`,
    '}',
    '',
  ];
  return { lines, emitter };
}

function tracedDefine(writing: Writing, define: Define): readonly string[] {
  return [
    heading(define),
    `function trace_${define.js}() {`,
    `  if (${memo(define)} !== undefined) return ${memo(define)};`,
    ...tracedBody(writing, define).map((line) => `  ${line}`),
    '}',
    '',
  ];
}

function tracedBody(writing: Writing, define: Define): readonly string[] {
  const own = memo(define);
  const trace = writing.setup.pool.use('trace');
  if (define.fact >= 0) return [`return ${own} = ${writing.setup.pool.use('traceFact')}(${define.js}(), ${define.fact});`];
  if (!writing.analysis.restsOnFacts(define.expression, define.library)) {
    return [`return ${own} = ${trace}(${define.js}(), null, null);`];
  }
  const emitter = new Emitter(writing.setup, define.library, define.name, define.line);
  const value = emitter.value(define.expression);
  return [...emitter.finish(), `return ${own} = ${tracedResult(trace, value)};`];
}

function tracedOperation(writing: Writing, operation: Operation): readonly string[] {
  const emitter = new Emitter(writing.setup, operation.library, operation.name, operation.line);
  const names = operation.operands.map((operand) => {
    const code = emitter.fresh('a');
    const value: Value = { code, type: operand.type, loose: false, known: `${code}k`, unknown: `${code}u` };
    return [scopeName('OperandRef', operand.name), value] as const;
  });
  const value = emitter.within(names, () => emitter.value(operation.expression));
  return [
    `function trace_${operation.js}(${names.flatMap(([, v]) => [v.code, v.known, v.unknown]).join(', ')}) {`,
    ...emitter.finish().map((line) => `  ${line}`),
    `  return ${tracedResult(writing.setup.pool.use('trace'), value)};`,
    '}',
    '',
  ];
}

function tracedResult(trace: string, value: Value): string {
  return `${trace}(${strict(value)}, ${value.known ?? 'null'}, ${value.unknown ?? 'null'})`;
}
