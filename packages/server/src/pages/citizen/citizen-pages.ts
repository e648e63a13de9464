/** Every page of the citizen's door that reads and writes the pathway. */

import type { AddPage } from '../door.ts';
import { addAboutMePage } from './about-me-route.ts';
import { addConsentPages } from './consent-route.ts';
import { addCorrespondencePage } from './correspondence-route.ts';
import { addDiaryPage } from './diary-route.ts';
import { addExercisePage } from './exercise-route.ts';
import { addGoalPages } from './goal-route.ts';
import { addHomePage } from './home-route.ts';
import { addOffersPage } from './offers-route.ts';
import { addPapersPages } from './papers-route.ts';
import { addPlanPage } from './plan-route.ts';
import { addReferralPage } from './referral-route.ts';
import { addUnderstandPage } from './understand-route.ts';
import { addWorkPage } from './work-route.ts';

export interface CitizenPagesOptions {
  readonly pages: typeof import('@rygforloeb/web').citizen;
}

/** Adds them. */
export function addCitizenPages(add: AddPage, options: CitizenPagesOptions): void {
  addHomePage(add, options);
  addPlanPage(add, options);
  addGoalPages(add, options);
  addReferralPage(add, options);
  addConsentPages(add, options);
  addUnderstandPage(add, options);
  addDiaryPage(add, options);
  addExercisePage(add, options);
  addCorrespondencePage(add, options);
  addWorkPage(add, options);
  addOffersPage(add, options);
  addPapersPages(add, options);
  addAboutMePage(add, options);
}
