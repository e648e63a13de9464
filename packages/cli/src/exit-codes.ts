/** What the command's end says to the shell. */

export const exitCodes = {
  fine: 0,
  /** `verify` or `check` found that something is not as it should be; `restore` was given a damaged backup. */
  differs: 1,
  /** What was given cannot be read or is not allowed. */
  badInput: 2,
  /** The product failed. */
  unexpected: 70,
  /** Somebody stopped it with Ctrl+C. */
  stopped: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
