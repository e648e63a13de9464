/** What the citizen has agreed to, recipient by recipient; often nobody has asked. */

import type { Draft } from '../draft.ts';

const recipients = ['gp', 'hospital', 'municipality', 'jobcentre', 'practice'] as const;

/** Notes a consent for some recipients. */
export function noteConsent({ perhaps, chance }: Draft): void {
  for (const recipient of recipients) {
    perhaps(0.5, `consent-${recipient}`, () =>
      chance.weighted([
        [75, 'given'],
        [20, 'refused'],
        [5, 'unknown'],
      ]),
    );
  }
}
