import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { feedbackOf, listen, type Reply, type TestServer } from '../listening-server.ts';
import type { Card } from './card.ts';
import { bundle, condition, hookRequest, observation, order, prefetch } from './prefetch-fixture.ts';

let server: TestServer;
before(async () => {
  server = await listen();
  assert.ok(server.isReady(), 'the shipped programme loads');
});
after(() => server.close());

type Hook = 'patient-view' | 'order-select' | 'order-sign';
const call = (hook: Hook, more: object = {}, orders?: object[]): Promise<Reply> =>
  server.post(`/cds-services/rygforloeb-${hook}`, hookRequest(hook, more, orders));
const cardsOf = (reply: Reply): readonly Card[] => {
  assert.equal(reply.status, 200, reply.text);
  return reply.json.cards;
};
const paresis = observation('o20', 'strength-grade', 2, {
  effectiveDateTime: undefined,
  effectivePeriod: { start: '2024-03-12T04:00:00+01:00', end: '2024-03-12T09:30:00+01:00' },
});

test('discovery tells three services, each with prefetch for what the mapper reads', async () => {
  const { status, type, json } = await server.get('/cds-services');
  assert.equal(status, 200);
  assert.match(type, /^application\/json/);
  assert.deepEqual(
    json.services.map(({ hook }: { hook: string }) => hook),
    ['patient-view', 'order-select', 'order-sign'],
  );
  for (const service of json.services) {
    for (const field of ['id', 'title', 'description', 'usageRequirements'])
      assert.ok(service[field].length > 10, `${service.id} ${field}`);
    assert.equal(service.prefetch.patient, 'Patient/{{context.patientId}}');
    assert.equal(Object.keys(service.prefetch).length, 12);
  }
});

test('every card has the form of CDS Hooks 2.0: short summary, Danish detail, source, no more than five', async () => {
  for (const hook of ['patient-view', 'order-select', 'order-sign'] as const) {
    const cards = cardsOf(await call(hook));
    assert.ok(cards.length > 0 && cards.length <= 5, hook);
    assert.equal(new Set(cards.map(({ uuid }) => uuid)).size, cards.length);
    for (const card of cards) {
      assert.ok(card.summary.length < 140 && card.summary.length > 10, card.summary);
      assert.match(card.detail, /FP \d/);
      assert.match(card.source.label, /Udkast 2023/);
      assert.ok(card.source.url?.startsWith('http://127.0.0.1:'));
      assert.equal(card.suggestions !== undefined, card.selectionBehavior !== undefined);
      assert.notEqual(card.indicator, 'critical');
    }
  }
});

test('the answer stands in full in the response, with who asked, when, and what was left unread', async () => {
  const { json } = await call('patient-view');
  const told = json.extension['dk.rygforloeb.answer'];
  assert.equal(told.actor, 'gp');
  assert.equal(told.asOf, '2024-03-12T10:00:00+01:00');
  assert.equal(told.answers[0].programme.version, '2023-hoeringsudkast');
  assert.deepEqual(told.notReceived, []);
  assert.deepEqual(told.unread, [{ reference: 'Condition/c4', reason: 'unknown-code', code: 'DI109' }]);
});

test('seven weeks of sciatica, MRI in hand: the first card says which judgement is missing', async () => {
  for (const hook of ['order-select', 'order-sign'] as const) {
    const [card] = cardsOf(await call(hook));
    assert.match(card?.summary ?? '', /^MR-skanning af lænderyg: .*(mangler)/);
    assert.equal(card?.indicator, 'info');
    assert.match(card?.detail ?? '', /Ikke oplyst – kan ændre svaret/);
    assert.equal(card?.overrideReasons, undefined);
  }
});

test('only the selected orders are answered while ordering; at signing all drafts are, each by its own card', async () => {
  const drafts = [order('s1', 'UXME30'), order('s2', 'UXRE30')];
  const summaries = async (hook: Hook, selections?: readonly string[]) => {
    const context = { userId: 'Practitioner/1', patientId: 'p1', draftOrders: bundle(...drafts), selections };
    return cardsOf(await call(hook, { context })).map(({ summary }) => summary.split(':')[0]);
  };
  const [mri] = await summaries('order-select', ['ServiceRequest/s1']);
  const [xray] = await summaries('order-select', ['ServiceRequest/s2']);
  assert.notEqual(mri, xray);
  assert.deepEqual(await summaries('order-select', ['ServiceRequest/s2']), [xray]);
  assert.deepEqual(await summaries('order-select', ['ServiceRequest/s9']), []);
  assert.deepEqual(await summaries('order-sign'), [mri, xray]);
});

