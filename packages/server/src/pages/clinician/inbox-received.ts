/** One case of the pathway as its page shows it: content, the programme's answer, facts, papers and story in words. */

import { type InboxItem, type ReceivedReferral, receivedReferralOf } from '@rygforloeb/pathway';
import type { Deciding } from './inbox-decision.ts';
import { toldDay, toldMoment } from './inbox-moments.ts';
import { type RowPages, rowShown } from './inbox-rows.ts';

type Page = import('@rygforloeb/web').clinician.ReceivedReferralPage;
type Shown = Omit<Page, 'visit' | 'fields' | 'faults' | 'formKey'>;

/** Undefined where the reader may not see it. */
export async function receivedShown(deciding: Deciding, pages: RowPages): Promise<Shown | undefined> {
  const { desk, item, language } = deciding;
  const received = await receivedReferralOf(desk, item.id, language);
  if (received === undefined) return undefined;
  const { content, said, unsaid, override, namesSteps } = received;
  return {
    row: await rowShown(deciding, true, pages),
    citizen: item.citizen.id,
    records: desk.access.emergency === undefined,
    content: content.fields.map((field) => inWords(deciding, field)),
    leftOut: content.leftOut,
    missing: content.missing,
    facts: factsOf(deciding, received),
    papers: papersFor(item),
    story: storyOf(deciding, received),
    namesSteps,
    ...(unsaid !== undefined && { unsaid }),
    ...(said !== undefined && { said: saidIn(deciding, said) }),
    ...(override !== undefined && { override }),
  };
}

/** What the citizen asks for herself, and an alert, have fields that are none of the programme's. */
function inWords({ messages, item, language }: Deciding, { label, text }: Shown['content'][number]): Shown['content'][number] {
  const words = messages.contentWords;
  if (label === 'asked-by') return { label: words[label] ?? label, text: words[text] ?? text };
  if (label === 'employer-asked') return { label: words[label] ?? label, text: toldDay(text, language) };
  if (label === 'called') return { label: words[label] ?? label, text };
  // The first field of a fast track that is no code is what the citizen wrote.
  return item.receiver === 'fast-track' ? { label: words.ground ?? label, text } : { label, text };
}

function saidIn({ messages, language }: Deciding, said: NonNullable<ReceivedReferral['said']>): NonNullable<Shown['said']> {
  const { status, version, standing, asOf, because } = said;
  return {
    status,
    version: messages.saidVersion(version, !standing.includes('not in force'), toldMoment(asOf, language)),
    because: because.join(', '),
  };
}

function factsOf(deciding: Deciding, { question, answer, referral, talk, returnPlan }: ReceivedReferral): Shown['facts'] {
  const { desk, item, language, messages } = deciding;
  const { terms, levelReason } = item.rehabilitation ?? {};
  const track = item.track && desk.programme.referrals.receivers[item.receiver]?.tracks?.[item.track]?.[language];
  const { fact } = messages;
  const dayOf = (day: string | undefined) => day && toldDay(day, language);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [messages.field.reason, item.receiver === 'acute' ? item.why : undefined],
    [messages.asked, question],
    [messages.answered, answer],
    [messages.track, track && [track, levelReason].filter(Boolean).join(': ')],
    [fact.discharged, dayOf(terms?.discharged)],
    [fact.received, dayOf(terms?.received)],
    [fact.later, terms?.laterStart && `${toldDay(terms.laterStart.date, language)}: ${terms.laterStart.reason}`],
    [fact.started, dayOf(terms?.started)],
    [fact.outcome, desk.programme.municipal.prevention.outcomes.find(({ code }) => code === item.prevention?.outcome)?.[language]],
    ...(item.prevention?.offers ?? []).map(
      ({ name, status, reason }) => [name, [fact.offer[status] ?? status, reason].filter(Boolean).join(': ')] as const,
    ),
    ...talk.map(
      ({ question: code, text }) => [desk.programme.work.questions.find((one) => one.code === code)?.[language] ?? code, text] as const,
    ),
    ...returnPlanIn(deciding, returnPlan),
    [messages.feedback, referral.feedback],
  ];
  return facts.flatMap(([label, text]) => (text === undefined || text === '' ? [] : [{ label, text }]));
}

/** What a jobcentre and a citizen have agreed about the way back to work. */
function returnPlanIn(
  { desk, language, messages: { field } }: Deciding,
  plan: ReceivedReferral['returnPlan'],
): readonly (readonly [string, string | undefined])[] {
  if (plan === undefined) return [];
  const { measures } = desk.programme.work;
  const textOf = (code: string) => plan.parts.find((part) => part.code === code)?.text;
  const chosen = plan.parts.flatMap(({ code, text }) => {
    const known = measures.find((one) => one.code === code);
    return known === undefined ? [] : [known[language] + (text === undefined || text === known.da ? '' : `: ${text}`)];
  });
  return [
    [field.aim, field.aims[textOf('aim') ?? '']],
    [field.measuresChosen, chosen.join('; ')],
    [field.agreed, textOf('agreed')],
    [field.qualifications, textOf('qualifications')],
    [field.nextLook, plan.next && toldDay(plan.next, language)],
  ];
}

/** The papers that can be made of it now. */
function papersFor({ receiver, state }: InboxItem): readonly string[] {
  const closed = state === 'closed';
  switch (receiver) {
    case 'municipality-140':
      return ['rehabilitation-plan', ...(closed ? ['rehabilitation-end-note'] : [])];
    case 'municipality-119':
      return ['referral-letter', ...(closed ? ['prevention-closing-note'] : [])];
    case 'hospital':
      return ['referral-letter', ...(closed ? ['hospital-closing-letter'] : [])];
    case 'jobcentre':
      return ['lae165'];
    case 'fast-track':
    case 'acute':
      return [];
    default:
      return ['referral-letter'];
  }
}

function storyOf({ messages, language }: Deciding, { story }: ReceivedReferral): Shown['story'] {
  return story.map(({ step, who, whoName, houseName, occurred, recorded, reason }) => ({
    step: messages.step[step] ?? messages.otherStep,
    who: who.startsWith('Patient/') ? messages.self : [whoName, houseName].filter(Boolean).join(', '),
    when: toldMoment(occurred, language),
    ...(occurred.slice(0, 10) !== recorded.slice(0, 10) && { recorded: messages.noted(toldMoment(recorded, language)) }),
    ...(reason !== undefined && { reason }),
  }));
}
