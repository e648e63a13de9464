/** Suspected specific causes: nerve root and stenosis at each stage, structural change, and what remains after hospital. */

import type { Draft } from '../draft.ts';
import { anyone, dayOrNever, noteCare, noteVisit, practice, ruleOut, type Story } from './story.ts';

const referrers = [...practice, [3, 'hospital'], [1, 'citizen']] as const;

export const sciatica: Story = {
  title: 'Sciatica',
  share: 18,
  actors: anyone,
  tell(draft) {
    const { note, perhaps, chance, moments, ask } = draft;
    noteVisit(draft);
    ruleOut(draft, 0.35);
    perhaps(0.9, 'leg-pain', true, () => ({
      ...(chance.happens(0.7) && { onset: moments.day(moments.daysBack()) }),
      ...(chance.happens(0.7) && { site: chance.pick(['left', 'right', 'both']) }),
    }));
    if (chance.happens(0.85)) note('suspected-nerve-root', true);
    perhaps(0.7, 'diagnostic-triage', 'specific');
    perhaps(0.5, 'considerable-limitation', () => chance.happens(0.7));
    perhaps(0.5, 'high-pain-intensity', () => chance.happens(0.6));
    perhaps(0.4, 'surgery-considered', () => chance.happens(0.6));
    perhaps(0.35, 'imaging-result', () => chance.pick(['normal', 'age-related', 'nerve-involvement', 'nerve-involvement']));
    perhaps(0.35, 'imaging-matches-symptoms', () => chance.happens(0.75));
    perhaps(0.2, 'imaging-done', () => chance.some(['xray', 'mri', 'ct']));
    perhaps(
      0.2,
      'strength-grade',
      () => chance.pick([4, 4, 5, 5, 3]),
      () => ({ onset: moments.past() }),
    );
    perhaps(0.2, 'sensory-disturbance', () => chance.happens(0.6));
    perhaps(0.3, 'referral-content', () =>
      chance.some(['suspected-disease', 'onset', 'location', 'work-function', 'medication', 'strength', 'interpreter'], 0.8),
    );
    perhaps(0.2, 'interpreter-need', () => chance.happens(0.6));
    noteCare(draft);
    if (chance.happens(0.2)) noteMatchingImages(draft);
    ask(0.6, 'refer:imaging-mri', 'refer:hospital', 'refer:surgical-assessment', 'refer:emergency-department');
  },
};

/** The images explain the pain in the leg; what the citizen wants and what was tried is known for most. */
function noteMatchingImages({ note, perhaps, chance, moments }: Draft): void {
  note('leg-pain', true, { onset: moments.day(7 * chance.between(6, 14) + chance.pick([-1, 0, 1])) });
  note('imaging-result', 'nerve-involvement');
  note('imaging-matches-symptoms', true);
  perhaps(0.5, 'surgery-considered', () => chance.happens(0.4));
  perhaps(0.3, 'conservative-contents', ['painkillers']);
}

export const stenosis: Story = {
  title: 'Suspected spinal stenosis',
  share: 7,
  actors: referrers,
  tell(draft) {
    const { note, perhaps, chance, ask } = draft;
    noteVisit(draft);
    ruleOut(draft, 0.3);
    if (chance.happens(0.9)) note('suspected-stenosis', true);
    perhaps(0.6, 'walking-related-leg-pain', true);
    perhaps(0.4, 'walking-distance', () => chance.between(1, 40) * 50);
    perhaps(0.7, 'diagnostic-triage', 'specific');
    perhaps(0.6, 'considerable-limitation', () => chance.happens(0.7));
    perhaps(0.5, 'surgery-considered', () => chance.happens(0.6));
    perhaps(0.3, 'imaging-result', () => chance.pick(['nerve-involvement', 'age-related', 'possible-structural-cause']));
    perhaps(0.3, 'imaging-matches-symptoms', () => chance.happens(0.75));
    noteCare(draft);
    ask(0.5, 'refer:imaging-mri', 'refer:hospital', 'refer:surgical-assessment');
  },
};

export const structural: Story = {
  title: 'Axial pain with structural change',
  share: 5,
  actors: referrers,
  tell(draft) {
    const { note, perhaps, chance, moments, ask } = draft;
    noteVisit(draft);
    note('structural-change', chance.some(['scoliosis', 'kyphosis', 'spondylolisthesis', 'severe-degeneration', 'fracture-sequelae'], 0.2));
    perhaps(0.3, 'considerable-scoliosis', () => chance.happens(0.6));
    perhaps(0.5, 'considerable-limitation', () => chance.happens(0.6));
    perhaps(0.5, 'sick-leave-start', () => dayOrNever(draft, 0.5));
    perhaps(0.4, 'job-at-risk', () => chance.happens(0.5));
    perhaps(0.2, 'imaging-done', ['xray']);
    noteCare(draft);
    note('conservative-start', moments.day(chance.pick([150, 179, 180, 181, 182, 183, 184, 185, 200, 400])));
    if (chance.happens(0.5)) draft.medicate(chance.between(1, 2));
    ask(0.6, 'refer:surgical-assessment', 'refer:hospital', 'refer:imaging-xray');
  },
};

export const afterWorkUp: Story = {
  title: 'After a completed hospital work-up',
  share: 5,
  actors: referrers,
  tell(draft) {
    const { note, perhaps, chance, ask } = draft;
    noteVisit(draft);
    note('hospital-workup-completed', dayOrNever(draft, 0.15));
    perhaps(0.7, 'considerable-change', () => chance.happens(0.6));
    perhaps(0.7, 'untried-option', () => chance.happens(0.6));
    perhaps(0.5, 'intensive-rehabilitation-need', () => chance.happens(0.6));
    perhaps(0.4, 'suspected-nerve-root', () => chance.happens(0.6));
    perhaps(0.3, 'imaging-doubt', () => chance.happens(0.6));
    perhaps(0.3, 'imaging-may-change-management', () => chance.happens(0.6));
    if (chance.happens(0.6)) noteCare(draft);
    ask(0.6, 'refer:hospital', 'refer:79', 'refer:surgical-assessment');
  },
};
