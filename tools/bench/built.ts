import { dirname } from 'node:path';

/** Where the built server and tools lie: beside the running one, whichever chunk this ends up in. */
export const BUILT = dirname(process.argv[1] ?? '.');
