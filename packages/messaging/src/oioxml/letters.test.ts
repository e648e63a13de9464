/** Letters are read as they were written, and obey the published schemas where there is one. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { interopPath, withoutExamples } from '../testing/interop.ts';
import {
  aDischargeLetter,
  aMunicipalityLetter,
  aMunicipalityReferral,
  anOutpatientLetter,
  aReferral,
  aRehabilitationPlan,
  aSpecialistLetter,
  aSpecialistReferral,
  aTreatmentLetter,
  aTreatmentReferral,
  aWorkLetter,
} from '../testing/letters.ts';
import { schemaFaults } from '../testing/schemas.ts';
import { readXml } from '../xml/read-xml.ts';
import { elementsOf, type XmlElement } from '../xml/xml-element.ts';
import { type LetterType, letterKinds, readLetter } from './read-letter.ts';

/** Each kind as text; with the schema's date where there is one, and the older version code that the schema insists on. */
const written: readonly {
  readonly type: LetterType;
  readonly letter: unknown;
  readonly text: string;
  readonly schema?: string;
  readonly schemaVersion?: string;
}[] = [
  { type: 'XREF01', letter: aReferral, text: letterKinds.XREF01.write(aReferral), schema: '2005/08/07', schemaVersion: 'XH0130R' },
  { type: 'XREF02', letter: aReferral, text: letterKinds.XREF02.write(aReferral), schema: '2005/08/07', schemaVersion: 'XH0230R' },
  { type: 'XREF06', letter: aSpecialistReferral, text: letterKinds.XREF06.write(aSpecialistReferral), schema: '2007/02/01' },
  {
    type: 'XREF07',
    letter: aTreatmentReferral,
    text: letterKinds.XREF07.write(aTreatmentReferral),
    schema: '2013/09/02',
    schemaVersion: 'XH0731R',
  },
  {
    type: 'XREF10',
    letter: { ...aTreatmentReferral, statisticalCode: 'XREF10' },
    text: letterKinds.XREF10.write({ ...aTreatmentReferral, statisticalCode: 'XREF10' }),
    schema: '2007/02/01',
  },
  { type: 'XREF15', letter: aMunicipalityReferral, text: letterKinds.XREF15.write(aMunicipalityReferral) },
  {
    type: 'XDIS01',
    letter: aDischargeLetter,
    text: letterKinds.XDIS01.write(aDischargeLetter),
    schema: '2005/08/07',
    schemaVersion: 'XD0133L',
  },
  {
    type: 'XDIS02',
    letter: anOutpatientLetter,
    text: letterKinds.XDIS02.write(anOutpatientLetter),
    schema: '2005/08/07',
    schemaVersion: 'XD0233L',
  },
  { type: 'XDIS07', letter: aSpecialistLetter, text: letterKinds.XDIS07.write(aSpecialistLetter), schema: '2007/02/01' },
  { type: 'XDIS08', letter: aTreatmentLetter, text: letterKinds.XDIS08.write(aTreatmentLetter), schema: '2007/02/01' },
  {
    type: 'XDIS10',
    letter: { ...aSpecialistLetter, statisticalCode: 'XDIS10' },
    text: letterKinds.XDIS10.write({ ...aSpecialistLetter, statisticalCode: 'XDIS10' }),
    schema: '2007/02/01',
  },
  { type: 'XDIS15', letter: aMunicipalityLetter, text: letterKinds.XDIS15.write(aMunicipalityLetter) },
  { type: 'XLA165', letter: aWorkLetter, text: letterKinds.XLA165.write(aWorkLetter), schema: '2005/08/07' },
  { type: 'GGOP', letter: aRehabilitationPlan, text: letterKinds.GGOP.write(aRehabilitationPlan) },
];

const versions = {
  XREF01: 'XH0131R',
  XREF02: 'XH0231R',
  XREF06: 'XH0630R',
  XREF07: 'XH0732R',
  XREF10: 'XH1030R',
  XREF15: 'XH1530R',
  XDIS01: 'XD0134L',
  XDIS02: 'XD0234L',
  XDIS07: 'XD0733L',
  XDIS08: 'XD0833L',
  XDIS10: 'XD1033L',
  XDIS15: 'XD1530L',
  XLA165: 'XLA1651001A',
  GGOP: 'GGOP100',
};

for (const { type, letter, text, schema, schemaVersion } of written) {
  test(`${type} is read as it was written, with its version code`, () => {
    assert.deepEqual(readLetter(text), { ok: true, type, version: versions[type], letter });
  });

  if (schema === undefined) continue;
  const older = schemaVersion === undefined ? '' : `, but for the version code: the schema is that of ${schemaVersion}`;
  test(`${type} obeys the published schema of ${schema}${older}`, withoutExamples, () => {
    assert.deepEqual(schemaFaults(schema, text.replace(letterKinds[type].version, schemaVersion ?? letterKinds[type].version)), []);
    assert.notDeepEqual(schemaFaults(schema, text.replace('<Letter>', '<Letter><Extra/>')), []);
  });
}

test('every published letter of a type we know is read, in its own encoding', withoutExamples, () => {
  const names = ['REF01_1', 'REF02_1', 'REF06_1', 'REF06_2', 'REF06_3', 'REF07_1', 'REF07_2', 'REF07_3'];
  const read = [...names, 'DIS01_1', 'DIS02_1', 'DIS07_1', 'DIS08_1', 'DIS08_2'].map((name) => {
    const reading = readLetter(readFileSync(interopPath('oioxml', 'examples', 'xml', `${name}.xml`)));
    assert.ok(reading.ok, `${name} ${JSON.stringify(reading)}`);
    return [name, reading.type, reading.letter.sender.organisation];
  });
  assert.deepEqual(
    read.map(([, type]) => type),
    [
      ...['XREF01', 'XREF02', 'XREF06', 'XREF06', 'XREF06', 'XREF07', 'XREF07', 'XREF07'],
      ...['XDIS01', 'XDIS02', 'XDIS07', 'XDIS08', 'XDIS08'],
    ],
  );
  assert.equal(read[0]?.[2], 'Lægehuset');
});

