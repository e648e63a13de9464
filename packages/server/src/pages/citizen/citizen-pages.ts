/** Every page of the citizen's door that reads and writes the pathway. */

import type { AddPage } from '../door.ts';
import { addConsentPages } from './consent-route.ts';
import { addGoalPages } from './goal-route.ts';
import { addHomePage } from './home-route.ts';
import { addPlanPage } from './plan-route.ts';
import { addReferralPage } from './referral-route.ts';
import { addUnderstandPage } from './understand-route.ts';

export interface CitizenPagesOptions {
  readonly pages: typeof import('@rygforloeb/web');
}

/** Adds them. */
export function addCitizenPages(add: AddPage, options: CitizenPagesOptions): void {
  addHomePage(add, options);
  addPlanPage(add, options);
  addGoalPages(add, options);
  addReferralPage(add, options);
  addConsentPages(add, options);
  addUnderstandPage(add, options);
}
