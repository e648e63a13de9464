/** All stories of the region. */

import { caudaEquina, seriousCause, weakness } from './alarms.ts';
import { barelyTold, complicated, lumbago, neckOnly, pelvicGirdle, practiceCourse } from './common-trouble.ts';
import { prevention, rehabilitation } from './municipal-courses.ts';
import { afterWorkUp, sciatica, stenosis, structural } from './specific-causes.ts';
import type { Story } from './story.ts';
import { medicine, work } from './working-life.ts';

export const stories: readonly Story[] = [
  lumbago,
  complicated,
  practiceCourse,
  neckOnly,
  pelvicGirdle,
  barelyTold,
  sciatica,
  stenosis,
  structural,
  afterWorkUp,
  weakness,
  caudaEquina,
  seriousCause,
  rehabilitation,
  prevention,
  work,
  medicine,
];
