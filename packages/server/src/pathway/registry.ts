/** Every act and every reading of the pathway that has an address, by the name of the function that does it. */

import type { Act, View } from './act.ts';
import { acuteActs } from './acts/acute-acts.ts';
import { consentActs, consentViews } from './acts/consent-acts.ts';
import { courseActs } from './acts/course-acts.ts';
import { courseViews } from './acts/course-views.ts';
import { courseworkViews } from './acts/coursework-views.ts';
import { findingActs } from './acts/finding-acts.ts';
import { findingViews } from './acts/finding-views.ts';
import { inboxActs, inboxViews } from './acts/inbox-acts.ts';
import { messageActs, messageViews } from './acts/message-acts.ts';
import { overviewViews } from './acts/overview-views.ts';
import { preventionActs } from './acts/prevention-acts.ts';
import { questionnaireActs, questionnaireViews } from './acts/questionnaire-acts.ts';
import { referralActs } from './acts/referral-acts.ts';
import { referralViews } from './acts/referral-views.ts';
import { rehabilitationActs } from './acts/rehabilitation-acts.ts';
import { treatmentActs } from './acts/treatment-acts.ts';
import { workActs } from './acts/work-acts.ts';

export const acts = {
  ...acuteActs,
  ...consentActs,
  ...courseActs,
  ...findingActs,
  ...inboxActs,
  ...messageActs,
  ...preventionActs,
  ...questionnaireActs,
  ...referralActs,
  ...rehabilitationActs,
  ...treatmentActs,
  ...workActs,
};
export const views = {
  ...consentViews,
  ...courseViews,
  ...courseworkViews,
  ...findingViews,
  ...inboxViews,
  ...messageViews,
  ...overviewViews,
  ...questionnaireViews,
  ...referralViews,
};

/** Every reason for which some act or reading is refused. */
export type Reason =
  | { [Name in keyof typeof acts]: (typeof acts)[Name] extends Act<infer Outcome> ? ReasonIn<Outcome> : never }[keyof typeof acts]
  | { [Name in keyof typeof views]: (typeof views)[Name] extends View<infer Answer> ? ReasonIn<Answer> : never }[keyof typeof views];

type ReasonIn<Outcome> = Outcome extends { readonly ok: false; readonly reason: infer Why extends string } ? Why : never;

/** The acts by their addresses: `draftReferral` stands at `draft-referral`. */
export const actsByAddress: ReadonlyMap<string, Act> = new Map(
  Object.entries<Act>(acts as Readonly<Record<string, Act>>).map(([name, act]) => [addressOf(name), act]),
);

export const viewsByAddress: ReadonlyMap<string, View> = new Map(Object.entries<View>(views));

export function addressOf(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
