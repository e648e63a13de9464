/** A programme version as it lies in its folder: manifest, numbers, tables, rules, words and CQL, read once. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CqlSource } from '@rygforloeb/engine';
import { parse } from 'yaml';
import { type DecisionFrame, decisionsLibrary } from './generate-cql/decisions.ts';
import { findingsLibrary } from './generate-cql/findings.ts';
import { type ParameterDefinition, parametersLibrary } from './generate-cql/parameters.ts';
import { rolesLibrary } from './generate-cql/roles.ts';
import { type Roles, readRoles } from './roles.ts';
import { type DispositionRules, readRules } from './rules.ts';
import { loadVocabulary, type Vocabulary } from './vocabulary.ts';

/** Who made the programme, which version it is, what it rests on and how it is framed. */
export interface Manifest extends DecisionFrame {
  readonly id: string;
  readonly version: string;
  readonly status: string;
  readonly title: { readonly da: string; readonly en: string };
  readonly publisher: string;
  readonly validity: { readonly from: string | null; readonly to: string | null; readonly note?: string };
  readonly acceptedAmendments: readonly string[];
  readonly sources: readonly { readonly document: string; readonly title: string; readonly publisher: string; readonly status: string }[];
}

/** Everything that decides: words, numbers, tables and rules, and the hand-written CQL. */
export interface ProgrammeFiles {
  readonly directory: string;
  readonly manifest: Manifest;
  readonly vocabulary: Vocabulary;
  readonly parameters: readonly ParameterDefinition[];
  readonly roles: Roles;
  readonly dispositions: readonly DispositionRules[];
  readonly handwritten: readonly CqlSource[];
}

/** Reads the folder of one programme version; throws where the vocabulary contradicts itself. */
export function readProgrammeFiles(directory: string): ProgrammeFiles {
  const yaml = (name: string): unknown => parse(readFileSync(join(directory, name), 'utf8'));
  return {
    directory,
    manifest: yaml('manifest.yaml') as Manifest,
    vocabulary: loadVocabulary(directory),
    parameters: yaml('parameters.yaml') as readonly ParameterDefinition[],
    roles: readRoles(join(directory, 'roles.yaml')),
    dispositions: readRules(join(directory, 'dispositions')),
    handwritten: readCql(join(directory, 'cql')),
  };
}

/** The CQL of a programme: what is generated of its data, and what is written by hand. */
export function cqlSources(files: ProgrammeFiles): readonly CqlSource[] {
  return [
    parametersLibrary(files.parameters, files.vocabulary.municipalities),
    rolesLibrary(files.roles),
    findingsLibrary(files.vocabulary.findings.values()),
    ...files.handwritten,
    decisionsLibrary(
      files.dispositions,
      files.manifest,
      files.handwritten.map((source) => source.name),
    ),
  ];
}

function readCql(folder: string): readonly CqlSource[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.cql'))
    .sort()
    .map((name) => ({ name: name.slice(0, -'.cql'.length), file: `cql/${name}`, text: readFileSync(join(folder, name), 'utf8') }));
}
