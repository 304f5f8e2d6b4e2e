/**
 * The milliseconds of processor time that work took in this process: unlike those of the clock, they are not more when the
 * machine does other things meanwhile.
 */
export function processorMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
