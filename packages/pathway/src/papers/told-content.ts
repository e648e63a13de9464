/** What a referral holds, field by field as the programme lists them: typed, known to the record, knowingly left out, or not there. */
import type { Language } from '@rygforloeb/decision';
import type { Content } from '@rygforloeb/documents';
import { readContent } from '../check/content.ts';
import { type CitizenSituation, situationOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';
import type { Referral } from '../referral/referral.ts';
import { phoneIn } from './letterhead.ts';
import { toldFindings, toldMedicines } from './told-findings.ts';

/** In the programme's order; what was typed goes before what the reader may see of the record. */
export async function contentOf(desk: Desk, referral: Referral, language: Language): Promise<Content> {
  const { fields: names, receivers } = desk.programme.referrals;
  const rules = receivers[referral.receiver]?.content ?? [];
  const situation = await situationOf(desk, referral.citizen);
  const known = situation === undefined ? new Map<string, string>() : knownIn(desk, referral, situation, language);
  const nameOf = (field: string) => names[field]?.[language] ?? field;
  const order = [...new Set([...rules, ...referral.content].map(({ field }) => field))];
  const told = order.map((field) => {
    const typed = referral.content.flatMap((entry) => (entry.field === field && 'text' in entry ? entry.text : []));
    return { field, text: [...typed, known.get(field) ?? ''].filter((one) => one.trim() !== '').join('\n') };
  });
  const leftOut = referral.content.flatMap((entry) => ('leftOut' in entry ? [{ field: entry.field, why: entry.leftOut }] : []));
  const isWanted = (field: string) => rules.some((rule) => rule.field === field && rule.force !== 'may' && rule.when === undefined);
  const isMissing = ({ field, text }: (typeof told)[number]) =>
    // The head of the letter has what the Patient says.
    text === '' && isWanted(field) && names[field]?.patient !== 'identifier' && !leftOut.some((one) => one.field === field);
  return {
    fields: told.filter(({ text }) => text !== '').map(({ field, text }) => ({ label: nameOf(field), text })),
    leftOut: leftOut.map(({ field, why }) => ({ label: nameOf(field), why })),
    missing: told.filter(isMissing).map(({ field }) => nameOf(field)),
  };
}

function knownIn(desk: Desk, referral: Referral, situation: CitizenSituation, language: Language): ReadonlyMap<string, string> {
  const { findings, medications } = situation.reading;
  const { prefilled } = readContent(desk, referral.receiver, referral.content, situation);
  return new Map(
    prefilled.map(({ field, findings: codes }) => {
      const rule = desk.programme.referrals.fields[field];
      const found = findings.filter(({ code }) => codes.includes(code));
      const parts = [
        toldFindings(desk, found, language),
        rule?.medicines === true ? toldMedicines(medications) : '',
        rule?.patient === 'telecom' ? (phoneIn(situation.patient.telecom) ?? '') : '',
      ];
      return [field, parts.filter((part) => part !== '').join('\n')];
    }),
  );
}
