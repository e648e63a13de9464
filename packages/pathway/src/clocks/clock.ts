/** The time windows of the programme, read from `clocks.yaml` with the numbers of the parameters they name. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgrammeFiles } from '@rygforloeb/decision';
import { parse } from 'yaml';
import { ProgrammeFileError } from '../programme-file-error.ts';
import { isPlace, type Place } from '../worklist/worklist-rules.ts';

/** A length of time. Hours pass; days, weeks and months are counted on the calendar in Copenhagen. */
export interface Span {
  readonly length: number;
  readonly unit: 'hours' | 'days' | 'weeks' | 'months';
  /** From the day after. */
  readonly exclusive?: boolean;
}

export interface Clock {
  readonly id: string;
  readonly da: string;
  readonly en: string;
  readonly event: string;
  /** Actors whose turn it is. */
  readonly owner: readonly string[];
  readonly then: { readonly da: string; readonly en: string };
  readonly source: readonly string[];
  /** The number is a local setting; the source has words only. */
  readonly local: boolean;
  readonly opens?: Span;
  /** `start` = on the start itself. */
  readonly due?: Span | 'start';
  /** Late is overdue; without it, late is a soft prompt and no more. */
  readonly canBeOverdue: boolean;
  readonly limit?: Span;
  readonly every?: Span;
  /** Counted in sessions or visits instead of time: may be done from the one, should be done at the other. */
  readonly counts?: { readonly opens?: number; readonly due?: number };
  /** It shows something and asks nobody to act: no task is made of it. */
  readonly informs: boolean;
  /** The part of the workspace in which it is done. */
  readonly doneIn: Place;
}

interface WrittenWindow {
  readonly parameter?: string;
  readonly unit?: string;
  readonly at?: 'start';
  readonly exclusive?: boolean;
}

interface WrittenClock extends Pick<Clock, 'id' | 'da' | 'en' | 'owner' | 'then' | 'source' | 'local'> {
  readonly start: { readonly event: string };
  readonly opens?: WrittenWindow;
  readonly due?: WrittenWindow;
  readonly limit?: WrittenWindow;
  readonly every?: WrittenWindow;
  readonly overdue?: { readonly after: string };
  readonly informs?: boolean;
  readonly doneIn?: string;
}

const countedUnits: ReadonlySet<string> = new Set(['sessions', 'visit']);
const units: Readonly<Record<string, Span['unit']>> = {
  hours: 'hours',
  day: 'days',
  days: 'days',
  weeks: 'weeks',
  months: 'months',
};

/** The clocks that run for a citizen. Not among them: those of bodies that have to do with no citizen. Throws ProgrammeFileError. */
export function readClocks({
  directory,
  parameters,
  vocabulary,
}: Pick<ProgrammeFiles, 'directory' | 'parameters' | 'vocabulary'>): readonly Clock[] {
  const yaml = (name: string): unknown => parse(readFileSync(join(directory, name), 'utf8'));
  const { clocks } = yaml('clocks.yaml') as { readonly clocks: readonly WrittenClock[] };
  const own = (yaml('clock-parameters.yaml') as { readonly parameters: readonly { readonly name: string; readonly value: unknown }[] })
    .parameters;
  const values = new Map<string, unknown>([...parameters, ...own].map(({ name, value }) => [name, value]));
  const problems: string[] = [];
  const read = clocks.flatMap((written): Clock[] => {
    const windows = [written.opens, written.due, written.limit, written.every].filter((window) => window !== undefined);
    const isTimed = windows.every(({ at, unit = '' }) => at === 'start' || unit in units);
    const isCounted = windows.every(({ unit = '' }) => countedUnits.has(unit));
    const isOfNoActor = written.owner.length > 0 && !written.owner.some((actor) => vocabulary.actors.has(actor));
    if (windows.length === 0 || !(isTimed || isCounted) || isOfNoActor) return [];
    const spanOf = (window: WrittenWindow): Span => {
      const length = values.get(window.parameter ?? '');
      if (typeof length !== 'number') problems.push(`${written.id}: no number ${window.parameter}`);
      return { length: Number(length), unit: units[window.unit ?? ''] ?? 'days', ...(window.exclusive === true && { exclusive: true }) };
    };
    for (const actor of written.owner) if (!vocabulary.actors.has(actor)) problems.push(`${written.id}: unknown owner ${actor}`);
    const { id, da, en, owner, then, source, local, informs = false, opens, due, limit, every } = written;
    const doneIn = written.doneIn ?? 'overview';
    if (!isPlace(doneIn)) {
      problems.push(`${id}: done in no part of the workspace: ${doneIn}`);
      return [];
    }
    const shared = { id, da, en, owner, then, source, local, informs, doneIn, event: written.start.event };
    if (isCounted) {
      const number = (window: WrittenWindow | undefined) => window && spanOf(window).length;
      const counted = { opens: number(opens), due: number(due) };
      const known = Object.fromEntries(Object.entries(counted).filter(([, value]) => value !== undefined));
      return [{ ...shared, canBeOverdue: false, counts: known }];
    }
    return [
      {
        ...shared,
        canBeOverdue: written.overdue?.after === 'due',
        ...(opens !== undefined && { opens: spanOf(opens) }),
        ...(due !== undefined && { due: due.at === 'start' ? 'start' : spanOf(due) }),
        ...(limit !== undefined && { limit: spanOf(limit) }),
        ...(every !== undefined && { every: spanOf(every) }),
      },
    ];
  });
  if (problems.length > 0) throw new ProgrammeFileError('clocks.yaml', problems);
  return read;
}
