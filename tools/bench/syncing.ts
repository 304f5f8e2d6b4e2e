import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PAGES = 5;
const PAGE = 4096;
const TIMES = 100;

/**
 * What the disk alone takes to make a small batch durable, in milliseconds, each time: no desk that stores before it
 * tells can be faster than this. The file is written a second time, as the database's log is.
 */
export function syncsMs(): number[] {
  const place = mkdtempSync(join(tmpdir(), 'huashu-bench-'));
  const file = openSync(join(place, 'log'), 'w');
  try {
    writeSync(file, Buffer.alloc(PAGES * PAGE * TIMES));
    fdatasyncSync(file);
    const batch = Buffer.alloc(PAGES * PAGE, 1);
    return Array.from({ length: TIMES }, (_, time) => {
      const began = performance.now();
      writeSync(file, batch, 0, batch.length, time * batch.length);
      fdatasyncSync(file);
      return performance.now() - began;
    });
  } finally {
    closeSync(file);
    rmSync(place, { recursive: true, force: true });
  }
}
