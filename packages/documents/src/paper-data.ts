/** What each paper is made of: plain data, gathered by whoever may see them. Days are YYYY-MM-DD, instants ISO with offset; texts are in the paper's language or somebody's own. */
import type { Trajectory } from './charts/trajectory.ts';

/** What every paper has in its head. */
export interface Letterhead {
  /** The instant at which it is made; the only time a paper knows. */
  readonly issued: string;
  /** Says on the paper that nobody in it exists. */
  readonly sample?: boolean;
  readonly from?: { readonly name: string; readonly person?: string; readonly phone?: string };
  readonly to?: readonly string[];
  readonly copies?: readonly string[];
  readonly citizen?: {
    readonly name: string;
    readonly identifier?: string;
    /** The language she wants to be spoken to in, where it is not Danish: as BCP 47, or its name. */
    readonly language?: string;
    readonly birthDate?: string;
    readonly address?: string;
    readonly phone?: string;
  };
}

/** A labelled text, such as a field of a referral. */
export interface Labelled {
  readonly label: string;
  readonly text: string;
}

/** What a letter was to hold: what is there, what was knowingly left out, and what is simply not there. */
export interface Content {
  readonly fields: readonly Labelled[];
  readonly leftOut: readonly { readonly label: string; readonly why: string }[];
  readonly missing: readonly string[];
}

export interface SharedPlan extends Letterhead {
  readonly start?: string;
  readonly responsible?: string;
  readonly threadHolder?: string;
  /** Whom the citizen turns to. */
  readonly contact?: string;
  readonly goals: readonly { readonly words: string; readonly obstacles?: readonly string[]; readonly subgoals?: readonly string[] }[];
  readonly steps: readonly {
    readonly name: string;
    readonly how?: string;
    readonly evaluate: string;
    readonly status: 'in-progress' | 'stopped' | 'completed';
    readonly effect?: 'satisfactory' | 'unsatisfactory';
  }[];
  readonly choice?: string;
  readonly informed?: string;
  readonly relapse?: string;
  /** When the plan was agreed and, where it has ended, closed. */
  readonly agreed?: string;
  readonly closed?: string;
  readonly trajectory?: Trajectory;
  /** The programme's answer on which it rests. */
  readonly answer?: { readonly day: string; readonly version: string };
}

export interface ReferralLetter extends Letterhead, Content {
  readonly reference: string;
  /** As the programme names the receiver. */
  readonly receiver: string;
  readonly priority: 'routine' | 'stat';
  readonly sent?: string;
  readonly track?: string;
  /** The programme's answer, in words. */
  readonly programmeSays?: string;
  /** Why it went on although the programme said otherwise. */
  readonly override?: string;
  readonly feedback?: string;
}

export interface RehabilitationPlan extends Letterhead, Content {
  readonly reference: string;
  readonly sent?: string;
  /** As the programme names it. */
  readonly level?: string;
  readonly levelReason?: string;
  /** Days within which the municipality begins. */
  readonly startDays: number;
  readonly startBy?: string;
  readonly laterStart?: string;
}

export interface ClosingNote extends Letterhead {
  readonly reference: string;
  readonly referred?: string;
  readonly referredBy?: string;
  readonly started?: string;
  readonly closed?: string;
  readonly track?: string;
  readonly reason?: string;
  readonly conclusion: string;
  readonly agreements?: string;
  readonly followUp?: string;
}

export interface WorkLetter extends Letterhead, Content {
  readonly reference: string;
  readonly sent?: string;
  /** Work and participation, and nothing else (C-93). */
  readonly work: readonly Labelled[];
}

export interface WhyNotAScan extends Letterhead {
  /** In whole years; the figures are those of the nearest age that was studied. */
  readonly age: number;
}

export interface RelapsePlan extends Letterhead {
  /** The agreement in its writer's words; without it the paper says that there is none yet. */
  readonly own?: string;
  readonly helped: readonly string[];
  readonly goals: readonly string[];
  readonly contact?: string;
}

/** Every paper by its name, with what it is made of. */
export interface PaperData {
  readonly 'shared-plan': SharedPlan;
  readonly 'referral-letter': ReferralLetter;
  readonly 'rehabilitation-plan': RehabilitationPlan;
  readonly 'hospital-closing-letter': ClosingNote;
  readonly 'rehabilitation-end-note': ClosingNote;
  readonly 'prevention-closing-note': ClosingNote;
  readonly lae165: WorkLetter;
  readonly 'why-not-a-scan': WhyNotAScan;
  readonly 'relapse-plan': RelapsePlan;
}

export type PaperKind = keyof PaperData;
