/** The CQL-to-ELM translator made ready: model info, units and the sources it may include. Imported only when needed. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ElmRoot } from '../elm/elm.ts';
import { EngineError } from '../errors.ts';
import type { OrderedSource } from './order.ts';
import type { CqlFault } from './types.ts';

type TranslatorFault = {
  readonly type: string;
  readonly startLine?: number;
  readonly startChar?: number;
  readonly message?: string;
  readonly errorSeverity?: string;
};

/** Opens a translator over these sources; the returned function translates one of them. */
export async function openTranslator(
  sources: readonly OrderedSource[],
): Promise<(source: OrderedSource) => { elm: ElmRoot; faults: CqlFault[] }> {
  const require = createRequire(import.meta.url);
  // The translator's compiled Kotlin looks for a CommonJS `require` while it loads.
  (globalThis as { require?: unknown }).require ??= require;
  const toElm = await import('@cqframework/cql/cql-to-elm');
  const { SystemModelInfoProvider } = await import('@cqframework/cql/cql');
  const models = new toElm.ModelManager();
  models.modelInfoLoader.registerModelInfoProvider(new SystemModelInfoProvider());
  models.modelInfoLoader.registerModelInfoProvider(
    toElm.createModelInfoProvider((id, _system, version) =>
      id === 'FHIR' && (version ?? '4.0.1') === '4.0.1' ? toElm.stringAsSource(fhirModelInfo(require)) : null,
    ),
  );
  const options = new toElm.CqlCompilerOptions();
  const flags = toElm.CqlCompilerOptions.Options;
  options.setOptions([flags.EnableLocators, flags.EnableResultTypes, flags.DisableListDemotion, flags.DisableListPromotion]);
  const manager = new toElm.LibraryManager(models, options, undefined, unitService(require, toElm.createUcumService));
  const texts = new Map(sources.map((source) => [source.name, source.text]));
  manager.librarySourceLoader.registerProvider(
    toElm.createLibrarySourceProvider((name) => {
      const text = texts.get(name);
      return text === undefined ? null : toElm.stringAsSource(text);
    }),
  );
  return (source) => {
    const translator = quietly(() => toElm.CqlTranslator.fromText(source.text, manager));
    const elm = JSON.parse(translator.toJson()) as ElmRoot;
    return { elm, faults: faultsOf(source, elm, translator.exceptions.asJsReadonlyArrayView()) };
  };
}

/** The translator writes errors into the ELM as annotations and still returns it; any it did not place is kept too. */
function faultsOf(
  source: OrderedSource,
  elm: ElmRoot,
  exceptions: readonly { message?: string | null; severity: { name: string } }[],
): CqlFault[] {
  const annotations = (elm.library.annotation ?? []) as readonly TranslatorFault[];
  const faults: CqlFault[] = [];
  for (const found of annotations) {
    if (found.type !== 'CqlToElmError' || found.errorSeverity === 'info') continue;
    faults.push({
      file: source.file,
      library: source.name,
      line: found.startLine ?? 1,
      column: found.startChar ?? 1,
      message: found.message ?? 'Unknown fault.',
      severity: found.errorSeverity === 'warning' ? 'warning' : 'error',
    });
  }
  for (const exception of exceptions) {
    const message = exception.message ?? 'Unknown fault.';
    if (exception.severity.name !== 'Error' || faults.some((f) => f.message === message)) continue;
    faults.push({ file: source.file, library: source.name, line: 1, column: 1, message, severity: 'error' });
  }
  return faults;
}

function fhirModelInfo(require: NodeJS.Require): string {
  return readFileSync(require.resolve('cql-exec-fhir/lib/modelInfos/fhir-modelinfo-4.0.1.xml'), 'utf8');
}

type UnitChecker = { validateUnitString(unit: string): { status: string; msg?: readonly string[] } };

function unitService<T>(
  require: NodeJS.Require,
  create: (
    convert: (value: string, from: string, to: string) => string,
    validate: (unit: string) => string | null,
    multiply: () => never,
    divide: () => never,
  ) => T,
): T {
  let checker: UnitChecker | null = null;
  const refuse = (): never => {
    throw new EngineError('RYG_ENGINE_TRANSLATOR', 'Units are only checked, never converted, during translation.');
  };
  const validate = (unit: string): string | null => {
    checker ??= (require('@lhncbc/ucum-lhc') as { UcumLhcUtils: { getInstance(): UnitChecker } }).UcumLhcUtils.getInstance();
    const result = checker.validateUnitString(unit);
    return result.status === 'valid' ? null : (result.msg?.join(' ') ?? `Unknown unit ${unit}.`);
  };
  return create(refuse, validate, refuse, refuse);
}

/** The translator's logger greets on standard output the first time; answers are printed there, so it is kept still. */
function quietly<T>(work: () => T): T {
  const write = process.stdout.write;
  process.stdout.write = () => true;
  try {
    return work();
  } finally {
    process.stdout.write = write;
  }
}
