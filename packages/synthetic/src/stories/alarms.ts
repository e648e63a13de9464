/** The few that must not wait: weakness, cauda equina, and a suspected serious cause. */

import type { Draft } from '../draft.ts';
import { anyone, noteVisit, type Story } from './story.ts';

const everyone = [...anyone, [1, 'jobcentre'], [1, 'employer']] as const;

export const weakness: Story = {
  title: 'Weakness in the leg',
  share: 6,
  actors: everyone,
  tell(draft) {
    const { perhaps, chance, moments, ask } = draft;
    noteVisit(draft);
    const grades = chance.weighted([
      [10, 0],
      [60, 1],
      [25, 2],
      [5, 3],
    ]);
    for (let grade = 0; grade < grades; grade++) noteGrade(draft);
    perhaps(
      grades === 0 ? 0.9 : 0.4,
      'new-weakness',
      () => chance.happens(0.85),
      () => (chance.happens(0.5) ? { onset: moments.past() } : {}),
    );
    perhaps(0.4, 'progressive-deficit', () => chance.happens(0.4));
    perhaps(0.4, 'neurological-examination', () => chance.pick(['abnormal', 'normal', 'not-done']));
    perhaps(0.4, 'suspected-nerve-root', () => chance.happens(0.8));
    perhaps(0.15, 'weakness-assessed-at-hospital', () => moments.day(chance.between(0, 5)));
    perhaps(0.15, 'acute-referral-sent', () => (chance.happens(0.3) ? false : moments.day(chance.between(0, 3))));
    ask(0.5, 'refer:emergency-department', 'refer:hospital', 'refer:imaging-mri');
  },
};

export const caudaEquina: Story = {
  title: 'Signs that may come from the cauda equina',
  share: 4,
  actors: everyone,
  tell(draft) {
    const { note, perhaps, chance, moments, ask } = draft;
    noteVisit(draft);
    const signs = chance.some(['saddle-anaesthesia', 'bladder-disturbance', 'bowel-disturbance', 'new-urination-problem'], 0.25);
    for (const sign of signs) note(sign, true, chance.happens(0.6) ? { onset: moments.instant(moments.secondsBack()) } : {});
    perhaps(
      0.5,
      'suspected-cauda-equina',
      () => chance.happens(0.5),
      () => (chance.happens(0.5) ? { recorded: moments.past() } : {}),
    );
    perhaps(
      0.4,
      'diagnostic-triage',
      () => chance.pick(['serious', 'specific', 'non-specific']),
      () => (chance.happens(0.5) ? { recorded: moments.past() } : {}),
    );
    perhaps(0.3, 'leg-pain', true, () => ({ site: chance.pick(['left', 'right', 'both']) }));
    perhaps(0.3, 'suspected-nerve-root', () => chance.happens(0.7));
    perhaps(0.15, 'acute-referral-sent', () => moments.day(chance.between(0, 3)));
    ask(0.4, 'refer:emergency-department', 'refer:imaging-mri');
  },
};

const suspicions = [
  'suspected-fracture',
  'suspected-malignancy',
  'suspected-infection',
  'suspected-spinal-bleeding',
  'suspected-cord-compression',
  'suspected-aaa',
  'suspected-inflammatory-arthritis',
  'suspected-other-serious',
] as const;

const flags = [
  'trauma',
  'steroid-use',
  'previous-cancer',
  'unintended-weight-loss',
  'night-pain',
  'fever',
  'other-infection-sign',
  'recent-spinal-puncture',
] as const;

export const seriousCause: Story = {
  title: 'Red flags or a suspected serious cause',
  share: 8,
  actors: everyone,
  tell(draft) {
    const { note, perhaps, chance, moments, ask } = draft;
    noteVisit(draft);
    for (const flag of chance.some(flags, 0.2)) note(flag, true, chance.happens(0.3) ? { onset: moments.past() } : {});
    for (const suspicion of suspicions) perhaps(0.15, suspicion, () => chance.happens(0.6));
    if (chance.happens(0.15)) for (const suspicion of suspicions) if (!draft.has(suspicion)) note(suspicion, false);
    perhaps(0.5, 'level-of-concern', () => chance.pick(['none', 'low', 'moderate', 'high']));
    perhaps(0.4, 'diagnostic-triage', () => chance.pick(['serious', 'specific', 'non-specific']));
    perhaps(0.15, 'imaging-result', () => chance.pick(['serious-pathology', 'normal']));
    perhaps(0.2, 'pregnant', () => chance.happens(0.5));
    ask(0.5, 'refer:imaging-mri', 'refer:imaging-xray', 'refer:imaging-ct', 'refer:private-specialist', 'refer:emergency-department');
  },
};

/** A measured grade, new or old, with or without a written onset. */
function noteGrade({ note, chance, moments }: Draft): void {
  const grade = chance.pick([0, 1, 2, 3, 3, 4, 4, 5]);
  const side = chance.happens(0.4) ? {} : { site: chance.pick(['left', 'right', 'both'] as const) };
  const seconds = moments.secondsBack();
  const time = chance.weighted([
    [35, { onset: moments.instant(seconds) }],
    [20, { onset: moments.day(Math.floor(seconds / 86_400)) }],
    [25, {}],
    [20, { recorded: moments.day(Math.floor(seconds / 86_400)) }],
  ]);
  note('strength-grade', grade, { ...time, ...side });
}
