/** Every case of the house as a FHIR record at the point of care: cards in the form of CDS Hooks 2.0, and critical for acute answers alone. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Case, caseToFhir, loadTexts, loadVocabulary, readCases, shippedProgramme } from '@rygforloeb/decision';
import { type RunningServer, startServer } from '@rygforloeb/server';

// biome-ignore lint/suspicious/noExplicitAny: answers as tests read them
type Json = any;

const vocabulary = loadVocabulary(shippedProgramme);
const texts = loadTexts(shippedProgramme, vocabulary);
const folder = join(import.meta.dirname, '..', '..', 'cases');
const cases: readonly Case[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .flatMap((name) => readCases(readFileSync(join(folder, name), 'utf8'), name, vocabulary).cases);

let now = new Date();
let server: RunningServer;
before(async () => {
  server = await startServer({ port: 0, log: 'error', rateLimit: false, now: () => now });
  await server.settled;
  assert.ok(server.isReady());
});
after(() => server.close());

/** The case as the journal of its citizen, seen at its own moment. */
async function cardsOf(hook: string, aCase: Case): Promise<Json> {
  const resources: readonly Json[] = caseToFhir(aCase, vocabulary);
  const ofType = (type: string) => ({
    resourceType: 'Bundle',
    type: 'searchset',
    entry: resources.filter(({ resourceType }) => resourceType === type).map((resource) => ({ resource })),
  });
  const { question = 'refer:imaging-mri' } = aCase;
  const code = { coding: [{ system: 'https://rygforloeb.dk/fhir/CodeSystem/question', code: question }] };
  const entry = [{ resource: { resourceType: 'ServiceRequest', id: 's1', status: 'draft', intent: 'order', code } }];
  const body = {
    hook,
    hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
    context: {
      userId: 'Practitioner/1',
      patientId: 'citizen',
      draftOrders: { resourceType: 'Bundle', entry },
      selections: ['ServiceRequest/s1'],
    },
    prefetch: {
      patient: resources.find(({ resourceType }) => resourceType === 'Patient'),
      conditions: null,
      observations: ofType('Observation'),
      medications: ofType('MedicationRequest'),
    },
    extension: { 'dk.rygforloeb.actor': aCase.actor },
  };
  now = new Date(aCase.asOf);
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${server.url}/cds-services/rygforloeb-${hook}`, init);
  assert.equal(response.status, 200, aCase.id);
  return response.json();
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const cardKeys = 'detail extension indicator links overrideReasons selectionBehavior source suggestions summary uuid'.split(' ');
const addresses = new Set<string>();

/** CDS Hooks 2.0, "CDS Service Response": the fields of a card, and nothing else. */
function checkCard(card: Json, name: string): void {
  for (const key of Object.keys(card)) assert.ok(cardKeys.includes(key), `${name}: ${key}`);
  assert.match(card.uuid, uuid);
  assert.ok(card.summary.length > 0 && card.summary.length < 140, `${name}: ${card.summary}`);
  assert.ok(['info', 'warning', 'critical'].includes(card.indicator), name);
  assert.ok(card.detail.length > 0 && card.source.label.length > 0, name);
  assert.ok(card.source.topic.code && card.source.topic.system && card.source.topic.display, name);
  for (const url of [card.source.url, ...(card.links ?? []).map((link: Json) => link.url)]) addresses.add(url);
  for (const { label, type } of card.links ?? []) assert.ok(label.length > 0 && type === 'absolute', name);
  assert.equal(card.suggestions === undefined, card.selectionBehavior === undefined, name);
  for (const { uuid: id, label, actions } of card.suggestions ?? []) {
    assert.match(id, uuid);
    assert.ok(label.length > 0 && label.length <= 80 && actions.length > 0, `${name}: ${label}`);
    for (const { type, description, resource } of actions) {
      assert.ok(type === 'create' && description.length > 0, name);
      assert.ok(resource.status === 'draft' && ['ServiceRequest', 'Task'].includes(resource.resourceType), name);
      assert.equal((resource.subject ?? resource.for).reference, 'Patient/citizen');
    }
  }
  if (card.overrideReasons !== undefined)
    assert.deepEqual(
      card.overrideReasons.map(({ code, display }: Json) => [code, display]),
      texts.overrideReasons.map(({ code, label }) => [code, label.da]),
    );
}

/** Every case opens its chart; an order is taken in every sixth, for its card differs in words alone. */
for (const [hook, step] of [
  ['patient-view', 1],
  ['order-select', 6],
  ['order-sign', 6],
] as const) {
  const chosen = cases.filter((_, index) => index % step === 0);
  test(`${hook}: every card of ${chosen.length} cases has its form, and is critical when the answer is acute, and only then`, async () => {
    const seen = { critical: 0, warning: 0, info: 0 };
    for (const aCase of chosen) {
      const { cards, extension, ...rest } = await cardsOf(hook, aCase);
      const name = `${hook} ${aCase.id}`;
      assert.deepEqual(rest, {}, name);
      assert.ok(cards.length <= 5, name);
      const { answers } = extension['dk.rygforloeb.answer'];
      const isAcute = ['acute', 'emergency'].includes(answers[0].urgency);
      assert.equal(
        cards.some((card: Json) => card.indicator === 'critical'),
        isAcute,
        name,
      );
      for (const card of cards) {
        checkCard(card, name);
        seen[card.indicator as keyof typeof seen] += 1;
        if (card.overrideReasons !== undefined) assert.equal(hook, 'order-sign', name);
      }
    }
    assert.ok(Math.min(seen.critical, seen.warning, seen.info) > 10, JSON.stringify(seen));
  });
}

test('every address in a card leads to a page that this server shows', async () => {
  assert.ok(addresses.size > 0);
  for (const address of addresses) {
    const response = await fetch(address, { headers: { accept: 'text/html' } });
    assert.equal(response.status, 200, address);
    assert.match(response.headers.get('content-type') ?? '', /text\/html/);
  }
});
