import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { aCitizen, houseOf, openPathway, saved } from '../testing/open-pathway.ts';
import { importOffers, previewOffers } from './import-offers.ts';
import { offersAsFinding, offersOf } from './offers.ts';
import { type DirectoryOfferTold, saveOffer } from './save-offer.ts';

const houses = await openPathway();
const office = houses.desk('back_coordinator', 'Organization/office');
const own = houses.desk('municipality_119');
const told: DirectoryOfferTold = {
  ref: 'sovn-1',
  municipality: 'Haderslev',
  category: 'sleep-guidance',
  name: 'Bedre søvn (fiktivt)',
  organization: houseOf('municipality_119'),
  link: 'https://example.org/soevn',
  selfReferral: true,
  fictitious: true,
};

before(async () => {
  await saved(houses.jobs, { resourceType: 'Organization', name: 'Anden Kommune (fiktiv)' }, 'another');
  await aCitizen(houses, 'karen');
});

test('a citizen of Haderslev sees the offers of Haderslev, with link and date, and no other municipality’s', async () => {
  assert.ok((await saveOffer(own, told)).ok);
  assert.ok(
    (await saveOffer(own, { ...told, ref: 'ude', name: 'Bevæg dig (fiktivt)', category: 'physical-activity', municipality: '0661' })).ok ===
      false,
    'there is no such municipality here',
  );
  assert.ok((await saveOffer(own, { ...told, municipality: 'Vejen', name: 'Andetsteds (fiktivt)' })).ok);
  const found = await offersOf(houses.citizen('karen'), 'Haderslev');
  assert.deepEqual(
    found?.offers.map(({ name, link, checked, fictitious }) => [name, link, checked, fictitious]),
    [['Bedre søvn (fiktivt)', 'https://example.org/soevn', '2026-11-21', true]],
  );
  assert.deepEqual(
    found?.missing.map(({ code }) => code),
    ['coping-course', 'disease-coping', 'depression-programme', 'physical-activity'],
  );
  assert.equal(await offersOf(own, 'København'), undefined);
  assert.ok(found?.selfReferral);
  assert.deepEqual(offersAsFinding(own, found), { code: 'municipal-offers', value: ['self-referral', 'sleep-guidance'] });
});

test('all 22 municipalities can have offers, the five kinds and no other', async () => {
  assert.equal(houses.programme.codeLists.municipalities.size, 22);
  for (const municipality of houses.programme.codeLists.municipalities.values())
    assert.ok((await offersOf(own, municipality)) !== undefined, municipality);
  assert.equal(houses.programme.municipal.categories.length, 5);
  const outcome = await saveOffer(own, { ...told, category: 'massage' });
  assert.ok(!outcome.ok && outcome.reason === 'offer');
});

test('a municipality changes its own offers and nobody else’s; who coordinates changes all; a GP changes none', async () => {
  const other = houses.desk('municipality_140', 'Organization/another');
  assert.ok((await saveOffer(own, told)).ok);
  assert.deepEqual(await saveOffer(other, told), { ok: false, reason: 'not-yours' });
  assert.deepEqual(await saveOffer(other, { ...told, organization: 'Organization/another' }), { ok: false, reason: 'not-yours' });
  const gp = await saveOffer(houses.desk('gp'), told);
  assert.ok(!gp.ok && gp.reason === 'forbidden');
  const closed = await saveOffer(office, { ...told, active: false });
  assert.ok(closed.ok && !closed.created);
  assert.deepEqual((await offersOf(own, 'Haderslev'))?.offers, [], 'what is closed is not offered');
});

test('who has seen an older version does not write over the newer one', async () => {
  const first = await saveOffer(own, { ...told, ref: 'v' });
  assert.ok(first.ok);
  assert.ok((await saveOffer(own, { ...told, ref: 'v', name: 'Andet navn (fiktivt)', seen: first.offer.version })).ok);
  assert.deepEqual(await saveOffer(own, { ...told, ref: 'v', seen: first.offer.version }), { ok: false, reason: 'changed', current: 2 });
});

for (const [what, change, field, fault] of [
  ['no name', { name: ' ' }, 'name', 'missing'],
  ['a house that there is not', { organization: 'Organization/nobody' }, 'organization', 'unknown'],
  ['disease coping that does not say whether it is in a group', { category: 'disease-coping' }, 'form', 'missing'],
  ['a link that is none', { link: 'javascript:alert(1)' }, 'link', 'not-a-link'],
  ['a day that there is not', { checked: 'i dag' }, 'checked', 'not-a-day'],
  ['a day to come', { checked: '2026-11-22' }, 'checked', 'future'],
] as const)
  test(`an offer with ${what} is told so`, async () => {
    assert.deepEqual(await saveOffer(own, { ...told, ...change }), { ok: false, reason: 'offer', faults: [{ field, fault }] });
  });

const csv = (...rows: string[]) => ['ref;municipality;category;name;organization;form;selfReferral', ...rows].join('\r\n');
const row = (ref: string, category = 'coping-course', more = 'group;ja') =>
  `${ref};Kolding;${category};"Navn; ${ref} (fiktivt)";${houseOf('municipality_119')};${more}`;

