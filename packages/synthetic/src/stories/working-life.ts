/** Work and medicine: the sick-listed, those whose job is at risk, and those who take something for the pain. */

import { dayOrNever, noteVisit, practice, ruleOut, type Story } from './story.ts';

export const work: Story = {
  title: 'Back trouble and work',
  share: 9,
  actors: [
    [5, 'jobcentre'],
    [4, 'gp'],
    [3, 'citizen'],
    [3, 'employer'],
    [1, 'physiotherapist'],
    [1, 'chiropractor'],
    [1, 'hospital'],
  ],
  tell(draft) {
    const { perhaps, chance, moments, ask } = draft;
    noteVisit(draft);
    perhaps(0.85, 'work-status', () =>
      chance.pick(['employed', 'employed', 'employed', 'self-employed', 'unemployed', 'student', 'pensioner']),
    );
    perhaps(0.7, 'sick-leave-start', () => dayOrNever(draft, 0.2));
    perhaps(0.6, 'expected-weeks', () => chance.between(0, 32) / 2);
    perhaps(0.6, 'job-at-risk', () => chance.happens(0.6));
    perhaps(0.3, 'repeated-sick-leave', () => chance.happens(0.6));
    perhaps(0.4, 'employer-asks-statement', () => chance.happens(0.7));
    perhaps(0.5, 'fast-track-requested', () => (chance.happens(0.3) ? false : moments.day(chance.pick([0, 13, 14, 15, 30, 60]))));
    perhaps(0.6, 'fast-track-talk', () => (chance.happens(0.7) ? false : moments.day(chance.between(0, 10))));
    perhaps(0.3, 'pain-pattern', 'persistent');
    perhaps(0.3, 'foreign-qualifications', () => chance.happens(0.6));
    perhaps(0.3, 'work-relevance-doubt', () => chance.happens(0.6));
    perhaps(0.5, 'benefit-end', () => moments.day(chance.between(-10, 10)));
    perhaps(0.4, 'unfit-for-work', () => chance.happens(0.6));
    perhaps(0.4, 'lasting-illness-or-disability', () => chance.happens(0.6));
    perhaps(0.3, 'workplace-factors', () =>
      chance.happens(0.2) ? [] : chance.some(['heavy-lifting', 'pace', 'relations', 'fear-of-harm', 'no-adjustment']),
    );
    ask(0.6, 'do:fast-track', 'do:possibility-statement', 'refer:jobcentre', 'refer:occupational-medicine', 'refer:119');
  },
};

export const medicine: Story = {
  title: 'Pain medicine in use or wished for',
  share: 9,
  actors: [...practice, [2, 'gp'], [2, 'hospital']],
  tell(draft) {
    const { perhaps, chance, ask } = draft;
    noteVisit(draft);
    ruleOut(draft, 0.2);
    if (chance.happens(0.75)) draft.medicate(chance.between(1, 3));
    perhaps(0.5, 'medication-wanted', () => chance.happens(0.6));
    perhaps(0.15, 'pain-pattern', 'episodic');
    perhaps(0.15, 'pregnant', () => chance.happens(0.5));
    perhaps(0.5, 'diagnostic-triage', 'non-specific');
    ask(0.4, 'do:prescribe');
  },
};
