import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAKETIME } from '../case.ts';
import type { DeskProcess, DeskStart } from './desk-process.ts';

/** Moves the wall clocks of running processes by libfaketime, each by itself; the steady clock runs on. */
export class WrongClock {
  private readonly folder = mkdtempSync(join(tmpdir(), 'huashu-clock-'));

  /** How a process must be started whose clock shall be moved. */
  get start(): DeskStart {
    return {
      before: 'export FAKETIME_TIMESTAMP_FILE="$CLOCKS/$PORT"; echo +0 > "$FAKETIME_TIMESTAMP_FILE";',
      env: {
        CLOCKS: this.folder,
        LD_PRELOAD: FAKETIME ?? '',
        FAKETIME_NO_CACHE: '1',
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
      },
    };
  }

  /** Such as `+2h`, `-1h` or `+0`. */
  set(desk: DeskProcess, offset: string): void {
    writeFileSync(join(this.folder, String(desk.port)), offset);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
