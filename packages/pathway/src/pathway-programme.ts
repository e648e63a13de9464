/** A programme version with all that the pathway asks of it: answers, code lists, receivers of referrals, care, and who may see what. */
import { type CodeLists, loadCodeLists, type Programme, readAccessPolicy } from '@rygforloeb/decision';
import type { AccessPolicy } from '@rygforloeb/record';
import { type ReferralRules, readReferralRules } from './check/referral-rules.ts';
import { type MessageRules, readMessageRules } from './messages/message-rules.ts';
import { type CareRules, readCareRules } from './treatment/care-rules.ts';

export interface PathwayProgramme extends Programme {
  readonly codeLists: CodeLists;
  readonly referrals: ReferralRules;
  readonly messages: MessageRules;
  readonly access: AccessPolicy;
  readonly care: CareRules;
}

/** Throws ReferralRulesError, MessageRulesError, CareRulesError, CodeListError or AccessPolicyError with what is wrong and where. */
export function pathwayProgramme(programme: Programme): PathwayProgramme {
  const { policy } = readAccessPolicy(programme.directory);
  const referrals = readReferralRules(programme, policy);
  return {
    ...programme,
    codeLists: loadCodeLists(programme.directory, programme.vocabulary),
    access: policy,
    referrals,
    messages: readMessageRules(programme, referrals),
    care: readCareRules(programme),
  };
}
