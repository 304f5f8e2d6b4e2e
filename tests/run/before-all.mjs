// Before any test: most of them start the desk as it is built, and would each complain in words of their own.
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SENTENCE = 'Run `npm test` (`npm test -- some/file`): it builds the desk first and finds a browser.';

/** A file system in memory, on Linux. */
const MEMORY = '/dev/shm';
/** Bytes that the files of a run may need there; containers often have 64 MB. */
const ROOM = 2 * 1024 ** 3;

let isDone = false;

/**
 * Throws unless `scripts/test.mjs` has built the desk; gives all temporary files of the run a folder of their own. To call
 * it again changes nothing.
 */
export default function beforeAllTests() {
  if (isDone) return;
  isDone = true;
  // Jest prints the stack of what is thrown here; where it was thrown is of no interest.
  if (!process.env.HUASHU_BUILD) throw Object.assign(new Error(SENTENCE), { stack: SENTENCE });
  // In memory no test waits for a disk: every database of a desk writes through at each commit.
  const place = hasRoom() ? MEMORY : tmpdir();
  forgetLeft(place);
  const folder = mkdtempSync(join(place, `huashu-tests-${process.pid}-`));
  // A server that will not run as root keeps its files there too.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
}

/** A run that was killed could not forget its folder. */
function forgetLeft(place) {
  for (const name of readdirSync(place)) {
    const owner = /^huashu-tests-(\d+)-/.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    try {
      rmSync(join(place, name), { recursive: true, force: true });
    } catch {
      // A disk that a killed test had mounted in it: it stays until the machine restarts, and disturbs nobody.
    }
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process, which may not be asked.
    return error.code === 'EPERM';
  }
}

function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM;
  } catch {
    return false;
  }
}
