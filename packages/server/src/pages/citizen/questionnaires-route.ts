/** The citizen answers a questionnaire: `/borger/skema/<task>`. */

import { randomUUID } from 'node:crypto';
import { answerQuestionnaire, type OpenQuestionnaire, openQuestionnaire } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';

type Web = typeof import('@rygforloeb/web').citizen;

export interface QuestionnairesOptions {
  readonly pages: Pick<
    Web,
    'csrfField' | 'handInDeed' | 'questionnaireFields' | 'renderNoQuestionnaire' | 'renderQuestionnaireDone' | 'renderQuestionnairePage'
  >;
}

/** In the address of the page after it was handed in: the questions that did not apply. */
const sentField = 'sendt';

/** Adds the page. */
export function addQuestionnairePage(add: AddPage, { pages }: QuestionnairesOptions): void {
  add('/borger/skema/:id', {
    roles: ['citizen'],
    get: (visit) => show(visit, pages),
    post: (visit) => take(visit, pages),
  });
}

type Pages = QuestionnairesOptions['pages'];

/** With what was typed and not sent, what was saved, or what is asked again. */
async function show(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const open = await openQuestionnaire(visit.desk, { task: visit.parameter('id') });
  const sent = visit.query(sentField);
  if (open?.state === 'answered' && sent !== undefined)
    return { html: pages.renderQuestionnaireDone({ visit: visit.frame, questionnaire: open.questionnaire, leftOut: sent.split(' ') }) };
  if (open?.state !== 'open') return absent(visit, pages, open);
  const isTyped = visit.fields.size > 0;
  const seen = Number(visit.fields.get(pages.questionnaireFields.seen) ?? open.version);
  const fields = isTyped ? visit.fields : open.fields;
  return { html: pageOf(visit, pages, open, { fields, seen, formKey: visit.formKey, prefilled: isTyped ? [] : open.prefilled }) };
}

async function take(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, frame } = visit;
  const { deed, seen } = pages.questionnaireFields;
  const task = visit.parameter('id');
  const open = await openQuestionnaire(desk, { task });
  if (open === undefined) return absent(visit, pages, open);
  const version = Number(fields.get(seen));
  const outcome = await answerQuestionnaire(desk, {
    task,
    key: visit.formKey,
    fields: [...fields].filter(([name]) => ![pages.csrfField, 'noegle', deed, seen].includes(name)),
    finish: fields.get(deed) === pages.handInDeed,
    ...(Number.isInteger(version) && version > 0 && { seen: version }),
  });
  // A sending that is refused for its version keeps its words, and can be sent again over the newer one.
  if (!outcome.ok && outcome.reason === 'changed') {
    const changed = { ...visit, frame: { ...frame, told: 'answers-changed' } };
    return { html: pageOf(changed, pages, open, { fields, seen: outcome.current, formKey: randomUUID() }), status: 409 };
  }
  if (!outcome.ok) return absent(visit, pages, await openQuestionnaire(desk, { task }));
  await visit.dropDraft();
  if (outcome.state === 'handed-in') return { to: `${frame.path}?${new URLSearchParams({ [sentField]: outcome.leftOut.join(' ') })}` };
  if (outcome.faults.length === 0) return { to: frame.path, told: 'answers-saved' };
  const seenNow = Number(outcome.task.meta.versionId);
  return { html: pageOf(visit, pages, open, { fields, seen: seenNow, formKey: randomUUID(), faults: outcome.faults }), status: 422 };
}

type Shown = Pick<Parameters<Web['renderQuestionnairePage']>[0], 'fields' | 'seen' | 'formKey' | 'prefilled' | 'faults'>;

function pageOf({ frame }: Visit, pages: Pages, { questionnaire, instrument }: OpenQuestionnaire, shown: Shown): string {
  const { minutes } = instrument;
  return pages.renderQuestionnairePage({ visit: frame, questionnaire, minutes, ...shown });
}

function absent({ frame }: Visit, pages: Pages, open: OpenQuestionnaire | undefined): PageAnswer {
  if (open === undefined || open.state === 'withdrawn' || open.state === 'open')
    return { html: pages.renderNoQuestionnaire(frame, 'gone'), status: 404 };
  return { html: pages.renderNoQuestionnaire(frame, open.state) };
}
