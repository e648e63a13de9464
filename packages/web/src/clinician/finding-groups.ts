/** In which order a clinician meets the findings: the short path first, then what is folded. Order only; the words are the programme's. */

import type { FindingDefinition, Vocabulary } from '@rygforloeb/decision';

export type Site = 'left' | 'right' | 'both' | 'back' | 'leg';

/** What else is asked about a finding that is answered. */
export interface FindingParts {
  /** When the sign or symptom arose. */
  readonly onset?: boolean;
  /** When the lasting state began. */
  readonly since?: boolean;
  readonly sites?: readonly Site[];
  /** Whether it may have been seen on another day than the situation is described. */
  readonly recorded?: boolean;
  /** How many entries of the same code stand in the form, each for its own site or day. */
  readonly times?: number;
}

export interface FindingGroup {
  readonly id: string;
  readonly findings: readonly FindingDefinition[];
}

const shortPath: Readonly<Record<string, readonly string[]>> = {
  safety: [
    'suspected-cauda-equina',
    'saddle-anaesthesia',
    'bladder-disturbance',
    'bowel-disturbance',
    'new-urination-problem',
    'new-weakness',
    'diagnostic-triage',
    'level-of-concern',
  ],
  neurology: [
    'neurological-examination',
    'strength-grade',
    'progressive-deficit',
    'sensory-disturbance',
    'suspected-nerve-root',
    'suspected-stenosis',
  ],
  pain: ['pain-site', 'leg-pain', 'pain-nrs', 'high-pain-intensity', 'pain-pattern'],
  duration: ['symptom-onset', 'conservative-start'],
  function: ['affects-daily-life', 'considerable-limitation'],
  work: ['work-status', 'sick-leave-start', 'expected-weeks', 'job-at-risk'],
};

const folded: Readonly<Record<string, readonly string[]>> = {
  treatment: ['conservative-contents', 'conservative-effect', 'manual-start', 'manual-sessions', 'manual-response'],
  suspicions: [
    'suspected-fracture',
    'suspected-malignancy',
    'suspected-infection',
    'suspected-spinal-bleeding',
    'suspected-cord-compression',
    'suspected-aaa',
    'suspected-inflammatory-arthritis',
    'suspected-other-serious',
    'trauma',
    'previous-cancer',
    'fever',
    'other-infection-sign',
    'recent-spinal-puncture',
    'unintended-weight-loss',
    'night-pain',
    'steroid-use',
    'acute-referral-sent',
    'weakness-assessed-at-hospital',
  ],
  history: [
    'pain-worsening',
    'relapse-not-manageable',
    'unclear-about-condition',
    'stopped-being-active',
    'needs-activity-support',
    'flare-after-activity',
    'walking-related-leg-pain',
    'walking-distance',
    'pregnant',
    'post-operative',
    'comorbidity',
    'interpreter-need',
    'compensation-case',
  ],
  risk: ['widespread-pain', 'powerlessness', 'lifestyle', 'workplace-factors'],
  psychosocial: [
    'depression',
    'fear-of-movement',
    'emotional-barriers',
    'worry',
    'marked-psychosocial',
    'particularly-vulnerable',
    'poor-sleep',
    'suspected-sleep-disease',
    'psqi',
  ],
  measured: ['rmdq', 'odi', 'start-back'],
  medication: ['medication-wanted'],
  imaging: [
    'asks-for-imaging',
    'imaging-done',
    'imaging-result',
    'imaging-matches-symptoms',
    'imaging-doubt',
    'imaging-may-change-management',
    'structural-change',
    'considerable-scoliosis',
    'imaging-referral-sent',
  ],
  hospital: [
    'surgery-considered',
    'hospital-referral-sent',
    'referral-content',
    'hospital-referrer',
    'hospital-workup-completed',
    'considerable-change',
    'untried-option',
    'intensive-rehabilitation-need',
    'spine-operation',
    'hospital-discharge',
    'operation-restrictions-told',
  ],
  rehabilitation: [
    'rehabilitation-need',
    'rehabilitation-plan-sent',
    'rehabilitation-plan-received',
    'rehabilitation-planned-start',
    'later-start-health-reason',
    'limitation-extent',
    'complications-matter',
  ],
  prevention: ['could-benefit-119', 'municipal-offers', 'assessed-by-clinician', 'parallel-municipal-measure'],
  workMore: [
    'unfit-for-work',
    'repeated-sick-leave',
    'employer-asks-statement',
    'fast-track-requested',
    'fast-track-talk',
    'work-relevance-doubt',
    'occupational-disease-suspected',
    'lasting-illness-or-disability',
    'foreign-qualifications',
    'benefit-end',
  ],
  consent: ['consent-gp', 'consent-hospital', 'consent-municipality', 'consent-jobcentre', 'consent-practice'],
  plan: [
    'self-management-started',
    'physical-activity-started',
    'own-course-started',
    'own-course-ended',
    'evaluation-next-date',
    'evaluation-done',
    'next-step-decided',
    'gp-message-sent',
    'parallel-courses',
    'relatives-wanted',
  ],
};

