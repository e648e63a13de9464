/** The message queue: what waits for a person, tried again or set aside. */

import { messageQueue, retryMessage, setMessageAside } from '@rygforloeb/pathway';
import type { AddPage, PageAnswer, Visit } from '../door.ts';
import { coordinatorRoles } from './coordinator-roles.ts';

export interface QueueOptions {
  readonly pages: Pick<
    typeof import('@rygforloeb/web').coordinator,
    'queueMessagesIn' | 'queuePath' | 'readDoorForm' | 'renderErrorPage' | 'renderQueuePage' | 'toldMoment'
  >;
}

type Pages = QueueOptions['pages'];
type Fault = { readonly field: string; readonly text: string };

/** Adds the page. */
export function addQueuePage(add: AddPage, { pages }: QueueOptions): void {
  add(pages.queuePath, {
    roles: coordinatorRoles,
    get: (visit) => queuePage(visit, pages, []),
    post: (visit) => act(visit, pages),
  });
}

async function act(visit: Visit, pages: Pages): Promise<PageAnswer> {
  const { desk, fields, language } = visit;
  const form = pages.readDoorForm(fields, language);
  const named = { box: form.text('kasse') === 'in' ? 'in' : 'out', key: fields.get('besked') ?? '' } as const;
  const to = pages.queuePath;
  if (form.text('goer') === 'til-side') {
    const field = form.text('felt');
    const outcome = await setMessageAside(desk, { ...named, reason: form.text(field) });
    if (outcome.ok) return { to, told: 'aside' };
    if (outcome.reason !== 'reason-missing') return { to, told: outcome.reason === 'not-found' ? 'gone' : 'forbidden' };
    return queuePage(visit, pages, [{ field, text: pages.queueMessagesIn(language).reasonMissing }]);
  }
  const outcome = await retryMessage(desk, named);
  if (outcome.ok) return { to, told: outcome.now };
  return { to, told: outcome.reason === 'not-found' ? 'gone' : outcome.reason };
}

async function queuePage(
  { desk, frame, language, fields, formKey, query }: Visit,
  pages: Pages,
  faults: readonly Fault[],
): Promise<PageAnswer> {
  const outcome = await messageQueue(desk);
  if (!outcome.ok) return { html: pages.renderErrorPage({ language, status: 403 }), status: 403 };
  const asked = { box: query('retning') ?? '', reason: query('grund') ?? '' };
  const wanted = outcome.messages.filter(
    ({ box, reason }) => (asked.box === '' || box === asked.box) && (asked.reason === '' || reason === asked.reason),
  );
  const html = pages.renderQueuePage({
    visit: frame,
    fields,
    faults,
    formKey,
    asked,
    all: outcome.messages.length,
    reasons: [...new Set(outcome.messages.map(({ reason }) => reason))].sort(),
    counts: outcome.counts,
    messages: wanted.map(({ fromName, toName, from, to, since, lacks = [], ...message }) => ({
      ...message,
      lacks,
      ...optional('from', fromName ?? from),
      ...optional('to', toName ?? to),
      ...optional('since', since && pages.toldMoment(since, language)),
    })),
  });
  return { html, status: faults.length > 0 ? 422 : 200 };
}

function optional<Name extends string>(name: Name, value: string | undefined): { readonly [Key in Name]?: string } {
  return value === undefined || value === '' ? {} : ({ [name]: value } as { readonly [Key in Name]: string });
}
