/** A compiled programme: index citizens, evaluate them, explain their answers. */

import { ROWS } from '../compile/batch.ts';
import type { Generated } from '../compile/generate.ts';
import { type Define, type Linked, link } from '../compile/link.ts';
import { writeType } from '../elm/types.ts';
import { EngineError } from '../errors.ts';
import { dateTimeReader } from '../runtime/conversion.ts';
import { members, type Traced } from '../runtime/fact-sets.ts';
import { plainly } from '../runtime/lazy-tuple.ts';
import type { ElmLibrary } from '../translation/types.ts';
import { type Asked, askColumns, openColumns } from './columns.ts';
import { type Columns, type DateTimeReader, type Forms, generateForms, lazily, type Plain, type TracedForm } from './forms.ts';
import { type Parameters, parameterReader, type ReadParameters } from './parameters.ts';
import { type FhirResource, type PatientIndex, patientIndexer, readBundle } from './patient-index.ts';

/** A define by library and name. */
export type DefineRef = { readonly library: string; readonly name: string };

/** Why a value is what it is: the leaf facts it rests on and those that leave it open, as `Library.define`. */
export type DefineSupport = {
  readonly value: unknown;
  readonly known: readonly string[];
  readonly unknown: readonly string[];
};

/** Evaluates one citizen, values in the order asked; parameters given here stand over the evaluator's for this citizen alone. */
export type Evaluate = (patient: PatientIndex, parameters?: Parameters) => unknown[];

/** Explains defines of one citizen; what they share is evaluated once. */
export type Explainer = { explain(define: DefineRef): DefineSupport };

export type CompileOptions = {
  /** Names of the libraries whose defines are the leaf facts of explanations. */
  readonly facts: readonly string[];
};

export type Program = {
  readonly defines: readonly { readonly library: string; readonly name: string; readonly type: string }[];
  readonly parameters: readonly {
    readonly library: string;
    readonly name: string;
    readonly type: string;
    readonly default: unknown;
  }[];
  /** The generated JavaScript, plain and traced. */
  readonly source: string;
  index(resources: Iterable<FhirResource>): PatientIndex;
  indexJson(text: string): PatientIndex;
  evaluator(defines: readonly DefineRef[], parameters: Parameters): Evaluate;
  evaluateMany(
    defines: readonly DefineRef[],
    parameters: Parameters,
    patients: Iterable<PatientIndex>,
  ): Generator<unknown[], void, undefined>;
  explain(define: DefineRef, patient: PatientIndex, parameters: Parameters): DefineSupport;
  explainer(patient: PatientIndex, parameters: Parameters): Explainer;
};

/** What one run over many citizens needs for itself while it lasts. */
type BatchForms = { readonly fixed: Plain; readonly form: Columns };

/** A list of defines as batches are asked it. */
type BatchQuestion = {
  readonly asked: Asked;
  readonly structured: readonly number[];
  readonly newForms: () => BatchForms;
  /** Kept, because code that has run before is faster than code made anew. */
  readonly idle: BatchForms[];
};

/** Compiles libraries given in dependency order; throws RYG_ENGINE_UNSUPPORTED naming everything it cannot compile. */
export function compile(libraries: readonly ElmLibrary[], options: CompileOptions): Program {
  const linked = link(libraries, options.facts);
  const { plain, forms } = generateForms(linked);
  return assemble(linked, plain, forms);
}

