import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { anObservation, aPatient, aTask } from '../testing/examples.ts';
import { auditKey, openGatedRecord, someone } from '../testing/open-gated-record.ts';
import type { Access } from './access.ts';
import type { GatedRecord } from './gated-record.ts';
import { verifyAudit } from './verify-audit.ts';

const clinic = 'Organization/clinic';
const office = 'Organization/office';
let now = new Date('2026-11-21T12:00:00Z');
const house = await openGatedRecord(() => now);
const as = (role: string, organization?: string, more?: Partial<Access>): GatedRecord => house.record.as(someone(role, organization, more));
const lookedAt = async (patient: string) => {
  const log = await as('keeper').audit({ patient });
  assert.ok(log.ok);
  return log.page.entries.map(({ action, outcome, type, who, reason }) => [action, outcome, type, who, ...(reason ? [reason] : [])]);
};

before(async () => {
  const jobs = as('jobs');
  for (const id of ['karen', 'bent', 'ole']) await must(jobs.create(aPatient(), { id }));
  await must(jobs.create(team('karen', clinic)));
  await must(jobs.create(consent('karen', 'permit', '2026-11-01', clinic)));
  await must(jobs.create(anObservation('karen'), { id: 'leg-pain-of-karen' }));
  await must(jobs.create(anObservation('bent'), { id: 'leg-pain-of-bent' }));
});

test('a clinic with relation and consent sees the citizen, and another does not learn that she is there', async () => {
  assert.ok((await as('clinic', clinic).read('Patient', 'karen')).ok);
  for (const id of ['karen', 'nobody']) {
    assert.deepEqual(await as('clinic', 'Organization/other').read('Patient', id), { ok: false, reason: 'not-found' });
  }
  assert.deepEqual(await as('clinic', 'Organization/other').count('Observation'), { ok: true, count: 0 });
});

test('who may see nothing of a type is told so, whoever the citizen is', async () => {
  assert.deepEqual(await as('office', office).read('Consent', 'any'), { ok: false, reason: 'forbidden', why: 'role' });
  assert.deepEqual(await as('stranger').read('Patient', 'karen'), { ok: false, reason: 'forbidden', why: 'role' });
  assert.deepEqual(await as('clinic', clinic, { purpose: 'work' }).read('Patient', 'karen'), {
    ok: false,
    reason: 'forbidden',
    why: 'purpose',
  });
});

test('consent that is withdrawn ends access at once, and consent that is given again opens it', async () => {
  const jobs = as('jobs');
  await must(jobs.create(team('ole', clinic)));
  const given = await must(jobs.create(consent('ole', 'permit', '2026-11-01', clinic)));
  assert.ok((await as('clinic', clinic).read('Patient', 'ole')).ok);
  const withdrawn = await must(jobs.update({ ...given, status: 'inactive' }, 1));
  assert.equal((await as('clinic', clinic).read('Patient', 'ole')).ok, false);
  await must(jobs.update({ ...withdrawn, status: 'active' }, 2));
  assert.ok((await as('clinic', clinic).read('Patient', 'ole')).ok);
  await must(jobs.delete('Consent', given.id, 3));
  assert.equal((await as('clinic', clinic).read('Patient', 'ole')).ok, false);
});

test('a consent is never dated ahead, for it would go before a refusal that is said in the meantime', async () => {
  const jobs = as('jobs');
  await must(jobs.create(aPatient(), { id: 'ahead' }));
  const dated = (dateTime: string) => jobs.create(consent('ahead', 'permit', dateTime, clinic));
  const tooLate = await dated('2026-11-22');
  assert.ok(!tooLate.ok && tooLate.reason === 'invalid' && tooLate.issues[0]?.expression[0] === 'Consent.dateTime');
  assert.equal((await dated('2026-11-21T12:06:00Z')).ok, false);
  const given = await must(dated('2026-11-21T12:04:00Z'));
  await must(dated('2026-11-21'));
  assert.equal((await jobs.update({ ...given, dateTime: '2027-01-01' }, 1)).ok, false);
});

