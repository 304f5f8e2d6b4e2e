import { rmSync } from 'node:fs';

/** Forgets the folder that `before-all.mjs` has made, with whatever tests have left in it. */
export default function afterAllTests() {
  rmSync(process.env.TMPDIR, { recursive: true, force: true });
}
