/** What municipalities do: rehabilitation after hospital (§140) and prevention (§119). */

import { dayOrNever, noteVisit, type Story } from './story.ts';

export const rehabilitation: Story = {
  title: 'Rehabilitation after hospital',
  share: 9,
  actors: [
    [5, 'municipality_140'],
    [4, 'hospital'],
    [2, 'citizen'],
    [1, 'gp'],
  ],
  tell(draft) {
    const { note, perhaps, chance, moments, ask } = draft;
    const discharged = chance.happens(0.25) ? 0 : moments.daysBack();
    note('pain-site', ['lumbar']);
    perhaps(0.75, 'spine-operation', () => (chance.happens(0.25) ? false : moments.day(discharged + chance.between(0, 4))));
    perhaps(0.6, 'post-operative', () => chance.happens(0.85));
    perhaps(0.8, 'hospital-discharge', () => (chance.happens(0.1) ? false : moments.day(discharged)));
    perhaps(0.5, 'hospital-referrer', () => chance.pick(['gp', 'chiropractor', 'private_specialist', 'hospital']));
    perhaps(0.6, 'rehabilitation-need', () => chance.happens(0.75));
    perhaps(0.6, 'rehabilitation-plan-sent', () => (chance.happens(0.6) ? false : moments.day(Math.max(0, discharged - 1))));
    perhaps(0.8, 'rehabilitation-plan-received', () => (chance.happens(0.1) ? false : moments.day(chance.pick([0, 3, 6, 7, 8, 14, 30]))));
    perhaps(0.4, 'rehabilitation-planned-start', () => moments.day(-chance.between(0, 14)));
    perhaps(0.3, 'later-start-health-reason', () => (chance.happens(0.5) ? false : moments.day(-chance.between(-5, 14))));
    perhaps(0.6, 'own-course-started', () => dayOrNever(draft, 0.6));
    perhaps(0.2, 'own-course-ended', () => moments.day(chance.between(0, 30)));
    perhaps(0.3, 'gp-message-sent', () => dayOrNever(draft, 0.4));
    perhaps(0.6, 'limitation-extent', () => chance.pick(['simple', 'extensive']));
    perhaps(0.5, 'complications-matter', () => chance.happens(0.4));
    perhaps(0.3, 'operation-restrictions-told', () => chance.happens(0.5));
    perhaps(0.3, 'surgery-considered', () => chance.happens(0.6));
    ask(0.4, 'refer:140', 'refer:140', 'refer:79', 'do:prescribe');
  },
};

export const prevention: Story = {
  title: 'A preventive offer in the municipality',
  share: 8,
  actors: [
    [8, 'municipality_119'],
    [2, 'gp'],
    [2, 'citizen'],
    [1, 'physiotherapist'],
    [1, 'hospital'],
  ],
  tell(draft) {
    const { perhaps, chance, moments, ask } = draft;
    noteVisit(draft);
    perhaps(0.75, 'municipal-offers', () =>
      chance.happens(0.1)
        ? []
        : chance.some(
            ['self-referral', 'sleep-guidance', 'depression-programme', 'coping-course', 'disease-coping', 'physical-activity'],
            0.5,
          ),
    );
    perhaps(0.6, 'assessed-by-clinician', () => chance.happens(0.6));
    perhaps(0.6, 'own-course-started', () => (chance.happens(0.3) ? false : moments.day(chance.pick([0, 0, 1, 20]))));
    perhaps(0.2, 'own-course-ended', () => moments.day(chance.between(0, 10)));
    perhaps(0.2, 'gp-message-sent', () => dayOrNever(draft, 0.4));
    perhaps(0.5, 'poor-sleep', () => chance.happens(0.6));
    perhaps(0.3, 'suspected-sleep-disease', () => chance.happens(0.6));
    perhaps(0.5, 'depression', () => chance.pick(['none', 'mild', 'moderate', 'severe']));
    perhaps(0.4, 'could-benefit-119', () => chance.happens(0.6));
    perhaps(0.3, 'parallel-municipal-measure', () =>
      chance.happens(0.2) ? [] : chance.some(['job', 'social', 'rehabilitation', 'prevention']),
    );
    perhaps(0.3, 'physical-activity-started', () => chance.happens(0.7));
    perhaps(0.3, 'job-at-risk', () => chance.happens(0.5));
    ask(0.3, 'refer:119', 'do:manual-treatment', 'refer:jobcentre');
  },
};
