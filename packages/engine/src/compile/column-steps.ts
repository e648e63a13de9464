/** Writes the steps of the form in columns: one for each define, and one for each Boolean in them that is no connective. */

import type { ElmNode } from '../elm/elm.ts';
import { isSystem } from '../elm/types.ts';
import { WORDS } from './batch.ts';
import { Emitter, type EmitterSetup } from './emitter.ts';
import { heading } from './generate.ts';
import type { Define, Operation } from './link.ts';
import { targetOf } from './references.ts';
import { isChoice, isConnective, isUnknown, type TruthSite, truthOf, waysOf } from './truth.ts';

/** What a step reads, directly or through functions: other steps, and slots of the index. */
export type Reads = { readonly steps: ReadonlySet<number>; readonly slots: ReadonlySet<number> };

/** A step as written, for the word `w` of a batch: it fills `yes` and `no`, or the column of this name. */
export type Step = { readonly column: string | null; readonly lines: readonly string[]; readonly reads: Reads };

/** Steps by number: a define's is its id, terms come after. */
export type Steps = {
  readonly written: (Step | undefined)[];
  /** Statements for the Booleans that are the same for every citizen. */
  readonly fixed: string[];
  /** Defines and terms. */
  readonly size: number;
};

type Body = { readonly lines: readonly string[]; readonly code: string; readonly reads: Reads };

/** Writes the steps of all defines that differ between citizens; `emitterOf` tells what functions read. */
export function writeSteps(setup: EmitterSetup, emitterOf: ReadonlyMap<Operation, Emitter>): Steps {
  const { defines } = setup.linked;
  const written: (Step | undefined)[] = [];
  const fixed: string[] = [];
  const terms = new Map<string, number>();
  const isStep = ({ expression, library }: Define): boolean => setup.analysis.restsOnPatient(expression, library);
  for (const define of defines) if (isStep(define)) written[define.id] = stepOf(define);
  return { written, fixed, size: defines.length + terms.size };

  function stepOf(define: Define): Step {
    const { id, js, expression } = define;
    if (!isSystem(define.type, 'Boolean')) {
      const body = isChoice(expression) ? choice(define) : rowByRow(define);
      return { column: js, reads: body.reads, lines: columnStep(define, body) };
    }
    if (!isConnective(expression)) return truthStep(define, id, bodyOf(define, expression));
    const site = openSite(define);
    const { yes, no } = truthOf(site, expression);
    return { column: null, reads: site.reads, lines: step(define, [...site.lines, ...settle(id, yes, no)]) };
  }

  function openSite(define: Define): TruthSite & { readonly lines: string[]; readonly reads: { steps: Set<number>; slots: Set<number> } } {
    const lines: string[] = [];
    const reads = { steps: new Set<number>(), slots: new Set<number>() };
    return {
      lines,
      reads,
      hold(code) {
        const name = `b${lines.length + 1}`;
        lines.push(`const ${name} = ${code};`);
        return name;
      },
      term(node) {
        const id = numberOf(define, node);
        reads.steps.add(id);
        return { yes: word('yes', id), no: word('no', id) };
      },
    };
  }

  /** The number under which a Boolean's two integers stand; writes its step at the first asking. */
  function numberOf(define: Define, node: ElmNode): number {
    const target = node.type === 'ExpressionRef' ? targetOf(setup.linked, define.library, node) : null;
    if (target !== null && isStep(target)) return target.id;
    const differs = setup.analysis.restsOnPatient(node, define.library);
    const body = bodyOf(define, node);
    const key = [...body.lines, body.code].join('\n');
    const known = terms.get(key);
    if (known !== undefined) return known;
    const id = defines.length + terms.size;
    terms.set(key, id);
    if (differs) written[id] = truthStep(define, id, body);
    else {
      const always = (truth: string): string => `-(value === ${truth}), ${id * WORDS}, ${(id + 1) * WORDS}`;
      const lines = [...body.lines, `const value = ${body.code};`, `yes.fill(${always('true')});`, `no.fill(${always('false')});`];
      fixed.push('{', ...indent(lines), '}');
    }
    return id;
  }

  function bodyOf(define: Define, node: ElmNode): Body {
    const emitter = new Emitter(setup, define.library, define.name, define.line, 'i');
    const code = emitter.code(node);
    // Functions read the row at hand from a variable of the whole form.
    const setsRow = emitter.uses.operations.size > 0 && setup.analysis.restsOnPatient(node, define.library);
    const lines = [...(setsRow ? ['row = i;'] : []), ...emitter.finish()];
    return { lines, code, reads: readsOf(emitter) };
  }

  function rowByRow(define: Define): Body {
    const { lines, code, reads } = bodyOf(define, define.expression);
    return { lines: eachRow('todo', [...lines, ...put(define.js, code)]), code, reads };
  }

  /** A choice between values: conditions for all rows at once, then each way for the rows that take it. */
  function choice(define: Define): Body {
    const site = openSite(define);
    const assign = (node: ElmNode, rows: string): void => {
      if (isChoice(node)) {
        const { ways, otherwise } = waysOf(node);
        let left = rows;
        for (const [when, then] of ways) {
          const { yes } = truthOf(site, when);
          assign(then, site.hold(`${left} & ${yes}`));
          left = site.hold(`${left} & ~${yes}`);
        }
        assign(otherwise, left);
        return;
      }
      const body = bodyOf(define, node);
      if (node.type === 'Literal' || isUnknown(node)) {
        site.lines.push(`if (${define.js}$ !== ${body.code}) { setRows(${define.js}, w, ${rows}, ${body.code}); now |= ${rows}; }`);
        return;
      }
      for (const step of body.reads.steps) site.reads.steps.add(step);
      for (const slot of body.reads.slots) site.reads.slots.add(slot);
      site.lines.push(...eachRow(`${rows} & todo`, [...body.lines, ...put(define.js, body.code)]));
    };
    assign(define.expression, '-1');
    return { lines: site.lines, code: '', reads: site.reads };
  }

  function readsOf(emitter: Emitter): Reads {
    const reads = { steps: new Set<number>(), slots: new Set<number>() };
    const seen = new Set<Emitter>();
    const visit = (one: Emitter): void => {
      if (seen.has(one)) return;
      seen.add(one);
      for (const id of one.uses.defines) if (isStep(defines[id] as Define)) reads.steps.add(id);
      for (const slot of one.uses.slots) reads.slots.add(slot);
      for (const operation of one.uses.operations) visit(emitterOf.get(operation) as Emitter);
    };
    visit(emitter);
    return reads;
  }
}

