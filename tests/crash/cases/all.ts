import type { Case } from '../case.ts';
import { acknowledgementsCut } from './acknowledgements-cut.ts';
import { database } from './database.ts';
import { deadlinesKept } from './deadlines-kept.ts';
import { deskKilled } from './desk-killed.ts';
import { machine } from './machine.ts';
import { mutants } from './mutants.ts';
import { news } from './news.ts';
import { processes } from './processes.ts';
import { randomKills } from './random-kills.ts';
import { rowLocked } from './row-locked.ts';
import { ways } from './ways.ts';

/** Every case, in the order in which they are run. */
export const CASES: readonly Case[] = [
  deskKilled,
  acknowledgementsCut,
  deadlinesKept,
  ...mutants,
  randomKills,
  ...database,
  rowLocked,
  ...news,
  ...ways,
  ...processes,
  ...machine,
];
