/** Puts libraries together: every define, function, parameter and code gets its place, every reference its target. */

import type { ElmDefinition, ElmNode } from '../elm/elm.ts';
import { type CqlType, specifiedType, typeOf, writeType } from '../elm/types.ts';
import { lineOf } from '../elm/walk.ts';
import type { ElmLibrary } from '../translation/types.ts';
import { Names } from './names.ts';

export type Define = {
  readonly id: number;
  readonly library: string;
  readonly name: string;
  readonly type: CqlType;
  readonly expression: ElmNode;
  readonly line: number;
  readonly js: string;
  /** The bit of this define in the sets of an explanation; -1 for a define that is no leaf fact. */
  readonly fact: number;
};

export type Operation = {
  readonly library: string;
  readonly name: string;
  readonly operands: readonly { readonly name: string; readonly type: CqlType }[];
  readonly expression: ElmNode;
  readonly line: number;
  readonly js: string;
};

export type Parameter = {
  readonly id: number;
  readonly library: string;
  readonly name: string;
  readonly type: CqlType;
  readonly fallback: ElmNode | null;
  readonly line: number;
  readonly js: string;
};

export type Coding = { readonly system: string; readonly code: string; readonly display: string | null };

/** All libraries of a programme, linked. Lookups take the library that asks and the alias it uses. */
export type Linked = {
  readonly defines: readonly Define[];
  readonly operations: readonly Operation[];
  readonly parameters: readonly Parameter[];
  readonly facts: readonly Define[];
  define(from: string, alias: string | undefined, name: string): Define | null;
  operation(from: string, alias: string | undefined, name: string, types: readonly CqlType[]): Operation | null;
  parameter(from: string, alias: string | undefined, name: string): Parameter | null;
  code(from: string, alias: string | undefined, name: string): Coding | null;
  concept(from: string, alias: string | undefined, name: string): readonly Coding[] | null;
  codeSystem(from: string, alias: string | undefined, name: string): string | null;
};

/** Links libraries that come in dependency order; `facts` names the libraries whose defines are leaf facts. */
export function link(libraries: readonly ElmLibrary[], facts: readonly string[]): Linked {
  const names = new Names();
  const defines: Define[] = [];
  const leaves: Define[] = [];
  const operations: Operation[] = [];
  const parameters: Parameter[] = [];
  const defineAt = new Map<string, Define>();
  const operationsAt = new Map<string, Operation[]>();
  const parameterAt = new Map<string, Parameter>();
  const codeAt = new Map<string, Coding>();
  const conceptAt = new Map<string, readonly Coding[]>();
  const systemAt = new Map<string, string>();
  const aliases = new Map<string, string>();

  for (const { name: library, elm } of libraries) {
    const root = elm.library;
    const at = (name: string): string => key(library, name);
    for (const include of root.includes?.def ?? []) aliases.set(at(include.localIdentifier), include.path);
    for (const system of root.codeSystems?.def ?? []) systemAt.set(at(system.name), system.id);
    for (const code of root.codes?.def ?? []) {
      const owner = code['codeSystem'] as ElmNode | undefined;
      const system = systemAt.get(resolve(library, owner?.['libraryName'], owner?.['name'] as string)) ?? '';
      codeAt.set(at(code.name), { system, code: code.id, display: (code['display'] as string | undefined) ?? null });
    }
    for (const concept of root.concepts?.def ?? []) {
      const refs = (concept['code'] ?? []) as readonly ElmNode[];
      const codes = refs.flatMap((ref) => codeAt.get(resolve(library, ref['libraryName'], ref['name'] as string)) ?? []);
      conceptAt.set(at(concept.name), codes);
    }
    for (const parameter of root.parameters?.def ?? []) {
      const own: Parameter = {
        id: parameters.length,
        library,
        name: parameter.name,
        type: typeOf(parameter),
        fallback: (parameter['default'] as ElmNode | undefined) ?? null,
        line: lineOf(parameter) ?? 1,
        js: names.take(`${parameter.name}_parameter`),
      };
      parameters.push(own);
      parameterAt.set(at(parameter.name), own);
    }
    for (const statement of root.statements?.def ?? []) addStatement(library, statement);
  }

  return {
    defines,
    operations,
    parameters,
    facts: leaves,
    define: (from, alias, name) => defineAt.get(resolve(from, alias, name)) ?? null,
    operation: (from, alias, name, types) => choose(operationsAt.get(resolve(from, alias, name)) ?? [], types),
    parameter: (from, alias, name) => parameterAt.get(resolve(from, alias, name)) ?? null,
    code: (from, alias, name) => codeAt.get(resolve(from, alias, name)) ?? null,
    concept: (from, alias, name) => conceptAt.get(resolve(from, alias, name)) ?? null,
    codeSystem: (from, alias, name) => systemAt.get(resolve(from, alias, name)) ?? null,
  };

  function addStatement(library: string, statement: ElmDefinition): void {
    const expression = statement.expression;
    if (expression === undefined) return;
    const common = { library, name: statement.name, expression, line: lineOf(statement) ?? 1 };
    const js = names.take(`${library}_${statement.name}`);
    if (statement.type === 'FunctionDef') {
      const operands = ((statement['operand'] ?? []) as readonly ElmNode[]).map((operand) => ({
        name: operand['name'] as string,
        type: specifiedType(operand['operandTypeSpecifier'] as ElmNode),
      }));
      const own: Operation = { ...common, operands, js };
      operations.push(own);
      const overloads = operationsAt.get(key(library, statement.name)) ?? [];
      operationsAt.set(key(library, statement.name), [...overloads, own]);
      return;
    }
    const isFact = facts.includes(library) && statement.name !== 'Patient';
    const own: Define = {
      ...common,
      id: defines.length,
      type: typeOf(statement.resultTypeName || statement.resultTypeSpecifier ? statement : expression),
      js,
      fact: isFact ? leaves.length : -1,
    };
    if (isFact) leaves.push(own);
    defines.push(own);
    defineAt.set(key(library, statement.name), own);
  }

  function resolve(from: string, alias: unknown, name: string): string {
    return key(typeof alias === 'string' ? (aliases.get(key(from, alias)) ?? alias) : from, name);
  }
}

function key(library: string, name: string): string {
  return `${library}\0${name}`;
}

/** Chooses the overload whose operands are written as the arguments are; a lone candidate of the right size is it. */
function choose(candidates: readonly Operation[], types: readonly CqlType[]): Operation | null {
  const fitting = candidates.filter((c) => c.operands.length === types.length);
  if (fitting.length < 2) return fitting[0] ?? null;
  const written = types.map(writeType);
  return fitting.find((c) => c.operands.every((o, i) => writeType(o.type) === written[i])) ?? null;
}