function truthStep(define: Define, id: number, { lines, code, reads }: Body): Step {
  const tell = [`const value = ${code};`, 'if (value === true) t |= 1 << i;', 'else if (value === false) f |= 1 << i;'];
  const all = [
    `const todo = ${todo(reads)};`,
    `let t = restYes[${id}] & ~todo, f = restNo[${id}] & ~todo;`,
    ...eachRow('todo', [...lines, ...tell]),
    ...settle(id, 't', 'f'),
  ];
  return { column: null, reads, lines: step(define, all) };
}

/** A step that fills a column: rows that differed in the batch before go back to rest first. */
function columnStep(define: Define, { lines, reads }: Body): readonly string[] {
  const { id, js } = define;
  const changed = word('changed', id);
  return step(define, [
    `const todo = ${todo(reads)};`,
    `if (${changed} !== 0) setRows(${js}, w, ${changed}, ${js}$);`,
    'let now = 0;',
    'if (todo !== 0) {',
    ...indent(lines),
    '}',
    `${changed} = now;`,
  ]);
}

function step(define: Define, lines: readonly string[]): readonly string[] {
  return [heading(define), '{', ...indent(lines), '}'];
}

/** The word at hand of one of the arrays that hold bits. */
function word(array: string, id: number): string {
  return `${array}[${id * WORDS} + w]`;
}

function todo({ steps, slots }: Reads): string {
  return ['always', ...[...steps].map((id) => word('changed', id)), ...[...slots].map((slot) => word('filled', slot))].join(' | ');
}

function put(js: string, code: string): readonly string[] {
  return [`const value = ${code};`, `${js}[i] = value;`, `if (value !== ${js}$) now |= 1 << i;`];
}

function settle(id: number, yes: string, no: string): readonly string[] {
  return [
    `const y = ${yes}, n = ${no};`,
    `${word('yes', id)} = y;`,
    `${word('no', id)} = n;`,
    `${word('changed', id)} = (y ^ restYes[${id}]) | (n ^ restNo[${id}]);`,
  ];
}

function eachRow(rows: string, lines: readonly string[]): readonly string[] {
  return [
    `for (let rest = ${rows}; rest !== 0; rest &= rest - 1) {`,
    '  const i = (w << 5) + 31 - Math.clz32(rest & -rest);',
    ...indent(lines),
    '}',
  ];
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
