/** HZ-01: cauda equina is never read as rejected by something else than a later, explicit rejection. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actors, caudaSigns, manySituations, programme, sameDay, situation, urgencyRank, withFinding, without } from './situations.ts';

test('an alarm sign without a later rejection is never below same-day', () => {
  for (const sign of caudaSigns) {
    for (const aCase of manySituations) {
      const asked = withFinding(without(aCase, 'suspected-cauda-equina', ...caudaSigns), { code: sign, value: true });
      assert.ok(urgencyRank(programme.decide(asked)) >= sameDay, `${sign} in ${aCase.id}`);
    }
  }
});

test('a triage before or after the sign does not close it', () => {
  for (const actor of actors) {
    for (const value of ['specific', 'non-specific']) {
      for (const recorded of ['2024-05-01', '2024-05-14T09:59+02:00']) {
        const asked = situation(
          [
            { code: 'bladder-disturbance', value: true, onset: '2024-05-10', recorded: '2024-05-10' },
            { code: 'diagnostic-triage', value, recorded },
          ],
          { actor },
        );
        assert.ok(urgencyRank(programme.decide(asked)) >= sameDay, `${actor}, ${value} on ${recorded}`);
      }
    }
  }
});

test('an explicit rejection closes only signs from before it', () => {
  const sign = { code: 'saddle-anaesthesia', value: true, onset: '2024-05-10', recorded: '2024-05-10' };
  const rejected = (recorded: string) => situation([sign, { code: 'suspected-cauda-equina', value: false, recorded }]);
  assert.ok(urgencyRank(programme.decide(rejected('2024-05-09'))) >= sameDay);
  assert.ok(urgencyRank(programme.decide(rejected('2024-05-12'))) < sameDay);
});