test('MRI of non-specific trouble at signing: not opened, with the programme’s reasons to go on and the talk as another way', async () => {
  const plain = prefetch({
    conditions: bundle(condition('c2', 'DM545')),
    observations: bundle(observation('o1', 'diagnostic-triage', 'non-specific')),
  });
  const [card] = cardsOf(await call('order-sign', { prefetch: plain }));
  assert.match(card?.summary ?? '', /ikke åbnet af programmet – kan fraviges/);
  assert.ok((card?.overrideReasons?.length ?? 0) >= 5);
  for (const reason of card?.overrideReasons ?? []) assert.ok(reason.display && reason.code && reason.system);
  assert.deepEqual(
    card?.suggestions?.map(({ label }) => label),
    ['Forklar hvorfor ikke billeddiagnostik'],
  );
  const [selected] = cardsOf(await call('order-select', { prefetch: plain }));
  assert.equal(selected?.overrideReasons, undefined, 'the reasons belong to the signing');
});

test('a new paresis of grade 2 interrupts: one critical card alone, on every hook, whatever the order', async () => {
  for (const hook of ['patient-view', 'order-select', 'order-sign'] as const) {
    const cards = cardsOf(await call(hook, { prefetch: prefetch({}, [paresis]) }));
    assert.equal(cards.length, 1);
    const [card] = cards;
    assert.equal(card?.indicator, 'critical');
    assert.match(card?.summary ?? '', /^Akut henvisning til FAM – Kraftgrad/);
    assert.match(card?.detail ?? '', /opstået 12\. marts 2024 kl\. 04\.00/);
    assert.match(card?.detail ?? '', /Ring 112/);
    if (hook !== 'patient-view') assert.match(card?.detail ?? '', /Ordren i hånden \(MR-skanning af lænderyg\)/);
    const [draft] = card?.suggestions ?? [];
    assert.deepEqual(pick(draft?.actions[0]?.resource, ['resourceType', 'status', 'intent', 'priority']), [
      'ServiceRequest',
      'draft',
      'proposal',
      'stat',
    ]);
  }
});

test('a chiropractor’s acute referral also tells the GP', async () => {
  const extension = { 'dk.rygforloeb.actor': 'chiropractor' };
  const [card] = cardsOf(await call('patient-view', { extension, prefetch: prefetch({}, [paresis]) }));
  assert.deepEqual(
    card?.suggestions?.map(({ actions }) => pick(actions[0]?.resource, ['resourceType', 'priority'])),
    [
      ['ServiceRequest', 'stat'],
      ['Task', 'stat'],
    ],
  );
});

test('a bladder sign that nobody has judged belongs to today: a warning, not critical, and the calm cards wait', async () => {
  const cards = cardsOf(await call('patient-view', { prefetch: prefetch({}, [observation('o20', 'bladder-disturbance', true)]) }));
  assert.ok(cards.length <= 3);
  const [first] = cards;
  if (first?.indicator === 'critical') assert.match(first.detail, /cauda equina/i);
  else assert.match(first?.summary ?? '', /^I dag: Afklar mistanke om cauda equina/);
});

test('an order that is not about the back is met with silence, and so is a chart without back trouble', async () => {
  const other = prefetch({
    conditions: bundle(condition('c4', 'DI109')),
    observations: null,
    questionnaireResponses: null,
    medications: null,
  });
  assert.deepEqual(cardsOf(await call('patient-view', { prefetch: other })), []);
  assert.deepEqual(cardsOf(await call('order-sign', { prefetch: other }, [order('s1', 'UXRA00')])), []);
});

test('a chart of neck pain alone gets no card', async () => {
  const neck = prefetch({ conditions: bundle(condition('c1', 'DM542')), observations: null });
  assert.deepEqual(cardsOf(await call('patient-view', { prefetch: neck })), []);
});

