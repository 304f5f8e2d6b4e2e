import type { Summary } from './measured.ts';

/** The goals of the ratios, and how many times worse is surely the code and not the machine. */
const GOALS = { throughputSqlite: 0.4, throughputPostgres: 0.5, p99At1000: 3, memoryPerConnection: 1.3 };
const LOOSELY = 10;

/** Ratios that are far from their goal, in words; absolute times are never judged. */
export function losses({ ratios, raw }: Summary): string[] {
  // Where others wait for the processor, a latency is theirs: the desk needs a thread more than the relay.
  const isBusy = raw.machine.busyBefore > raw.machine.cores;
  const { throughputSqlite, throughputPostgres, p99At1000, memoryPerConnection } = ratios;
  const told = [
    tooLow('throughput on SQLite', throughputSqlite, GOALS.throughputSqlite),
    throughputPostgres === null
      ? null
      : tooLow('throughput on PostgreSQL', throughputPostgres, GOALS.throughputPostgres),
    isBusy ? null : tooHigh('p99 at 1,000 messages/s', p99At1000, GOALS.p99At1000),
    tooHigh('memory per connection', memoryPerConnection, GOALS.memoryPerConnection),
  ];
  return told.filter((loss) => loss !== null);
}

// Written so that what is not a number is a loss too.
function tooLow(what: string, ratio: number, goal: number): string | null {
  return ratio >= goal / LOOSELY ? null : `${what}: ${ratio} of the relay's, the goal is ${goal}`;
}

function tooHigh(what: string, ratio: number, goal: number): string | null {
  return ratio <= goal * LOOSELY ? null : `${what}: ${ratio} times the relay's, the goal is ${goal}`;
}
