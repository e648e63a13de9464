import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sickLeaveSteps } from './sick-leave-steps.ts';

const at = (day: string) => `${day}T09:00:00+01:00`;
const full = (noted: string, sickSince: string, sickUntil: string) => ({ at: at(noted), sickLeave: 'full' as const, sickSince, sickUntil });

test('a leave that was over before it was noted stands on its own days, not on the day of the note', () => {
  assert.deepEqual(sickLeaveSteps([full('2026-11-22', '2026-11-01', '2026-11-10')], '2026-11-22'), [
    { day: '2026-11-01', share: 'full' },
    { day: '2026-11-11', share: 'none' },
  ]);
});

test('a leave ends the day after its last day, and not while that lies ahead', () => {
  const leave = [full('2026-11-02', '2026-11-01', '2026-11-10')];
  assert.deepEqual(sickLeaveSteps(leave, '2026-11-10'), [{ day: '2026-11-02', share: 'full' }]);
  assert.deepEqual(sickLeaveSteps(leave, '2026-11-11').at(-1), { day: '2026-11-11', share: 'none' });
});

test('a leave that was told anew before it ended goes on; what says nothing of leave is no step', () => {
  const points = [
    full('2026-11-02', '2026-11-01', '2026-11-10'),
    { at: at('2026-11-09'), sickLeave: 'part' as const },
    { at: at('2026-11-12') },
  ];
  assert.deepEqual(sickLeaveSteps(points, '2026-11-22'), [
    { day: '2026-11-02', share: 'full' },
    { day: '2026-11-09', share: 'part' },
  ]);
});
