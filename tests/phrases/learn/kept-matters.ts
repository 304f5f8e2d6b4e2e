// Stands in the place of `phrases/learn/matter-table.ts` (`jest.config.mjs`), as a build puts data there: what is learnt of the
// matters of shops is learnt once in a run of tests. A test of its own compares it with what was built.
import * as made from '../../../phrases/learn/matter-table.ts';
import { kept } from '../../run/kept.ts';

export const matterTable = kept('matters', made.matterTable);
