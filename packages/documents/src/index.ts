/** The documents room: papers as tagged PDF, and the charts in them. */

export type { Chart, ChartTable } from './charts/chart.ts';
export type { CourseLine } from './charts/course-line.ts';
export type { HundredPeople } from './charts/hundred-people.ts';
export type { Measure, Trajectory } from './charts/trajectory.ts';
export { openPapers, type Papers, paperKinds } from './open-papers.ts';
export type {
  ClosingNote,
  Content,
  Labelled,
  Letterhead,
  PaperData,
  PaperKind,
  ReferralLetter,
  RehabilitationPlan,
  RelapsePlan,
  SharedPlan,
  WhyNotAScan,
  WorkLetter,
} from './paper-data.ts';
export { PaperLayoutError } from './typst/compiler.ts';
export { PaperWordsError } from './words.ts';
