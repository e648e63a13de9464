/** The command line room. */

export { exitCodes } from './exit-codes.ts';
export { runCli } from './run-cli.ts';
export type { Surroundings } from './surroundings.ts';
