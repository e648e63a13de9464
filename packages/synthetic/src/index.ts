/** The synthetic room: made-up citizens for tests and measurements, and their journeys. */

export { caseFileForm } from './case-file-form.ts';
export { castLogins, castResources, type JourneyLogin, type NamedResource } from './journeys/cast-resources.ts';
export { differences } from './journeys/differences.ts';
export { filledIn, JourneyError, type Known } from './journeys/fill-in.ts';
export type { Cast, Journey, JourneyCall, JourneyStep } from './journeys/journey.ts';
export { momentOf } from './journeys/moments.ts';
export { type JourneyBook, readJourneys } from './journeys/read-journeys.ts';
export { type Region, readRegion, regionFolder } from './region/read-region.ts';
export type { Cue, Story, StoryStep } from './region/story.ts';
export { randomCases, type SyntheticOptions, syntheticCases } from './synthetic-cases.ts';
