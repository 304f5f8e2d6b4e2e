import type { Case } from '../case.ts';
import { acknowledgementsCut } from './acknowledgements-cut.ts';
import { allReturn } from './all-return.ts';
import { clocks } from './clocks.ts';
import { database } from './database.ts';
import { deadlinesKept } from './deadlines-kept.ts';
import { deskKilled } from './desk-killed.ts';
import { fewFiles } from './files.ts';
import { machine } from './machine.ts';
import { mutants } from './mutants.ts';
import { news } from './news.ts';
import { processes } from './processes.ts';
import { randomKills } from './random-kills.ts';
import { rowLocked } from './row-locked.ts';
import { slowReaders } from './slow-readers.ts';
import { takenOnce } from './taken-once.ts';
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
  takenOnce,
  ...machine,
  fewFiles,
  ...clocks,
  allReturn,
  slowReaders,
];
