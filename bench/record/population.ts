/** A record of a whole region for measurements: citizens, each with a GP's house, a consent, tasks and observations; made inside the database from examples that the store saved. */
import { actorSystem, purposeSystem, type Resource } from '@rygforloeb/record';
import type { UngatedRecord } from '@rygforloeb/record/ungated';

export interface Sizes {
  readonly citizens: number;
  readonly houses: number;
  readonly tasks: number;
  readonly observations: number;
}

export const finding = 'https://rygforloeb.dk/fhir/CodeSystem/finding';

/** Who a citizen's GP is. */
export function houseOf(citizen: number, { houses }: Sizes): string {
  return `Organization/house-${citizen % houses}`;
}

export function anObservation(citizen: number): Resource {
  return {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: finding, code: 'pain-nrs' }] },
    subject: { reference: `Patient/citizen-${citizen}` },
    effectiveDateTime: '2026-11-20T09:00:00+01:00',
    valueInteger: 6,
  };
}

/** Fills an empty record; `tell` hears what is being made. */
export async function populate({ store, database }: UngatedRecord, sizes: Sizes, tell: (what: string) => void): Promise<void> {
  await saved(
    store.create(
      {
        resourceType: 'Patient',
        identifier: [{ system: 'urn:oid:1.2.208.176.1.2', value: '6101700001' }],
        name: [{ family: 'Eksempel', given: ['Karen'] }],
        birthDate: '1970-01-01',
      },
      { id: 'citizen-0' },
    ),
  );
  await saved(store.create(aConsent(), { id: 'consent-0' }));
  await saved(store.create(anObservation(0), { id: 'observation-0' }));
  await saved(store.create(aTask(), { id: 'task-0' }));
  const { citizens, houses, tasks, observations } = sizes;
  const run = async (what: string, text: string) => {
    tell(what);
    await database.pool.query(text);
  };
  const house = (citizen: string) => `('Organization/house-' || mod(${citizen}, ${houses}))`;
  const citizen = `('citizen-' || mod(n, ${citizens}))`;
  const about = (name: string) =>
    `jsonb_build_object('id', '${name}-' || n, '${name === 'task' ? 'for' : 'subject'}', jsonb_build_object('reference', 'Patient/' || ${citizen}))`;
  const moment = `timestamptz '2026-11-20T12:00:00Z' - n * interval '29 seconds'`;
  const status = `(array['requested', 'accepted', 'in-progress', 'completed'])[1 + mod(n / ${citizens}, 4)]`;
  await run(
    'citizens',
    multiply('patient', citizens, {
      id: `'citizen-' || n`,
      patient_id: `'citizen-' || n`,
      content: `t.content || jsonb_build_object('id', 'citizen-' || n)`,
    }),
  );
  await run(
    'their GPs',
    `insert into record.relation select 'citizen-' || n, ${house('n')}, 'gp', '-infinity', 'infinity', 'Patient/citizen-' || n from generate_series(0, ${citizens - 1}) n`,
  );
  await run(
    'their consents',
    `insert into record.consent_rule (patient_id, permit, party, purpose, own, weight, given, since, until, source)
    select 'citizen-' || n, true, 'role:gp', 'treatment', false, 3, '2026-01-01', '-infinity', 'infinity', 'Consent/consent-' || n from generate_series(1, ${citizens - 1}) n`,
  );
  await run(
    `${observations} observations`,
    multiply('observation', observations, {
      id: `'observation-' || n`,
      patient_id: citizen,
      event_time: moment,
      date_end: `${moment} + interval '1 second'`,
      content: `t.content || ${about('observation')}`,
    }),
  );
  await run(
    `${tasks} tasks`,
    multiply('task', tasks, {
      id: `'task-' || n`,
      patient_id: citizen,
      owner: house(`mod(n, ${citizens})`),
      status,
      modified: moment,
      modified_end: `${moment} + interval '1 second'`,
      content: `t.content || ${about('task')} || jsonb_build_object('status', ${status}, 'owner', jsonb_build_object('reference', ${house(`mod(n, ${citizens})`)}))`,
    }),
  );
  for (const table of ['patient', 'observation', 'task']) {
    await run(
      `history of ${table}s`,
      `insert into record.${table}_history (id, version, patient_id, recorded, event_time, action, content)
      select id, version, patient_id, recorded, event_time, 'create', content from record.${table} on conflict do nothing`,
    );
  }
  await run('statistics', 'vacuum analyze');

  /** Rows like the example of the table, some columns otherwise. */
  function multiply(table: string, count: number, changed: Readonly<Record<string, string>>): string {
    const columns = Object.keys(changed);
    return `do $$ declare others text; begin
      select string_agg(quote_ident(column_name), ', ') into others from information_schema.columns
        where table_schema = 'record' and table_name = '${table}' and column_name <> all (array[${columns.map((name) => `'${name}'`)}]);
      execute format($q$insert into record.${table} (${columns.join(', ')}, %1$s)
        select ${Object.values(changed).join(', ')}, %1$s from record.${table} t, generate_series(1, ${count - 1}) n where t.id like '%%-0'$q$, others);
    end $$`;
  }
}

function aTask(): Resource {
  return {
    resourceType: 'Task',
    status: 'requested',
    intent: 'order',
    for: { reference: 'Patient/citizen-0' },
    owner: { reference: 'Organization/house-0' },
    requester: { reference: 'Organization/hospital' },
    authoredOn: '2026-11-01T09:00:00Z',
    lastModified: '2026-11-20T12:00:00Z',
    code: { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/task', code: 'follow-up' }] },
  };
}

function aConsent(): Resource {
  return {
    resourceType: 'Consent',
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: { reference: 'Patient/citizen-0' },
    dateTime: '2026-01-01',
    policyRule: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTIN' }] },
    provision: {
      type: 'permit',
      actor: [
        {
          role: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] },
          reference: { identifier: { system: actorSystem, value: 'gp' } },
        },
      ],
      purpose: [{ system: purposeSystem, code: 'treatment' }],
    },
  };
}

async function saved(work: Promise<{ readonly ok: boolean }>): Promise<void> {
  const outcome = await work;
  if (!outcome.ok) throw new Error(`the example was not saved: ${JSON.stringify(outcome)}`);
}
