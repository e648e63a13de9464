/** A change of the programme tried in memory: asked for, followed, and told. Nothing is published. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAmendments } from '@rygforloeb/decision';
import type { Desk } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { begunForm } from './begun-form.ts';
import { coordinatorRoles } from './coordinator-roles.ts';
import { changesOf, valueTold } from './programme-route.ts';
import { type Way, waysIn } from './what-if/ways-told.ts';
import { type Trial, trialsOf } from './what-if/what-if-runs.ts';
import type { SaidOtherwise, TriedChange } from './what-if/what-if-told.ts';

export interface WhatIfOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').coordinator,
    'programmeMessagesIn' | 'programmePath' | 'readDoorForm' | 'renderErrorPage' | 'renderTrialPage' | 'renderWhatIfPage' | 'toldDay'
  >;
}

type Pages = WhatIfOptions['pages'];
type Fault = { readonly field: string; readonly text: string };

/** So long a page waits for a trial that may be over soon. */
const patience = 1_000;
const mostShown = 100;

/** Adds the form and the page of one trial. */
export function addWhatIfPages(add: AddPage, { pages }: WhatIfOptions): void {
  const trials = trialsOf();
  const path = `${pages.programmePath}/hvad-hvis`;
  add(path, {
    roles: coordinatorRoles,
    get: async (visit) => {
      const asked = { tal: visit.query('tal') ?? '', forslag: visit.query('forslag') ?? '' };
      const form = begunForm(visit, asked);
      return formPage(form, pages, form.fields.size > 0 ? form.fields : new URLSearchParams(asked), []);
    },
    post: async (visit) => {
      const { desk, fields, language } = visit;
      const form = pages.readDoorForm(fields, language);
      const change = changeIn(desk, form, pages.programmeMessagesIn(language).faults);
      if (change === undefined || form.faults.length > 0) return formPage(visit, pages, fields, form.faults);
      const trial = trials.begin(desk, change, form.text('borgere') === 'ja');
      if (trial !== undefined) {
        await visit.dropDraft();
        return { to: `${path}/${trial.id}` };
      }
      return formPage(visit, pages, fields, [{ field: 'tal', text: pages.programmeMessagesIn(language).faults.busy }]);
    },
  });
  add(`${path}/:proeve`, {
    roles: coordinatorRoles,
    get: async (visit) => {
      const trial = trials.find(visit.parameter('proeve'), visit.access.agent.who);
      if (trial === undefined) return { html: pages.renderErrorPage({ language: visit.language, status: 404 }), status: 404 };
      await Promise.race([trial.over, new Promise((resolve) => setTimeout(resolve, patience))]);
      return trialPage(visit, pages, trial);
    },
  });
}

function changeIn(
  { programme }: Desk,
  form: ReturnType<Pages['readDoorForm']>,
  faults: ReturnType<Pages['programmeMessagesIn']>['faults'],
): TriedChange | undefined {
  const [name, amendment] = [form.text('tal'), form.text('forslag')];
  if (name !== '' && amendment !== '') form.fault('forslag', faults.both);
  if (amendment !== '' && readAmendments(programme.directory).some(({ id }) => id === amendment)) return { amendment };
  const parameter = programme.parameters.find((one) => one.name === name);
  if (parameter === undefined) {
    form.fault('tal', faults.nothing);
    return undefined;
  }
  const typed = form.text('vaerdi');
  if (typeof parameter.value === 'number') {
    const value = /^\d+([.,]\d+)?$/.test(typed) ? Number(typed.replace(',', '.')) : Number.NaN;
    if (Number.isNaN(value) || value > 100_000) form.fault('vaerdi', faults.value);
    else if (value === parameter.value) form.fault('vaerdi', faults.same);
    return { parameter: name, value };
  }
  const value = typed.split(/[,;\s]+/).filter((one) => /^[\w-]{1,60}$/.test(one));
  if (value.length === 0) form.fault('vaerdi', faults.list);
  else if (value.join() === parameter.value.join()) form.fault('vaerdi', faults.same);
  return { parameter: name, value };
}

