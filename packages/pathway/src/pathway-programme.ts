/** A programme version with all that the pathway asks of it: answers, code lists, receivers of referrals, and who may see what. */
import { type CodeLists, loadCodeLists, type Programme, readAccessPolicy } from '@rygforloeb/decision';
import type { AccessPolicy } from '@rygforloeb/record';
import { type ReferralRules, readReferralRules } from './check/referral-rules.ts';
import { type MunicipalRules, readMunicipalRules } from './municipal/municipal-rules.ts';

export interface PathwayProgramme extends Programme {
  readonly codeLists: CodeLists;
  readonly referrals: ReferralRules;
  readonly municipal: MunicipalRules;
  readonly access: AccessPolicy;
}

/** Throws ReferralRulesError, MunicipalRulesError, CodeListError or AccessPolicyError with what is wrong and where. */
export function pathwayProgramme(programme: Programme): PathwayProgramme {
  const { policy } = readAccessPolicy(programme.directory);
  return {
    ...programme,
    codeLists: loadCodeLists(programme.directory, programme.vocabulary),
    access: policy,
    referrals: readReferralRules(programme, policy),
    municipal: readMunicipalRules(programme),
  };
}
