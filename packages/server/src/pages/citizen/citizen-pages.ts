/** Every page of the citizen's door that reads and writes the pathway. */

import type { AddPage } from '../door.ts';
import { addConsentPages, type ConsentOptions } from './consent-route.ts';
import { addGoalPages, type GoalOptions } from './goal-route.ts';
import { addHomePage, type HomeOptions } from './home-route.ts';
import { addPlanPage, type PlanOptions } from './plan-route.ts';
import { addReferralPage, type OwnReferralOptions } from './referral-route.ts';

export interface CitizenPagesOptions {
  readonly pages: HomeOptions['pages'] &
    PlanOptions['pages'] &
    GoalOptions['pages'] &
    OwnReferralOptions['pages'] &
    ConsentOptions['pages'];
}

/** Adds them. */
export function addCitizenPages(add: AddPage, options: CitizenPagesOptions): void {
  addHomePage(add, options);
  addPlanPage(add, options);
  addGoalPages(add, options);
  addReferralPage(add, options);
  addConsentPages(add, options);
}
