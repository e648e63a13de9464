/** What a citizen is told of each recipient: the programme's `consents.yaml`, held against who may see anything at all. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessPolicy } from '@rygforloeb/record';
import { parse } from 'yaml';
import type { Wording } from '../check/referral-rules.ts';
import { ProgrammeFileError } from '../programme-file-error.ts';

export interface RecipientTexts {
  /** What they may see. */
  readonly sees: Wording;
  /** What happens when the yes is taken back. */
  readonly withdrawn: Wording;
}

export interface ConsentTexts {
  readonly domains: Readonly<Record<string, Wording>>;
  /** By roles of `access.yaml`, and `employer`, who has none. */
  readonly recipients: Readonly<Record<string, RecipientTexts>>;
}

/** Reads the texts of a programme version. Throws ProgrammeFileError with everything that is missing. */
export function readConsentTexts(directory: string, access: Pick<AccessPolicy, 'roles' | 'domains'>): ConsentTexts {
  const { domains, recipients } = parse(readFileSync(join(directory, 'consents.yaml'), 'utf8')) as ConsentTexts;
  const isWorded = (text: Wording | undefined) => Boolean(text?.da && text.en);
  const problems = [
    ...Object.keys(access.domains).flatMap((domain) => (isWorded(domains[domain]) ? [] : [`domains.${domain}: lacks Danish or English`])),
    ...Object.entries(access.roles).flatMap(([role, { citizens }]) =>
      citizens !== 'related' || recipients[role] !== undefined ? [] : [`recipients.${role}: is missing`],
    ),
    ...Object.entries(recipients).flatMap(([role, { sees, withdrawn }]) => [
      ...(isWorded(sees) && isWorded(withdrawn) ? [] : [`recipients.${role}: lacks Danish or English`]),
      ...(role === 'employer' || access.roles[role]?.citizens === 'related' ? [] : [`recipients.${role}: sees no citizen`]),
    ]),
  ];
  if (problems.length > 0) throw new ProgrammeFileError('consents.yaml', problems);
  return { domains, recipients };
}
