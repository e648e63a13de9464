/** The front page never says that there is nothing to do beside a step that calls for her. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { citizen } from '@rygforloeb/web';

const visit = { language: 'da', path: '/borger', person: { name: 'Vera Prøve', role: 'citizen' }, csrf: 'x' } as const;
const page = (when: string): string =>
  citizen.renderHomePage({
    ...{ visit, today: '2026-03-10', name: 'Vera', others: [], toDo: [], asked: [], work: {} },
    next: { what: { da: 'I ser på planen igen', en: 'You look at the plan again' }, when, mine: false },
  });

test('who was to be seen yesterday is not told that there is nothing to do', () => {
  assert.match(page('2026-03-09'), /Kun det, der står øverst/);
  for (const when of ['2026-03-10', '2026-03-11']) assert.match(page(when), /Nej, ikke lige nu/);
});