function formPage({ desk, frame, formKey, language }: Visit, pages: Pages, fields: URLSearchParams, faults: readonly Fault[]): PageAnswer {
  const { parameters, directory } = desk.programme;
  const html = pages.renderWhatIfPage({
    visit: frame,
    fields,
    faults,
    formKey,
    parameters: parameters.map((one) => ({
      value: one.name,
      label: `${one[language]}: ${valueTold(one.value, one.unit, language)}`,
    })),
    amendments: readAmendments(directory)
      .filter((one) => changesOf(one) === 'rules')
      .map((one) => ({ value: one.id, label: `${one.id}: ${one[language]}` })),
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

function trialPage(visit: Visit, pages: Pages, trial: Trial): PageAnswer {
  const { desk, frame, language } = visit;
  const messages = pages.programmeMessagesIn(language);
  const { change, examples, citizens, state, step, done, of, id, faults = [] } = trial;
  const parameter = 'parameter' in change ? desk.programme.parameters.find(({ name }) => name === change.parameter) : undefined;
  const words =
    'amendment' in change
      ? messages.ifAmendment(change.amendment)
      : messages.fromTo(
          parameter?.[language] ?? change.parameter,
          parameter === undefined ? '' : valueTold(parameter.value, parameter.unit, language),
          valueTold(change.value, parameter?.unit ?? '', language),
        );
  const html = pages.renderTrialPage({
    visit: frame,
    ...{ id, change: words, state, step, done, of, faults },
    ...(examples !== undefined && {
      examples: {
        asked: examples.asked,
        all: examples.changed.length,
        ways: waysIn(examples.changed.map(({ changes }) => changes)).map((way) => wayTold(visit, pages, way)),
        changed: examples.changed.slice(0, mostShown).map(({ id: example, title, file, changes }) => ({
          title: title ?? example,
          file: `cases/${file}`,
          changes: changes.map((one) => told(visit, pages, one)),
        })),
      },
    }),
    ...(citizens !== undefined && { citizens: { ...citizens, ways: citizens.ways.map((way) => wayTold(visit, pages, way)) } }),
    line: lineOf(desk, change),
    safety: parameter?.safety === true,
  });
  return { html };
}

function told(visit: Visit, pages: Pages, { what, before, after, dueBefore, dueAfter }: SaidOtherwise) {
  const messages = pages.programmeMessagesIn(visit.language);
  const said = (value: string | undefined, due: string | undefined): string => {
    const words = saidTold(visit, pages, what, value);
    return due === undefined || value === undefined ? words : `${words}, ${messages.by(pages.toldDay(due, visit.language))}`;
  };
  return { what: whatTold(visit, pages, what), before: said(before, dueBefore), after: said(after, dueAfter) };
}

function wayTold<Count>(visit: Visit, pages: Pages, { what, before, after, due, count }: Way & { readonly count: Count }) {
  const messages = pages.programmeMessagesIn(visit.language);
  const afterTold = saidTold(visit, pages, what, after);
  return {
    what: whatTold(visit, pages, what),
    before: saidTold(visit, pages, what, before),
    after: due === undefined ? afterTold : `${afterTold}, ${messages.dueMoved[due]}`,
    count,
  };
}

function whatTold({ desk, language }: Visit, pages: Pages, what: string): string {
  const messages = pages.programmeMessagesIn(language);
  if (what === 'urgency') return messages.urgency;
  return what === 'scope' ? messages.scope : (desk.programme.vocabulary.dispositions.get(what)?.[language] ?? what);
}

function saidTold({ desk, language }: Visit, pages: Pages, what: string, value: string | undefined): string {
  const messages = pages.programmeMessagesIn(language);
  if (value === undefined) return messages.absent;
  if (what === 'scope') return messages.truth[value] ?? value;
  const { urgencies, statuses } = desk.programme.texts;
  return (what === 'urgency' ? urgencies : statuses).get(value)?.label[language] ?? value;
}

/** The one line that would be changed, as it stands in the file. */
function lineOf({ programme }: Desk, change: TriedChange): { readonly file: string; readonly now: string; readonly then: string } {
  const [file, isIt] =
    'amendment' in change
      ? (['manifest.yaml', (line: string) => line.startsWith('acceptedAmendments:')] as const)
      : (['parameters.yaml', (line: string) => line.startsWith(`- {name: ${change.parameter},`)] as const);
  const now = readFileSync(join(programme.directory, file), 'utf8').split('\n').find(isIt) ?? '';
  const then =
    'amendment' in change
      ? `acceptedAmendments: [${[...programme.manifest.acceptedAmendments, change.amendment].join(', ')}]`
      : now.replace(
          /value: (\[[^\]]*\]|[^,]+)/,
          () => `value: ${typeof change.value === 'number' ? change.value : `[${change.value.join(', ')}]`}`,
        );
  return { file, now, then };
}
