/** A programme version with all that the pathway asks of it: answers, code lists, receivers of referrals, clocks, messages, care, work, consents, and who may see what. */
import { type CodeLists, loadCodeLists, type Programme, type Purpose, readAccessPolicy } from '@rygforloeb/decision';
import type { AccessPolicy } from '@rygforloeb/record';
import { type ReferralRules, readReferralRules } from './check/referral-rules.ts';
import { type Clock, readClocks } from './clocks/clock.ts';
import { type FollowUpRules, readFollowUpRules } from './clocks/follow-up-rules.ts';
import { type ConsentTexts, readConsentTexts } from './consent/consent-texts.ts';
import { type MessageRules, readMessageRules } from './messages/message-rules.ts';
import { type MunicipalRules, readMunicipalRules } from './municipal/municipal-rules.ts';
import { type CareRules, readCareRules } from './treatment/care-rules.ts';
import { readWorkRules, type WorkRules } from './work/work-rules.ts';
import { readWorklistRules, type WorklistRules } from './worklist/worklist-rules.ts';

export interface PathwayProgramme extends Programme {
  readonly codeLists: CodeLists;
  readonly referrals: ReferralRules;
  readonly messages: MessageRules;
  readonly access: AccessPolicy;
  readonly clocks: readonly Clock[];
  readonly followUps: FollowUpRules;
  readonly care: CareRules;
  /** What data are used for, in words. */
  readonly purposes: readonly Purpose[];
  readonly consents: ConsentTexts;
  readonly work: WorkRules;
  readonly worklist: WorklistRules;
  readonly municipal: MunicipalRules;
}

/** Throws ProgrammeFileError where a part cannot be used, with what is wrong and where. */
export function pathwayProgramme(programme: Programme): PathwayProgramme {
  const { policy, purposes } = readAccessPolicy(programme.directory);
  const clocks = readClocks(programme);
  const referrals = readReferralRules(programme, policy);
  return {
    ...programme,
    codeLists: loadCodeLists(programme.directory, programme.vocabulary),
    access: policy,
    purposes,
    referrals,
    clocks,
    followUps: readFollowUpRules(programme, clocks),
    messages: readMessageRules(programme, referrals),
    care: readCareRules(programme),
    consents: readConsentTexts(programme.directory, policy),
    work: readWorkRules(programme),
    worklist: readWorklistRules(programme),
    municipal: readMunicipalRules(programme),
  };
}