test('a refusal of the same day that names no clock time goes before what was permitted that day', async () => {
  const jobs = as('jobs');
  await must(jobs.create(aPatient(), { id: 'same-day' }));
  await must(jobs.create(team('same-day', clinic)));
  await must(jobs.create(consent('same-day', 'permit', '2026-11-20T10:00:00Z', clinic)));
  assert.ok((await as('clinic', clinic).read('Patient', 'same-day')).ok);
  await must(jobs.create(consent('same-day', 'deny', '2026-11-20', clinic)));
  assert.equal((await as('clinic', clinic).read('Patient', 'same-day')).ok, false);
  await must(jobs.create(consent('same-day', 'permit', '2026-11-21', clinic)));
  assert.ok((await as('clinic', clinic).read('Patient', 'same-day')).ok);
});

test('what a citizen has refused is not opened by a consent that a clinic notes down later, but by her own', async () => {
  const jobs = as('jobs');
  await must(jobs.create(aPatient(), { id: 'own-word' }));
  await must(jobs.create(team('own-word', clinic)));
  const by = (performer: string) => ({ performer: [{ reference: performer }] });
  await must(jobs.create({ ...consent('own-word', 'deny', '2026-10-01', clinic), ...by('Patient/own-word') }));
  await must(jobs.create({ ...consent('own-word', 'permit', '2026-11-01', clinic), ...by(clinic) }));
  assert.equal((await as('clinic', clinic).read('Patient', 'own-word')).ok, false);
  await must(jobs.create({ ...consent('own-word', 'permit', '2026-11-02', clinic), ...by('Patient/own-word') }));
  assert.ok((await as('clinic', clinic).read('Patient', 'own-word')).ok);
});

test('the parties of a referral that has ended may follow up for the days that the policy gives, and no longer', async () => {
  const jobs = as('jobs');
  await must(jobs.create(aPatient(), { id: 'ended' }));
  await must(jobs.create(consent('ended', 'permit', '2026-01-01', clinic)));
  const end = '2026-11-10T12:00:00Z';
  await must(
    jobs.create({
      resourceType: 'CareTeam',
      status: 'active',
      subject: { reference: 'Patient/ended' },
      participant: [{ member: { reference: 'Organization/second' }, period: { end } }],
    }),
  );
  const referral = {
    resourceType: 'ServiceRequest',
    intent: 'order',
    subject: { reference: 'Patient/ended' },
    code: { text: 'assessment' },
    requester: { reference: 'Organization/asker' },
    authoredOn: '2026-11-01',
    performer: [{ reference: clinic }],
  };
  const sent = await must(jobs.create({ ...referral, status: 'active' }));
  assert.ok((await as('clinic', clinic).read('Patient', 'ended')).ok);
  const closed = await must(jobs.update({ ...sent, status: 'completed' }, 1));
  const ended = Date.parse(`${closed.meta?.lastUpdated}`);
  const wait = 10 * 24 * 3600 * 1000;
  const before = now;
  for (const [at, may] of [
    [ended + wait - 1000, true],
    [ended + wait + 1000, false],
  ] as const) {
    now = new Date(at);
    assert.equal((await as('clinic', clinic).read('Patient', 'ended')).ok, may);
  }
  now = before;
});

test('acute access opens one citizen with a reason, for roles that may, and she sees who, and why', async () => {
  const emergency = { patient: 'bent', reason: 'Fald, kan ikke tisse' };
  const acute = as('clinic', 'Organization/other', { emergency });
  assert.ok((await acute.read('Observation', 'leg-pain-of-bent')).ok);
  assert.equal((await acute.read('Observation', 'leg-pain-of-karen')).ok, false);
  assert.ok((await acute.create(anObservation('bent'))).ok);
  assert.deepEqual(await as('office', office, { emergency }).read('Patient', 'bent'), { ok: false, reason: 'forbidden', why: 'emergency' });
  const silent = { patient: 'bent', reason: ' ' };
  assert.deepEqual(await as('clinic', clinic, { emergency: silent }).read('Patient', 'bent'), {
    ok: false,
    reason: 'forbidden',
    why: 'emergency',
  });
  const looks = await lookedAt('bent');
  assert.ok(
    looks.some(
      ([action, outcome, type, who, reason]) =>
        action === 'read' && outcome === 'done' && type === 'Observation' && who === 'Practitioner/clinic' && reason === emergency.reason,
    ),
  );
});

