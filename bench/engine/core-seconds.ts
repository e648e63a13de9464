/** Time as one core spends it: not lengthened by what else the machine does, and with the helpers of the runtime counted in. */

/** Starts a measurement; the function returned gives the seconds of processor time of the whole process since. */
export function coreSeconds(): () => number {
  const begun = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1_000_000;
  };
}