test('who asks: the extension, else the role of the user, else the setting', async () => {
  const actorOf = async (more: object) => (await call('patient-view', more)).json.extension['dk.rygforloeb.answer'].actor;
  const role = (code: object) => ({
    prefetch: prefetch({
      user: { resourceType: 'PractitionerRole', id: 'r1', practitioner: { reference: 'Practitioner/1' }, code: [{ coding: [code] }] },
    }),
  });
  const medcom = 'http://medcomfhir.dk/ig/terminology/CodeSystem/medcom-core-PractitionerRolesSKSadministrativ';
  assert.equal(await actorOf({}), 'gp');
  assert.equal(await actorOf(role({ system: medcom, code: 'kiropraktor' })), 'chiropractor');
  assert.equal(
    await actorOf(role({ system: 'https://rygforloeb.dk/fhir/CodeSystem/actor', code: 'municipality_140' })),
    'municipality_140',
  );
  assert.equal(
    await actorOf({ ...role({ system: medcom, code: 'kiropraktor' }), extension: { 'dk.rygforloeb.actor': 'hospital' } }),
    'hospital',
  );
  assert.equal((await call('patient-view', { extension: { 'dk.rygforloeb.actor': 'surgeon' } })).status, 400);
});

test('a rejection without a date is not believed, and the card says so', async () => {
  const undated = observation('o21', 'suspected-cauda-equina', false, { effectiveDateTime: undefined });
  const [card] = cardsOf(await call('patient-view', { prefetch: prefetch({}, [undated]) }));
  assert.match(card?.detail ?? '', /Ikke brugt fra journalen: .*cauda equina.* \(uden dato\)/i);
});

test('a name in the record cannot put a link or a picture into a card', async () => {
  const hostile = condition('c9', '![x](https://evil.example/?q=1)<img src=x>', { id: '[x](https://evil.example)' });
  const { text } = await call('patient-view', { prefetch: prefetch({ conditions: bundle(condition('c2', 'DM545'), hostile) }) });
  assert.doesNotMatch(JSON.stringify(JSON.parse(text).cards), /evil/);
});

test('what is missing or wrong in a request is told with its place', async () => {
  const places = (reply: Reply) => reply.json.issue.flatMap(({ expression = [] }: { expression?: string[] }) => expression);
  const wrong = await call('order-sign', { hookInstance: 'x', context: { userId: 'Karen', patientId: 7 } });
  assert.equal(wrong.status, 400);
  assert.equal(wrong.json.resourceType, 'OperationOutcome');
  assert.deepEqual(places(wrong), ['hookInstance', 'context.userId', 'context.patientId', 'context.draftOrders']);
  const unselected = await call('order-select', { context: { userId: 'Practitioner/1', patientId: 'p1', draftOrders: bundle() } });
  assert.deepEqual(places(unselected), ['context.selections']);
  assert.equal((await server.post('/cds-services/rygforloeb-order-sign', hookRequest('patient-view'))).status, 400);
  assert.equal((await server.post('/cds-services/none', hookRequest('patient-view'))).status, 404);
});

test('without the prefetch that an answer needs the service refuses with 412 and says that it does not fetch', async () => {
  for (const given of [undefined, {}, { ...prefetch(), conditions: undefined }, { ...prefetch(), patient: null }]) {
    const reply = await call('patient-view', { prefetch: given, fhirServer: 'https://fhir.example.org' });
    assert.equal(reply.status, 412, JSON.stringify(given));
    assert.match(reply.text, /henter ikke selv fra fhirServer/);
  }
  const failed = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] };
  assert.equal((await call('patient-view', { prefetch: prefetch({ observations: failed }) })).status, 412);
  assert.equal((await call('patient-view', { prefetch: prefetch({ consents: failed }) })).status, 200);
});

test('feedback is kept and counted; one wrong entry refuses the whole', async () => {
  const path = '/cds-services/rygforloeb-order-sign/feedback';
  const before = (await server.get('/healthz')).json.feedback;
  const accepted = feedbackOf({
    outcome: 'accepted',
    overrideReason: undefined,
    acceptedSuggestions: [{ id: 'e56e1945-20b3-4393-8503-a1a20fd73152' }],
  });
  assert.equal((await server.post(path, { feedback: [feedbackOf(), accepted] })).status, 200);
  assert.equal((await server.get('/healthz')).json.feedback, before + 2);
  for (const wrong of [
    { outcome: 'ignored' },
    { card: 'x' },
    { outcomeTimestamp: 'i går' },
    { outcome: 'accepted' },
    { overrideReason: 'x' },
  ]) {
    const reply = await server.post(path, { feedback: [feedbackOf(), feedbackOf(wrong)] });
    assert.equal(reply.status, 400, JSON.stringify(wrong));
  }
  assert.equal((await server.post(path, {})).status, 400);
  assert.equal((await server.get('/healthz')).json.feedback, before + 2);
});

function pick(resource: object | undefined, fields: readonly string[]): readonly unknown[] {
  return fields.map((field) => (resource as Record<string, unknown> | undefined)?.[field]);
}
