/** Every citizen as a case without a name, for our own jobs: to count what a change of the programme would change. */
import type { Case } from '@rygforloeb/decision';
import { caseOf, readingOf } from '../check/situation.ts';
import type { Desk } from '../desk.ts';

const types = ['Observation', 'Condition', 'MedicationRequest', 'QuestionnaireResponse', 'ServiceRequest'];
const page = 100;

/** As the GP would be answered now. One look at each citizen, by our own jobs, which stands in her log. */
export async function* citizensAsCases(desk: Desk): AsyncGenerator<Case> {
  const { jobs } = desk;
  const asJobs = { ...desk, record: jobs };
  let place = 0;
  for (let after: string | undefined; ; ) {
    const listed = await jobs.search('Patient', { count: page, ...(after !== undefined && { after }) });
    if (!listed.ok) return;
    for (const patient of listed.page.entries) {
      const about = await jobs.everything(patient.id, types);
      if (!about.ok) return;
      place += 1;
      yield caseOf(`borger-${place}`, 'gp', readingOf(asJobs, patient, about.page.entries, desk.now().toISOString()), undefined, []);
    }
    after = listed.page.next;
    if (after === undefined) return;
  }
}
