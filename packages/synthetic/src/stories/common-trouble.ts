/** The many: low back pain without a cause that anyone suspects, uncomplicated or not, and trouble that is not the low back's. */

import type { Draft } from '../draft.ts';
import { anyone, dayOrNever, noteCare, noteVisit, practice, ruleOut, type Story } from './story.ts';

export const lumbago: Story = {
  title: 'Uncomplicated low back pain',
  share: 16,
  actors: anyone,
  tell(draft) {
    const { note, perhaps, chance, ask } = draft;
    noteVisit(draft);
    ruleOut(draft, 0.5);
    if (chance.happens(0.8)) note('diagnostic-triage', 'non-specific');
    perhaps(0.4, 'leg-pain', false);
    perhaps(0.3, 'asks-for-imaging', () => chance.happens(0.6));
    perhaps(0.3, 'worry', () => chance.happens(0.5));
    perhaps(0.2, 'flare-after-activity', () => chance.pick(['settles', 'lasting']));
    if (chance.happens(0.5)) noteCare(draft);
    if (chance.happens(0.5)) noteManual(draft);
    ask(0.4, 'refer:imaging-mri', 'refer:imaging-xray', 'refer:hospital', 'do:manual-treatment', 'refer:physiotherapist', 'do:diagnosis');
  },
};

export const complicated: Story = {
  title: 'Long-lasting low back pain with more to it',
  share: 10,
  actors: anyone,
  tell(draft) {
    const { note, perhaps, chance, ask } = draft;
    noteVisit(draft);
    note('pain-pattern', 'persistent');
    perhaps(0.6, 'diagnostic-triage', 'non-specific');
    perhaps(0.6, 'considerable-limitation', () => chance.happens(0.8));
    perhaps(0.4, 'marked-psychosocial', () => chance.happens(0.7));
    perhaps(0.4, 'particularly-vulnerable', () => chance.happens(0.7));
    perhaps(0.5, 'depression', () => chance.pick(['none', 'mild', 'moderate', 'severe']));
    perhaps(0.5, 'fear-of-movement', () => chance.pick(['none', 'some', 'marked']));
    perhaps(0.4, 'emotional-barriers', () => chance.happens(0.5));
    perhaps(0.4, 'comorbidity', () => chance.some(['heart', 'lung', 'overweight', 'diabetes', 'depression', 'anxiety', 'other']));
    perhaps(0.4, 'could-benefit-119', () => chance.happens(0.7));
    perhaps(0.3, 'powerlessness', true);
    perhaps(0.3, 'widespread-pain', true);
    perhaps(0.3, 'interpreter-need', () => chance.happens(0.6));
    if (chance.happens(0.3)) for (const [code, value] of goodSpirits) if (!draft.has(code)) note(code, value);
    if (chance.happens(0.6)) noteCare(draft);
    if (chance.happens(0.4)) draft.medicate(chance.between(1, 2));
    ask(0.5, 'refer:psychologist', 'refer:119', 'refer:hospital', 'do:prescribe', 'refer:79', 'refer:private-specialist');
  },
};

/** Nothing that a psychologist would be asked about. */
const goodSpirits = [
  ['depression', 'none'],
  ['fear-of-movement', 'none'],
  ['emotional-barriers', false],
] as const;

export const practiceCourse: Story = {
  title: 'A course at the physiotherapist or chiropractor',
  share: 8,
  actors: [
    [4, 'physiotherapist'],
    [4, 'chiropractor'],
    [1, 'gp'],
  ],
  tell(draft) {
    const { note, perhaps, chance, moments } = draft;
    noteVisit(draft);
    const started = moments.daysBack();
    note('own-course-started', moments.day(started));
    perhaps(0.4, 'own-course-ended', () => moments.day(chance.between(0, started)));
    perhaps(0.7, 'gp-message-sent', () => (chance.happens(0.4) ? false : moments.day(chance.between(0, started + 7))));
    perhaps(0.4, 'evaluation-next-date', () => moments.day(chance.pick([-14, -1, 0, 1, 7])));
    perhaps(0.4, 'evaluation-done', () => dayOrNever(draft, 0.3));
    perhaps(0.5, 'physical-activity-started', () => chance.happens(0.8));
    perhaps(0.3, 'pain-worsening', () => chance.happens(0.6));
    perhaps(0.3, 'stopped-being-active', () => chance.happens(0.5));
    perhaps(0.3, 'parallel-courses', () => chance.happens(0.6));
    perhaps(0.3, 'relatives-wanted', () => chance.happens(0.6));
    noteCare(draft);
    noteManual(draft);
  },
};

export const neckOnly: Story = {
  title: 'Neck or upper back, not the low back',
  share: 2,
  actors: practice,
  tell(draft) {
    const { note, perhaps, chance, ask } = draft;
    note('pain-site', chance.pick([['neck'], ['thoracic'], ['neck', 'thoracic']]));
    perhaps(0.5, 'diagnostic-triage', 'non-specific');
    perhaps(0.1, 'suspected-cord-compression', true);
    ask(0.5, 'refer:imaging-mri', 'refer:hospital', 'refer:119', 'do:fast-track');
  },
};

export const pelvicGirdle: Story = {
  title: 'Pelvic-girdle pain, pregnant or not',
  share: 3,
  actors: anyone,
  tell(draft) {
    const { note, perhaps, chance, ask } = draft;
    note('pain-site', chance.happens(0.7) ? ['pelvic-girdle'] : ['lumbar', 'pelvic-girdle']);
    perhaps(0.9, 'pregnant', () => chance.happens(0.8));
    perhaps(0.4, 'symptom-onset', () => draft.moments.day(draft.moments.daysBack()));
    perhaps(0.2, 'trauma', true);
    ask(0.5, 'refer:imaging-xray', 'refer:imaging-ct', 'refer:physiotherapist', 'do:prescribe');
  },
};

export const barelyTold: Story = {
  title: 'Hardly anything is recorded yet',
  share: 3,
  actors: anyone,
  tell({ perhaps, ask }) {
    perhaps(0.5, 'pain-site', ['lumbar']);
    perhaps(0.3, 'pain-nrs', 7);
    ask(0.6, 'refer:imaging-mri', 'refer:emergency-department', 'refer:hospital', 'refer:140', 'refer:jobcentre', 'refer:chiropractor');
  },
};

function noteManual({ note, perhaps, chance, moments }: Draft): void {
  note('manual-start', moments.day(moments.daysBack()));
  perhaps(0.9, 'manual-sessions', () => chance.between(0, 8));
  perhaps(0.7, 'manual-response', () => chance.pick(['good', 'none']));
}