test('a refused look stands in the log of the citizen', async () => {
  await as('clinic', 'Organization/curious').read('Observation', 'leg-pain-of-bent');
  const [last] = await lookedAt('bent');
  assert.deepEqual(last, ['read', 'denied', 'Observation', 'Practitioner/clinic']);
});

test('a citizen reads her own log, and nobody else does but those who keep it', async () => {
  const own = await as('citizen').audit({ patient: 'karen', count: 2 });
  assert.ok(own.ok && own.page.entries.length === 2 && own.page.next !== undefined);
  const next = await as('citizen').audit({ patient: 'karen', count: 2, below: Number(own.page.next) });
  assert.ok(next.ok && (next.page.entries[0]?.seq ?? Number.NaN) < (own.page.entries[1]?.seq ?? 0));
  assert.deepEqual(await as('citizen').audit({ patient: 'bent' }), { ok: false, reason: 'forbidden', why: 'role' });
  assert.deepEqual(await as('clinic', clinic).audit({ patient: 'karen' }), { ok: false, reason: 'forbidden', why: 'role' });
  assert.ok((await as('keeper').audit({ patient: 'karen' })).ok);
});

test('the narrow view shows its elements and no free text, and searches by no other', async () => {
  const jobs = as('jobs');
  await must(
    jobs.create({
      resourceType: 'ServiceRequest',
      status: 'active',
      intent: 'order',
      subject: { reference: 'Patient/karen' },
      code: { text: 'work' },
      requester: { reference: 'Organization/asker' },
      authoredOn: '2026-11-01',
      performer: [{ reference: office }],
    }),
  );
  await must(
    jobs.create({
      ...consent('karen', 'permit', '2026-11-01', office),
      provision: { type: 'permit', actor: actor(office), purpose: [purpose('work')] },
    }),
  );
  const atRisk = {
    ...anObservation('karen', '2026-11-01', 'job-at-risk'),
    note: [{ text: 'hader sin chef' }],
    code: { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/finding', code: 'job-at-risk', display: 'ord' }], text: 'ord' },
  };
  const { id } = await must(jobs.create(atRisk));
  const seen = await as('office', office).read('Observation', id);
  assert.ok(seen.ok);
  const { meta, ...shown } = seen.resource;
  assert.deepEqual(shown, {
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/finding', code: 'job-at-risk' }] },
    valueBoolean: true,
  });
  assert.match(JSON.stringify(meta), /SUBSETTED/);
  assert.deepEqual(await as('office', office).read('Observation', 'leg-pain-of-karen'), { ok: false, reason: 'not-found' });
  const found = await as('office', office).search('Observation', { where: { patient: 'karen' } });
  assert.deepEqual(found.ok && found.page.entries.map((resource) => resource.id), [id]);
  const byName = (parameter: string) => as('office', office).search('Observation', { conditions: [{ parameter, filter: 'karen' }] });
  assert.ok((await byName('subject')).ok);
  assert.deepEqual(await byName('code'), { ok: false, reason: 'forbidden', why: 'parameter' });
  assert.deepEqual(await as('office', office).search('Observation', { where: { codes: 'leg-pain' } }), {
    ok: false,
    reason: 'forbidden',
    why: 'parameter',
  });
  assert.deepEqual(await as('office', office).create(anObservation('karen')), { ok: false, reason: 'forbidden', why: 'role' });
});

test('a task about nobody is seen by its parties alone', async () => {
  const { id } = await must(as('jobs').create(aTask(office, 'requested', '2026-11-01T12:00:00Z')));
  assert.ok((await as('office', office).read('Task', id)).ok);
  assert.deepEqual(await as('office', 'Organization/other').read('Task', id), { ok: false, reason: 'not-found' });
  assert.deepEqual(await as('office', 'Organization/other').count('Task'), { ok: true, count: 0 });
});

test('nobody writes in the name of another', async () => {
  const message = {
    resourceType: 'Communication',
    status: 'preparation',
    subject: { reference: 'Patient/karen' },
    recipient: [{ reference: office }],
  };
  const by = (reference: string) => as('clinic', clinic).create({ ...message, sender: { reference } });
  assert.ok((await by(clinic)).ok);
  assert.deepEqual(await by(office), { ok: false, reason: 'forbidden', why: 'author' });
  assert.deepEqual(await as('clinic', clinic).create(message), { ok: false, reason: 'forbidden', why: 'author' });
});

test('an app may do no more than it was granted, and no more than its user', async () => {
  const app = (type: string, actions: 'r'[], patient?: string) => ({
    app: { client: 'app', scopes: [{ type, actions, ...(patient && { patient }) }] },
  });
  assert.ok((await as('clinic', clinic, app('Observation', ['r'])).read('Observation', 'leg-pain-of-karen')).ok);
  assert.deepEqual(await as('clinic', clinic, app('Patient', ['r'])).read('Observation', 'leg-pain-of-karen'), {
    ok: false,
    reason: 'forbidden',
    why: 'scope',
  });
  assert.deepEqual(await as('clinic', clinic, app('*', ['r'])).create(anObservation('karen')), {
    ok: false,
    reason: 'forbidden',
    why: 'scope',
  });
  assert.deepEqual(await as('clinic', clinic, app('Observation', ['r'], 'bent')).read('Observation', 'leg-pain-of-karen'), {
    ok: false,
    reason: 'not-found',
  });
  assert.deepEqual(await as('clinic', 'Organization/other', app('*', ['r'])).read('Observation', 'leg-pain-of-karen'), {
    ok: false,
    reason: 'not-found',
  });
});

test('a key is each agent’s own, and what a conditional create finds is shown only to who may see it', async () => {
  const first = await must(as('clinic', clinic).create(anObservation('karen'), { key: 'one' }));
  assert.deepEqual((await must(as('clinic', clinic).create(anObservation('karen'), { key: 'one' }))).id, first.id);
  const identifier = 'urn:oid:1.2.208.176.1.2|0202702345';
  const hidden = await must(as('jobs').create(aPatient('0202702345')));
  const found = await must(as('clinic', 'Organization/other').create(aPatient('0202702345'), { identifier }));
  assert.deepEqual([found.id, found.name, found.identifier], [hidden.id, undefined, undefined]);
});

test('a transaction that is undone leaves no write in the log, and what was seen in it stays there', async () => {
  const changes = async () => (await lookedAt('karen')).filter(([action]) => action === 'create').length;
  const before = await changes();
  await as('clinic', clinic).transaction(async (inside) => {
    assert.ok((await inside.create(anObservation('karen'))).ok);
    assert.ok((await inside.read('Patient', 'karen')).ok);
    return { ok: false };
  });
  assert.equal(await changes(), before);
  assert.deepEqual((await lookedAt('karen'))[0], ['read', 'done', 'AuditEvent', 'Practitioner/keeper']);
  assert.ok((await lookedAt('karen')).some(([action, , type]) => action === 'read' && type === 'Patient'));
});

test('every change stands in the log, whose seals hold from the first entry to the last', async () => {
  const verdict = await verifyAudit(house.database.pool, auditKey);
  assert.deepEqual(
    { ...verdict, entries: verdict.entries > 50, head: verdict.head.length },
    { entries: true, head: 64, untold: 0, due: 0 },
  );
});

test('an entry that is changed, taken out or cut off the end is found, and so is a change behind the log’s back', async () => {
  const { pool } = house.database;
  const { rows } = await pool.query<{ first: string }>('select first from record.audit_log order by first');
  const [one = 0, another = 0, end = 0] = [rows[4], rows[6], rows.at(-1)].map((row) => Number(row?.first));
  const undo = async (change: string, brokenAt: number | undefined, isUntold = false) => {
    const client = await pool.connect();
    await client.query('begin');
    await client.query(change);
    const verdict = await verifyAudit(client, auditKey);
    await client.query('rollback');
    client.release();
    assert.deepEqual([verdict.brokenAt, verdict.untold > 0], [brokenAt, isUntold], change);
  };
  await undo(
    `update record.audit_log set entries = replace(entries::text, 'Practitioner/jobs', 'Practitioner/none')::json where first = ${one}`,
    one,
  );
  await undo(`update record.audit_log set recorded = recorded - interval '1 day' where first = ${another}`, another);
  await undo(`delete from record.audit_log where first = ${one}`, one, true);
  await undo(`delete from record.audit_log where first = ${end}`, end);
  await undo(
    `insert into record.patient_history (id, version, patient_id, recorded, event_time, action, content)
      select id, 99, patient_id, recorded, event_time, 'update', content from record.patient_history where id = 'karen' limit 1`,
    undefined,
    true,
  );
  assert.equal((await verifyAudit(pool, Buffer.alloc(32, 6))).brokenAt, 1);
});

test('what a fall left between a change and the log is moved into the log at the next start', async () => {
  const { pool } = house.database;
  const { id } = await must(as('jobs').create(anObservation('karen')));
  const { rows } = await pool.query('select count(*)::integer as n from record.audit_due');
  assert.equal(rows[0].n, 0);
  const entry = {
    action: 'update',
    outcome: 'done',
    who: 'Practitioner/fallen',
    name: 'F',
    role: 'clinic',
    purpose: 'treatment',
    patients: ['karen'],
    type: 'Observation',
    id,
  };
  await pool.query(
    `insert into record.audit_due (id, entry, version, made) values (gen_random_uuid(), $1, 2, clock_timestamp() - interval '2 minutes')`,
    [entry],
  );
  const { AuditLog } = await import('./audit-log.ts');
  const { connectionOver } = await import('../store/connection.ts');
  assert.equal(await new AuditLog(connectionOver(pool), auditKey, () => now).recover(60_000), 1);
  assert.deepEqual((await lookedAt('karen'))[0], ['update', 'done', 'Observation', 'Practitioner/fallen']);
  assert.equal((await verifyAudit(pool, auditKey)).brokenAt, undefined);
});

test('two instances that write the log at once keep one chain', async () => {
  const { AuditLog } = await import('./audit-log.ts');
  const { connectionOver } = await import('../store/connection.ts');
  const logs = [1, 2, 3].map(() => new AuditLog(connectionOver(house.database.pool), auditKey, () => now));
  const entry = {
    action: 'login',
    outcome: 'done',
    who: 'Practitioner/a',
    name: 'A',
    role: 'clinic',
    purpose: 'treatment',
    patients: [],
  } as const;
  const before = (await verifyAudit(house.database.pool, auditKey)).entries;
  await Promise.all(Array.from({ length: 300 }, (_, index) => logs[index % 3]?.append(entry)));
  const after = await verifyAudit(house.database.pool, auditKey);
  assert.deepEqual([after.entries - before, after.brokenAt], [300, undefined]);
});

function team(patient: string, member: string) {
  return {
    resourceType: 'CareTeam',
    status: 'active',
    subject: { reference: `Patient/${patient}` },
    participant: [{ member: { reference: member } }],
  };
}

function consent(patient: string, type: 'permit' | 'deny', dateTime: string, party: string) {
  return {
    resourceType: 'Consent',
    status: 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: { reference: `Patient/${patient}` },
    dateTime,
    policyRule: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'OPTIN' }] },
    provision: { type, actor: actor(party), purpose: [purpose('treatment')] },
  };
}

function actor(reference: string) {
  return [
    {
      role: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] },
      reference: { reference },
    },
  ];
}

function purpose(code: string) {
  return { system: 'https://rygforloeb.dk/fhir/CodeSystem/purpose', code };
}

async function must<Outcome extends { readonly ok: boolean }>(
  work: Promise<Outcome>,
): Promise<Extract<Outcome, { ok: true }> extends { resource: infer R } ? R : never> {
  const outcome = await work;
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return (outcome as unknown as { resource: never }).resource;
}
