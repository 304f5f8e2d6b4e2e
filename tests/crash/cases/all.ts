import type { Case } from '../case.ts';
import { acknowledgementsCut } from './acknowledgements-cut.ts';
import { deadlinesKept } from './deadlines-kept.ts';
import { deskKilled } from './desk-killed.ts';
import { mutants } from './mutants.ts';

/** Every case, in the order in which they are run. */
export const CASES: readonly Case[] = [deskKilled, acknowledgementsCut, deadlinesKept, ...mutants];
