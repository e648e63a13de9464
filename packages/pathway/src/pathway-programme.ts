/** A programme version with all that the pathway asks of it: answers, code lists, receivers of referrals, care, and who may see what. */
import { type CodeLists, loadCodeLists, type Programme, readAccessPolicy } from '@rygforloeb/decision';
import type { AccessPolicy } from '@rygforloeb/record';
import { type ReferralRules, readReferralRules } from './check/referral-rules.ts';
import { type Clock, readClocks } from './clocks/clock.ts';
import { type FollowUpRules, readFollowUpRules } from './clocks/follow-up-rules.ts';
import { type MessageRules, readMessageRules } from './messages/message-rules.ts';
import { type CareRules, readCareRules } from './treatment/care-rules.ts';

export interface PathwayProgramme extends Programme {
  readonly codeLists: CodeLists;
  readonly referrals: ReferralRules;
  readonly messages: MessageRules;
  readonly access: AccessPolicy;
  readonly clocks: readonly Clock[];
  readonly followUps: FollowUpRules;
  readonly care: CareRules;
}

/** Throws ReferralRulesError, ClocksError, MessageRulesError, CareRulesError, CodeListError or AccessPolicyError with what is wrong and where. */
export function pathwayProgramme(programme: Programme): PathwayProgramme {
  const { policy } = readAccessPolicy(programme.directory);
  const clocks = readClocks(programme);
  const referrals = readReferralRules(programme, policy);
  return {
    ...programme,
    codeLists: loadCodeLists(programme.directory, programme.vocabulary),
    access: policy,
    referrals,
    clocks,
    followUps: readFollowUpRules(programme, clocks),
    messages: readMessageRules(programme, referrals),
    care: readCareRules(programme),
  };
}
