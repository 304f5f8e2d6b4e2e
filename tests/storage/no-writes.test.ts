import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { codeOf, Desk, granted } from '../wire/a-desk.ts';
import type { Customer } from '../wire/a-customer.ts';

jest.setTimeout(60_000);

const mount = (...words: string[]): boolean => spawnSync('mount', words).status === 0;

/** Whether this process may mount a file system of its own. */
function mayMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), 'huashu-mount-'));
  const may = mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place);
  if (may) spawnSync('umount', ['-l', place]);
  rmSync(place, { recursive: true });
  return may;
}

const describeDisk = mayMount() ? describe : describe.skip;
if (describeDisk === describe.skip)
  process.stderr.write('Skipped: a disk that takes nothing (this process may not mount one)\n');

describeDisk('a disk that takes nothing', () => {
  let disk: string;
  let desk: Desk;
  let customer: Customer;
  beforeEach(async () => {
    disk = mkdtempSync(join(tmpdir(), 'huashu-disk-'));
    expect(mount('-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', disk)).toBe(true);
    desk = await Desk.start({ DATA_DIR: join(disk, 'data') });
    customer = await desk.customer();
    granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '你好' }));
  });
  afterEach(async () => {
    await desk.kill();
    spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true });
  });

  const filler = (): string => join(disk, 'filler');
  const fill = (): void => void spawnSync('dd', ['if=/dev/zero', `of=${filler()}`, 'bs=4k']);
  const ready = () => fetch(`${desk.url}/readyz`);

  test('that is full: no message is acknowledged that is not kept; the desk says so, lives, and goes on by itself', async () => {
    expect((await ready()).status).toBe(200);
    fill();
    // What is in the log of writes already may still fit; what is acknowledged is counted below.
    const answers = await Promise.all(
      Array.from({ length: 40 }, (__, n) => customer.say('字'.repeat(4000), `full-${n}`)),
    );
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(codeOf))).toEqual(new Set(['unavailable']));
    expect(refused[0]).toMatchObject({
      error: { message: expect.stringMatching(/^[^.]{20,}\.$/) as unknown },
    });
    const trouble = await ready();
    expect([trouble.status, await trouble.text()]).toEqual([503, expect.stringContaining('DATA_DIR')]);
    rmSync(filler());
    expect((await ready()).status).toBe(200);
    granted(await customer.say('好了', 'after'));
    const acknowledged = answers.flatMap((answer, n) => (answer.ok ? [`full-${n}`] : []));
    const log: (string | undefined)[] = [];
    for (let after = 0; ;) {
      const { entries } = granted(await customer.socket.emitWithAck('sync', { after }));
      if (entries.length === 0) break;
      log.push(...entries.map(({ clientId }) => clientId));
      after = entries.at(-1)?.seq ?? after;
    }
    expect(log.filter((id) => id?.startsWith('full-'))).toEqual(acknowledged);
    expect(log.at(-1)).toBe('after');
    expect(desk.isAlive).toBe(true);
  });
});
