/** How much is done. Everything is bounded: a run ends by itself, whatever the machine. */
export interface Plan {
  rounds: number;
  customers: number;
  /** Messages that each customer has on the way at once. */
  inFlight: number;
  warmUpMs: number;
  throughputMs: number;
  /** Messages per second of the latency part. */
  pace: number;
  paceMs: number;
  /** Idle customer connections of the memory part, and how often that is measured. */
  connections: number;
  memoryRounds: number;
  detections: number;
  checks: number;
  openChats: number;
  dueChats: number;
  starts: number;
}

/** As the goals say: about three minutes. */
export const FULL: Plan = {
  rounds: 5,
  customers: 200,
  inFlight: 5,
  warmUpMs: 1500,
  throughputMs: 3000,
  pace: 1000,
  paceMs: 4000,
  connections: 4000,
  memoryRounds: 3,
  detections: 20_000,
  checks: 500,
  openChats: 100_000,
  dueChats: 1000,
  starts: 3,
};

/** Under half a minute: enough to see a tenfold loss. */
export const QUICK: Plan = {
  ...FULL,
  rounds: 3,
  warmUpMs: 300,
  throughputMs: 700,
  paceMs: 1000,
  connections: 1000,
  memoryRounds: 1,
  detections: 4000,
  checks: 100,
  openChats: 20_000,
  starts: 1,
};

/** How often something is done that is told to the progress bar. */
export function stepsOf(plan: Plan, targets: number): number {
  return plan.rounds * targets * 2 + plan.memoryRounds * 2 + plan.starts + 4;
}
