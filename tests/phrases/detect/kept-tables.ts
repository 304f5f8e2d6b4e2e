// Stands in the place of `phrases/detect/tables.ts` for whoever detects (`jest.config.mjs`), as a build puts data there: the
// tables are made once in a run of tests, not in each file of tests. What makes them has tests of its own.
import { kept } from '../../run/kept.ts';
import * as made from '../../../phrases/detect/tables.ts';

export const { tags } = made;
export const phraseTable = kept('detector-phrases', made.phraseTable);
export const weightTable = kept('detector-weights', made.weightTable);