test('many offers come at once as CSV from a Danish spreadsheet; the same file again changes nothing twice', async () => {
  const first = await importOffers(own, { format: 'csv', text: `\uFEFF${csv(row('a'), '', row('b', 'sleep-guidance'))}\r\n` });
  assert.ok(first.ok && first.created === 2, JSON.stringify(first));
  assert.deepEqual(
    (await offersOf(own, 'Kolding'))?.offers.map(({ name }) => name),
    ['Navn; a (fiktivt)', 'Navn; b (fiktivt)'],
  );
  const again = await importOffers(own, { format: 'csv', text: csv(row('a'), row('b', 'sleep-guidance')) });
  assert.ok(again.ok && again.created === 0);
});

test('one wrong row and nothing is saved: each fault is told with its line and column', async () => {
  const outcome = await importOffers(own, {
    format: 'csv',
    text: csv(row('c'), row('c'), row('d', 'yoga'), row('e', 'sleep-guidance', 'alene;måske')),
  });
  assert.deepEqual(outcome, {
    ok: false,
    reason: 'rows',
    faults: [
      { row: 3, column: 1, field: 'ref', fault: 'twice' },
      { row: 4, column: 3, field: 'category', fault: 'unknown' },
      { row: 5, column: 7, field: 'selfReferral', fault: 'not-a-choice' },
      { row: 5, column: 6, field: 'form', fault: 'unknown' },
    ],
  });
  assert.ok(!(await offersOf(own, 'Kolding'))?.offers.some(({ ref }) => ref === 'c'));
});

test('a row of another house takes the whole file with it', async () => {
  const text = csv(row('f'), row('g').replace(houseOf('municipality_119'), 'Organization/another'));
  assert.deepEqual(await importOffers(own, { format: 'csv', text }), { ok: false, reason: 'not-yours', row: 3 });
  assert.ok(!(await offersOf(own, 'Kolding'))?.offers.some(({ ref }) => ref === 'f'));
});

for (const [what, format, text, fault] of [
  ['a quotation mark that is never closed', 'csv', csv('a;"b'), { row: 2, column: 2, fault: 'quote' }],
  ['a row with too few columns', 'csv', csv('a;b'), { row: 2, column: 3, fault: 'columns' }],
  ['an empty file', 'csv', '', { row: 1, column: 1, fault: 'empty' }],
  ['a column that is named twice', 'csv', 'ref;name;ref\na;b;c', { row: 1, column: 3, fault: 'twice' }],
  ['YAML that is no list', 'yaml', 'ref: a', { row: 1, column: 1, fault: 'unreadable' }],
  ['a YAML list with a word in it', 'yaml', '- {ref: a}\n- word', { row: 2, column: 3, fault: 'unreadable' }],
  ['JSON with a comma too few', 'json', '[\n  {"ref": "a" "name": "b"}\n]', { row: 2, column: 15, fault: 'unreadable' }],
  ['a JSON value that is a list', 'json', '[{"ref": "a",\n "name": ["b"]}]', { row: 2, column: 10, fault: 'unreadable' }],
] as const)
  test(`${what} is told`, async () => {
    assert.deepEqual(await importOffers(own, { format, text }), { ok: false, reason: 'rows', faults: [fault] });
  });

test('YAML does too, an unknown column is told', async () => {
  const text = `- {ref: y, municipality: '0621', category: sleep-guidance, name: Navn (fiktivt), organization: ${houseOf('municipality_119')}, fictitious: true}`;
  const outcome = await importOffers(own, { format: 'yaml', text });
  assert.ok(outcome.ok && outcome.offers[0]?.municipality === 'Kolding' && outcome.offers[0].fictitious);
  const wrong = await importOffers(own, { format: 'yaml', text: text.replace('ref: y', 'ref: y, price: 100') });
  assert.ok(!wrong.ok && wrong.reason === 'rows' && JSON.stringify(wrong.faults).includes('unknown-column'));
});

test('what a file would do is shown before it is saved: new, changed in what, the same; and nothing is saved by looking', async () => {
  const sheet = (...rows: string[]) => csv(...rows).replaceAll('Kolding', 'Vejle');
  assert.ok((await importOffers(own, { format: 'csv', text: sheet(row('p'), row('q')) })).ok);
  const text = sheet(row('p'), row('q').replace('Navn; q', 'Nyt navn; q').replace('group;ja', 'group;nej'), row('r'));
  const seen = await previewOffers(own, { format: 'csv', text });
  assert.ok(seen.ok);
  assert.deepEqual(seen.rows, [
    { row: 2, is: 'same', name: 'Navn; p (fiktivt)', of: 'Vejle', changes: [] },
    {
      row: 3,
      is: 'changed',
      name: 'Nyt navn; q (fiktivt)',
      of: 'Vejle',
      changes: [
        { field: 'name', before: 'Navn; q (fiktivt)', after: 'Nyt navn; q (fiktivt)' },
        { field: 'selfReferral', before: 'true', after: 'false' },
      ],
    },
    { row: 4, is: 'new', name: 'Navn; r (fiktivt)', of: 'Vejle', changes: [] },
  ]);
  assert.equal((await offersOf(own, 'Vejle'))?.offers.length, 2);
});

test('a municipality is one whether it is told by name or by number', async () => {
  const twice = await importOffers(own, { format: 'csv', text: csv(row('s'), row('s').replace('Kolding', '0621')) });
  assert.ok(!twice.ok && twice.reason === 'rows' && twice.faults[0]?.fault === 'twice');
});
