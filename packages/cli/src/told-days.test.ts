/** Days as people say them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toldDay, toldInstant } from './told-days.ts';

const asOf = '2024-03-12T10:00+01:00';

test('a day is told by its distance and its name', () => {
  assert.equal(toldDay('2024-03-15', asOf, 'da'), 'om 3 dage, fredag 15. marts');
  assert.equal(toldDay('2024-03-12', asOf, 'da'), 'i dag, tirsdag 12. marts');
  assert.equal(toldDay('2024-03-13', asOf, 'da'), 'i morgen, onsdag 13. marts');
  assert.equal(toldDay('2024-03-10', asOf, 'da'), 'i forgårs, søndag 10. marts');
  assert.equal(toldDay('2024-03-09', asOf, 'da'), 'for 3 dage siden, lørdag 9. marts');
  assert.equal(toldDay('2024-03-15', asOf, 'en'), 'in 3 days, Friday 15 March');
});

test('another year is told', () => {
  assert.equal(toldDay('2025-01-02', asOf, 'da'), 'om 296 dage, torsdag 2. januar 2025');
});

test('today is the Danish day, also late in the evening and over a clock change', () => {
  assert.match(toldDay('2024-03-13', '2024-03-12T23:30Z', 'da'), /^i dag/);
  assert.match(toldDay('2024-04-01', '2024-03-30T12:00+01:00', 'da'), /mandag 1\. april$/);
});

test('an instant is told in Danish time', () => {
  assert.equal(toldInstant('2024-03-12T09:00Z', 'da', 'kl.'), 'tirsdag 12. marts 2024 kl. 10.00');
  assert.equal(toldInstant('2024-07-12T09:00Z', 'en', 'at'), 'Friday 12 July 2024 at 11:00');
});