function assemble(linked: Linked, plain: Generated, forms: Forms): Program {
  const tuples = forms.tuples();
  const index = patientIndexer(plain.pool.keys, tuples.makers);
  const ids = new Map(linked.defines.map((define) => [`${define.library}\0${define.name}`, define.id]));
  const factNames = linked.facts.map((fact) => `${fact.library}.${fact.name}`);
  const readers = new Map<number, DateTimeReader>();
  const base = forms.plain();
  const defaults = (offset: number): readonly unknown[] => {
    base.configure([], offset, readerFor(offset));
    return base.defaults();
  };
  const read = parameterReader(linked.parameters, defaults);
  const fallbacks = defaults(60);
  const questions = new WeakMap<readonly DefineRef[], BatchQuestion>();
  // One for all explainers, who take turns.
  const explaining = lazily(() => {
    const form = forms.plain();
    return { form, tracing: forms.traced(form) };
  });
  let explained: Explainer | null = null;

  return {
    defines: linked.defines.map(({ library, name, type }) => ({ library, name, type: writeType(type) })),
    parameters: linked.parameters.map(({ library, name, type }, i) => ({
      library,
      name,
      type: writeType(type),
      default: fallbacks[i],
    })),
    get source() {
      return forms.source();
    },
    index,
    indexJson: (text) => index(readBundle(text)),
    evaluator,
    evaluateMany,
    explainer,
    explain: (define, patient, parameters) => explainer(patient, parameters).explain(define),
  };

  function evaluator(defines: readonly DefineRef[], parameters: Parameters): Evaluate {
    const form = forms.plain();
    const own = read(parameters);
    let current = own;
    configure(form, own);
    const asked = defines.map((define) => form.defines[idOf(define)] as () => unknown);
    const size = asked.length;
    const structured = structuredAmong(defines);
    return (patient, other) => {
      const wanted = other === undefined ? own : read(other, own);
      if (wanted !== current) {
        configure(form, wanted);
        current = wanted;
      }
      enter(current);
      form.begin(patient);
      const values = new Array<unknown>(size);
      for (let i = 0; i < size; i++) values[i] = (asked[i] as () => unknown)();
      for (const i of structured) values[i] = plainly(values[i]);
      return values;
    };
  }

  function* evaluateMany(
    defines: readonly DefineRef[],
    parameters: Parameters,
    patients: Iterable<PatientIndex>,
  ): Generator<unknown[], void, undefined> {
    const question = batchQuestion(defines);
    const own = question.idle.pop() ?? question.newForms();
    const { fixed, form } = own;
    const given = read(parameters);
    configure(fixed, given);
    configure(form, given);
    enter(given);
    const answer = openColumns(form, question.asked, (id) => fixed.defines[id]?.());
    const answerAll = (batch: readonly PatientIndex[]): readonly unknown[][] => {
      enter(given);
      const all = answer(batch);
      for (const values of all) for (const i of question.structured) values[i] = plainly(values[i]);
      return all;
    };
    let batch: PatientIndex[] = [];
    try {
      for (const patient of patients) {
        if (batch.push(patient) < ROWS) continue;
        for (const values of answerAll(batch)) yield values;
        batch = [];
      }
      for (const values of answerAll(batch)) yield values;
    } finally {
      question.idle.push(own);
    }
  }

  function batchQuestion(defines: readonly DefineRef[]): BatchQuestion {
    const known = questions.get(defines);
    if (known !== undefined) return known;
    const { reads, holders } = forms.generatedColumns();
    const asked = askColumns(
      reads,
      defines.map((define) => holders[idOf(define)] as number),
    );
    const columns = lazily(() => forms.columns(asked.order));
    const newForms = (): BatchForms => {
      const fixed = forms.plain();
      return { fixed, form: columns()(fixed) };
    };
    const question = { asked, structured: structuredAmong(defines), newForms, idle: [] };
    questions.set(defines, question);
    return question;
  }

  function explainer(patient: PatientIndex, parameters: Parameters): Explainer {
    const given = read(parameters);
    const own: Explainer = {
      explain(define) {
        const { form, tracing } = explaining();
        enter(given);
        if (explained !== own) {
          explained = own;
          configure(form, given);
          configure(tracing, given);
          form.begin(patient);
          tracing.begin(patient);
        }
        const { value, known, unknown } = (tracing.defines[idOf(define)] as () => Traced)();
        return { value: plainly(value), known: namesOf(known), unknown: namesOf(unknown) };
      },
    };
    return own;
  }

  /** The places of those defines whose values may hold tuples. */
  function structuredAmong(defines: readonly DefineRef[]): readonly number[] {
    return defines.flatMap((define, i) => (writeType((linked.defines[idOf(define)] as Define).type).includes('Tuple{') ? [i] : []));
  }

  function namesOf(set: Traced['known']): readonly string[] {
    return members(set).map((fact) => factNames[fact] ?? '');
  }

  function configure(form: Plain | TracedForm | Columns, { values, offset }: ReadParameters): void {
    form.configure(values, offset, readerFor(offset));
  }

  /** Before anything of a citizen is read. */
  function enter({ offset }: ReadParameters): void {
    tuples.at(offset, readerFor(offset));
  }

  function readerFor(offset: number): DateTimeReader {
    const known = readers.get(offset);
    if (known !== undefined) return known;
    const reader = dateTimeReader(offset);
    readers.set(offset, reader);
    return reader;
  }

  function idOf(define: DefineRef): number {
    const id = ids.get(`${define.library}\0${define.name}`);
    if (id === undefined) {
      throw new EngineError('RYG_ENGINE_UNKNOWN_DEFINE', `No library ${define.library} defines "${define.name}".`);
    }
    return id;
  }
}
