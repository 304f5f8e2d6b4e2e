import { existsSync } from 'node:fs';
import { OwnRedis } from '../wire/a-redis.ts';
import { postgresPrograms } from './stage/own-postgres.ts';

/** What a case needs on the machine. */
export type Need = 'servers' | 'root' | 'faketime';

/** How long and how often: the quick form is part of `npm test`, the full one is `npm run test:crash`. */
export interface Form {
  isFull: boolean;
  /** The first in the quick form, the second in the full one. */
  pick: (quick: number, full: number) => number;
}

/** What came of it. Empty `faults` mean that what was expected held. */
export interface Measured {
  faults: string[];
  figures: Record<string, string | number>;
}

/** One way in which something breaks. */
export interface Case {
  name: string;
  /** What is believed. */
  hypothesis: string;
  /** What is done to the system. */
  injection: string;
  /** What has to be seen, and is looked for by `run`. */
  expected: string;
  needs: readonly Need[];
  /** Whether it belongs to the quick form too. */
  isQuick: boolean;
  run(form: Form): Promise<Measured>;
}

/** The place of libfaketime, from Debian's package of that name. */
export const FAKETIME = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1',
].find((path) => existsSync(path));

/** Why a case cannot run here; null if it can. */
export function lacking({ needs }: Case): string | null {
  if (needs.includes('servers') && postgresPrograms() === null)
    return 'no PostgreSQL to start on this machine';
  if (needs.includes('servers') && !OwnRedis.isThere()) return 'no redis-server on this machine';
  if (needs.includes('root') && !mayMount()) return 'no file system may be mounted here';
  if (needs.includes('faketime') && FAKETIME === undefined) return 'no libfaketime on this machine';
  return null;
}

function mayMount(): boolean {
  return process.getuid?.() === 0 && existsSync('/bin/mount');
}
