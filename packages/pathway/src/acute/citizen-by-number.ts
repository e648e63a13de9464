/** Whom an alert is about, by the number that she tells: nothing but who is found, and nothing of it is shown. */
import { cprSystem } from '../citizen/find-citizens.ts';
import type { Desk } from '../desk.ts';

/** The id of the Patient; undefined where nobody has the number, or the one at the desk may not raise an alert. */
export async function citizenForAlert({ jobs, programme, actor }: Desk, number: string): Promise<string | undefined> {
  if (!programme.roles.extraRights[programme.referrals.acute.right]?.includes(actor)) return undefined;
  const digits = number.replaceAll(/\D/g, '');
  if (digits.length !== 10) return undefined;
  const found = await jobs.search('Patient', { where: { identifier: `${cprSystem}|${digits}` }, count: 1 });
  return found.ok ? found.page.entries[0]?.id : undefined;
}
