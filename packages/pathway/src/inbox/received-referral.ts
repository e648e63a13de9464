/** One referral as its receiver may see it: what it holds and knowingly leaves out, what the programme answered, and its story with names. */
import type { Language } from '@rygforloeb/decision';
import type { Content } from '@rygforloeb/documents';
import { namesOfHouses } from '../citizen/names.ts';
import type { Desk } from '../desk.ts';
import { assessmentUrl, extensionsOf } from '../fhir-words.ts';
import { contentOf } from '../papers/told-content.ts';
import { labelOf } from '../papers/told-findings.ts';
import { partsOf, type Referral, readReferral } from '../referral/referral.ts';
import { storyOf, type Told } from '../referral/story.ts';
import { talkIn } from '../work/first-talk.ts';
import { returnPlanOf } from '../work/return-plan.ts';
import { isOfJobcentre, untilOf, type WorkPart, partsOf as workPartsOf } from '../work/work-words.ts';

export interface ProgrammeSaid {
  /** In the programme's words. */
  readonly status: string;
  readonly version: string;
  readonly standing: string;
  readonly asOf: string;
  /** The findings on which it rests. */
  readonly because: readonly string[];
}

export interface ReceivedReferral {
  readonly referral: Referral;
  readonly content: Content;
  readonly said?: ProgrammeSaid;
  /** Why there is no answer to show: the reader's role may not see it, or nobody asked, as where a citizen comes on her own. */
  readonly unsaid?: 'role' | 'nobody-asked';
  /** Whether the reader sees who took each step and why, or the states and days alone. */
  readonly namesSteps: boolean;
  readonly override?: string;
  readonly story: readonly (Told & { readonly whoName: string; readonly houseName: string })[];
  /** Question and answer, where more was asked for. */
  readonly question?: string;
  readonly answer?: string;
  /** What was answered in a jobcentre's first talk, by the programme's questions. */
  readonly talk: readonly { readonly question: string; readonly text: string }[];
  /** The plan for the return to work that a jobcentre has agreed with the citizen: its parts, and when it is looked at again. */
  readonly returnPlan?: { readonly parts: readonly WorkPart[]; readonly next?: string };
}

/** Undefined where the reader may not see it. */
export async function receivedReferralOf(desk: Desk, id: string, language: Language): Promise<ReceivedReferral | undefined> {
  const referral = await readReferral(desk.record, id);
  if (referral === undefined) return undefined;
  const told = await storyOf(desk, id);
  const names = await namesOfHouses(
    desk,
    told.flatMap(({ who, house }) => [who, house ?? '']),
  );
  const mayRead = desk.record.may('Provenance', 'search');
  const isAskedByCitizen = referral.requester.startsWith('Patient/');
  const said = mayRead ? await saidOf(desk, id, language) : undefined;
  const override = desk.programme.texts.overrideReasons.find(({ code }) => code === referral.override?.code)?.label[language];
  const [question, answer] = ['question', 'answer'].map((code) => partsOf(referral.task, code, 'input')[0]?.valueString);
  const plan = isOfJobcentre(referral.receiver) ? await returnPlanOf(desk, referral.citizen, id) : undefined;
  const next = plan && untilOf(plan);
  return {
    referral,
    content: await contentOf(desk, referral, language),
    story: told.map((one) => ({ ...one, whoName: names.get(one.who) ?? '', houseName: names.get(one.house ?? '') ?? '' })),
    talk: talkIn(referral.task),
    namesSteps: mayRead,
    ...(said === undefined ? { unsaid: mayRead || isAskedByCitizen ? ('nobody-asked' as const) : ('role' as const) } : { said }),
    ...(override !== undefined && { override: [override, referral.override?.text].filter(Boolean).join(': ') }),
    ...(question !== undefined && { question }),
    ...(answer !== undefined && { answer }),
    ...(plan !== undefined && { returnPlan: { parts: workPartsOf(plan), ...(next !== undefined && { next }) } }),
  };
}

/** The answer under which it was sent, as it was kept then. */
async function saidOf(desk: Desk, id: string, language: Language): Promise<ProgrammeSaid | undefined> {
  const { record, programme } = desk;
  const listed = await record.search('Provenance', { where: { targets: `ServiceRequest/${id}` }, sort: '-recorded', count: 100 });
  const parts = (listed.ok ? listed.page.entries : []).flatMap((one) => extensionsOf(one, assessmentUrl))[0]?.extension ?? [];
  const part = (url: string) => parts.find((one) => one.url === url);
  const words = programme.texts.statuses.get(part('status')?.valueCode ?? '')?.label[language];
  if (words === undefined) return undefined;
  return {
    status: words,
    version: part('programme')?.valueString?.split('|')[1] ?? '',
    standing: part('programme-status')?.valueString ?? '',
    asOf: part('as-of')?.valueString ?? '',
    because: parts.flatMap(({ url, valueCode }) =>
      url === 'because' && valueCode !== undefined ? [labelOf(desk, valueCode, language)] : [],
    ),
  };
}