test('every published letter that is read and written again obeys its schema', withoutExamples, () => {
  for (const [name, schema] of [
    ['REF01_1', '2005/08/07'],
    ['REF02_1', '2005/08/07'],
    ['REF06_1', '2007/02/01'],
    ['REF06_2', '2007/02/01'],
    ['REF07_1', '2013/09/02'],
    ['REF07_2', '2013/09/02'],
    ['DIS01_1', '2005/08/07'],
    ['DIS02_1', '2005/08/07'],
    ['DIS07_1', '2007/02/01'],
    ['DIS08_1', '2007/02/01'],
  ] as const) {
    const reading = readLetter(readFileSync(interopPath('oioxml', 'examples', 'xml', `${name}.xml`)));
    assert.ok(reading.ok, name);
    const kind = letterKinds[reading.type];
    const text = kind.write(reading.letter as never);
    assert.deepEqual(schemaFaults(schema, text.replace(kind.version, reading.version)), [], name);
  }
});

test(
  'a rehabilitation plan is built as the published instance is: the same elements, in the same namespaces, in its order',
  withoutExamples,
  () => {
    const published = readFileSync(interopPath('oioxml', 'examples', 'ggop', 'ggop.xml'));
    const reading = readLetter(published);
    assert.equal(reading.ok, true, JSON.stringify(reading));
    const names = (source: string | Uint8Array) => {
      const reading = readXml(source);
      assert.ok(reading.ok);
      return pathsOf(reading.root);
    };
    const theirs = names(published);
    const ours = names(letterKinds.GGOP.write(aRehabilitationPlan)).filter((path) => !path.endsWith('/1.0.0:Break')); // Published inside other texts.
    assert.deepEqual(
      ours.filter((path) => !theirs.includes(path)),
      [],
    );
    const order = ours.map((path) => theirs.indexOf(path));
    assert.deepEqual(
      order,
      order.toSorted((one, other) => one - other),
    );
  },
);

test('a moment with an offset is written as the clock in Copenhagen showed it, in summer and in winter', () => {
  const clock = (sentAt: string) =>
    /<Sent><Date>(.*?)<\/Date><Time>(.*?)<\/Time>/
      .exec(letterKinds.XREF01.write({ ...aReferral, envelope: { ...aReferral.envelope, sentAt } }))
      ?.slice(1)
      .join(' ');
  assert.equal(clock('2026-03-28T23:30:00Z'), '2026-03-29 00:30');
  assert.equal(clock('2026-03-29T00:59:00Z'), '2026-03-29 01:59');
  assert.equal(clock('2026-03-29T01:00:00Z'), '2026-03-29 03:00');
  assert.equal(clock('2026-07-01T12:00:00+02:00'), '2026-07-01 12:00');
});

test('whatever a clinician writes comes out again: lines, runs of spaces, signs', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[ a-zæøå<>&"';.,0-9-]{0,30}$/), { minLength: 1, maxLength: 6 }), (all) => {
      const history = all.join('\n').trim();
      fc.pre(history !== '');
      const reading = readLetter(letterKinds.XREF15.write({ ...aMunicipalityReferral, clinical: { history } }));
      assert.equal(reading.ok && reading.type === 'XREF15' && reading.letter.clinical.history, history);
    }),
  );
});

test('a name of 35 characters is written, one of 36 is not cut but refused, and so is an empty one', () => {
  const named = (organisation: string) => letterKinds.XREF01.write({ ...aReferral, sender: { ...aReferral.sender, organisation } });
  assert.match(named('x'.repeat(35)), /x{35}/);
  assert.throws(() => named('x'.repeat(36)), { code: 'RYG_MESSAGING_INVALID_LETTER', message: /Sender\/OrganisationName/ });
  assert.throws(() => named(' '), { code: 'RYG_MESSAGING_INVALID_LETTER' });
});

test('a letter without what is mandatory, of an unknown type, or with a document type is refused', () => {
  const text = letterKinds.XREF01.write(aReferral);
  const without = readLetter(text.replace(/<Patient>.*<\/Patient>/, ''));
  assert.deepEqual(!without.ok && without.reason === 'faults' && without.faults, [
    { place: 'HospitalReferral', text: 'The patient is mandatory.' },
  ]);
  const strange = readLetter(text.replace('elektiv', 'haster'));
  assert.deepEqual(!strange.ok && strange.reason === 'faults' && strange.faults.map(({ place }) => place), [
    'HospitalReferral/AdditionalInformation/Priority',
  ]);
  const reason = (changed: string) => {
    const reading = readLetter(changed);
    return reading.ok ? 'read' : reading.reason;
  };
  assert.equal(reason(text.replaceAll('XREF01', 'XREF99')), 'unknown-type');
  assert.equal(reason('<Emessage/>'), 'not-a-letter');
  assert.equal(reason(text.replace('?>', '?><!DOCTYPE Emessage [<!ENTITY x "y">]>')), 'document-type');
});

function pathsOf(element: XmlElement, before = ''): readonly string[] {
  const path = `${before}/${element.namespace.split(':').at(-1)}:${element.name}`;
  return [...new Set([path, ...elementsOf(element).flatMap((child) => pathsOf(child, path))])];
}
