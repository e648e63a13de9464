/** A case in the form that a case file holds, ready to be written as YAML or JSON and read back as the same case. */

import type { Case, FindingEntry, Vocabulary } from '@rygforloeb/decision';

type Fields = Record<string, unknown>;

/** The case as plain data: findings of a block stand under its key, all others in the list of findings. */
export function caseFileForm(aCase: Case, { findings }: Pick<Vocabulary, 'findings'>): Readonly<Fields> {
  const listed: FindingEntry[] = [];
  const blocks: Record<string, Fields> = {};
  for (const entry of aCase.findings) {
    const [block = '', key] = (findings.get(entry.code)?.in ?? 'findings').split('.');
    if (key === undefined) listed.push(entry);
    else blocks[block] = { ...blocks[block], [key]: entry.value };
  }
  const { id, title, asOf, actor, citizen, medications, question } = aCase;
  return {
    id,
    ...(title !== undefined && { title }),
    asOf,
    actor,
    citizen,
    ...(listed.length > 0 && { findings: listed }),
    ...blocks,
    ...(medications.length > 0 && { medications }),
    ...(question !== undefined && { question }),
  };
}
