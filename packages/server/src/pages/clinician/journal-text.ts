/** What is worth having in one's own record, as plain text: findings, the programme's answer, plan, referrals, medicine. */

type Web = typeof import('@rygforloeb/web').clinician;
type OverviewPage = Omit<import('@rygforloeb/web').clinician.OverviewPage, 'journal'> & { readonly start?: string };

/** Lines to be copied as they are. */
export function journalText(
  page: OverviewPage,
  { overviewMessagesIn, recordMessagesIn, shortDate }: Pick<Web, 'overviewMessagesIn' | 'recordMessagesIn' | 'shortDate'>,
): string {
  const { visit, start, findings, answer, plan, referrals, medicines, today } = page;
  const { states } = recordMessagesIn(visit.language);
  const { journal } = overviewMessagesIn(visit.language);
  const day = (date: string): string => shortDate(date, visit.language);
  const part = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `- ${line}`)];
  return [
    `${day(today)}. ${visit.person.name}${visit.person.organization === undefined ? '' : `, ${visit.person.organization}`}.`,
    ...(start === undefined ? [] : [`${journal.course} ${day(start)}.`]),
    ...part(
      journal.findings,
      findings.now.map(({ name, value }) => `${name}: ${value}`),
    ),
    ...part(
      `${journal.programme}, ${answer?.urgency.toLowerCase()}`,
      answer === undefined ? [] : answer.first.map(({ name, status }) => `${name} (${status})`),
    ),
    ...part(journal.plan, [
      ...(plan?.goals ?? []).map((goal) => `${journal.goal}: ${goal}`),
      ...(plan?.steps ?? []).map(
        ({ name, text, evaluate }) => `${name}${text === undefined ? '' : `: ${text}`} (${journal.next.toLowerCase()} ${day(evaluate)})`,
      ),
    ]),
    ...part(
      journal.referrals,
      referrals.map(({ name, state, house }) => [name, house, states[state] ?? state].filter(Boolean).join(', ')),
    ),
    ...part(
      journal.medicine,
      medicines.map(({ name, until }) => (until === undefined ? name : `${name} (${day(until)})`)),
    ),
  ].join('\n');
}