const sides: readonly Site[] = ['left', 'right', 'both'];
const sign: FindingParts = { onset: true, recorded: true };

const parts: Readonly<Record<string, FindingParts>> = {
  'strength-grade': { onset: true, sites: sides, recorded: true, times: 2 },
  'new-weakness': { onset: true, sites: sides, recorded: true },
  'leg-pain': { onset: true, sites: sides },
  'sensory-disturbance': { onset: true, sites: sides, recorded: true },
  'pain-nrs': { sites: ['back', 'leg'], recorded: true, times: 2 },
  'saddle-anaesthesia': sign,
  'bladder-disturbance': sign,
  'bowel-disturbance': sign,
  'new-urination-problem': sign,
  'progressive-deficit': sign,
  'walking-related-leg-pain': { onset: true, sites: sides },
  'suspected-cauda-equina': { recorded: true },
  'suspected-nerve-root': { recorded: true },
  'suspected-stenosis': { recorded: true },
  'suspected-fracture': { recorded: true },
  'suspected-malignancy': { recorded: true },
  'suspected-infection': { recorded: true },
  'suspected-spinal-bleeding': { recorded: true },
  'suspected-cord-compression': { recorded: true },
  'suspected-aaa': { recorded: true },
  'suspected-inflammatory-arthritis': { recorded: true },
  'suspected-other-serious': { recorded: true },
  'diagnostic-triage': { recorded: true },
  'neurological-examination': { recorded: true },
  'level-of-concern': { recorded: true },
  trauma: { onset: true },
  fever: { onset: true },
  'poor-sleep': { since: true },
  'widespread-pain': { since: true },
  powerlessness: { since: true },
  depression: { since: true },
  worry: { since: true },
  'work-status': {},
};

/** The groups that are always open, and those that are folded; every finding of the vocabulary stands in exactly one. */
export function findingGroups(vocabulary: Vocabulary): {
  readonly open: readonly FindingGroup[];
  readonly folded: readonly FindingGroup[];
} {
  const placed = new Set([...Object.values(shortPath), ...Object.values(folded)].flat());
  const rest = [...vocabulary.findings.values()].filter(({ code, in: place }) => !placed.has(code) && !place.startsWith('medications'));
  const toGroup = ([id, codes]: [string, readonly string[]]): FindingGroup => ({
    id,
    findings: codes.flatMap((code) => vocabulary.findings.get(code) ?? []),
  });
  const other: FindingGroup = { id: 'other', findings: rest };
  return {
    open: Object.entries(shortPath).map(toGroup),
    folded: [...Object.entries(folded).map(toGroup), ...(rest.length > 0 ? [other] : [])],
  };
}

/** What else is asked about a finding that is answered. */
export function partsOf(code: string): FindingParts {
  return parts[code] ?? {};
}
