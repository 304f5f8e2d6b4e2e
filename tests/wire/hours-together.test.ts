import { v7 as newId } from 'uuid';
import type { DaysCompared } from '../../protocol/calendar.ts';
import type { TimelinePage, TimelineSpan } from '../../protocol/timeline.ts';
import { describePostgres } from '../storage/a-postgres.ts';
import { Administrator } from './administering.ts';
import { granted } from './a-desk.ts';
import { OwnRedis } from './a-redis.ts';
import { TwoProcesses } from './two-processes.ts';

// Two processes, a database and a Redis start for these tests, on a machine that others use too.
jest.setTimeout(120_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The holidays of 2026 are known, and none of them has been. */
const JANUARY = Date.UTC(2026, 0, 12, 2);

const describeCluster = OwnRedis.isThere() ? describePostgres : describe.skip;

describeCluster('hours over two processes with PostgreSQL and Redis', () => {
  let desk: TwoProcesses;
  let near: Administrator;
  let far: Administrator;
  beforeAll(async () => {
    desk = await TwoProcesses.start({ LOG_LEVEL: 'warn' }, JANUARY);
    [near, far] = await Promise.all([Administrator.of(desk.a), Administrator.of(desk.b)]);
  });
  afterEach(() => desk.clear());
  afterAll(() => desk.end());

  const now = async (): Promise<number> =>
    Date.parse((await near.ask<TimelinePage>('GET', '/api/timeline')).body.now);

  test('[P10] the holidays of mainland China, imported on one process, are those of the other; a second import has nothing to add', async () => {
    const compare = async (admin: Administrator) =>
      (await admin.ask<DaysCompared>('POST', '/api/calendar/compare', { source: 'cn' })).body;
    // Both screens are open at once, and both look the same.
    const [one, other] = [await compare(near), await compare(far)];
    expect(one.changes.length).toBeGreaterThan(0);
    expect(other.changes).toEqual(one.changes);
    const days = one.changes.flatMap((change) => (change.change === 'added' ? [change.after] : []));
    const kept = await near.putCalendar({ days, version: one.version });
    expect(kept.status).toBe(200);
    // Who compared with the calendar of before is told, and overwrites nothing.
    expect((await far.putCalendar({ days: [], version: other.version })).status).toBe(409);
    await desk.until(async () => (await far.calendar()).days.length === days.length);
    expect(await compare(far)).toMatchObject({ changes: [], same: days.length, knownUntil: one.knownUntil });
    const holiday = days.find(({ as, intervals }) => as === undefined && (intervals ?? []).length === 0);
    const asked = await far.ask<{ open: boolean }>('GET', `/api/calendar/hours?at=${holiday?.date}T10:00`);
    expect(asked.body.open).toBe(false);
    await near.putCalendar({ days: [], version: (await near.calendar()).version });
  });

  test('[P1] [P10] a clock that begins to rest on one process rests on the other: the customer there reads the moment', async () => {
    const lead = await desk.b.agent('1001', 'online');
    const customer = await desk.b.customer();
    const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '你好' }));
    await desk.meanwhile(lead.chats.first(({ id, agent }) => id === chat.id && agent === '1001'));
    granted(await lead.socket.emitWithAck('message', { chatId: chat.id, clientId: newId(), text: '您好' }));
    const before = await customer.chats.first(({ closesAt }) => closesAt !== null);
    // From an hour ago to ten minutes from now, and then not before tomorrow.
    const zone = 'UTC';
    const at = await now();
    const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 16);
    const [opens, closes] = [clock(at - HOUR), clock(at + 10 * MINUTE)];
    const ends = closes > opens ? closes : `${Number(closes.slice(0, 2)) + 24}${closes.slice(2)}`;
    const set = await near.set({ timeZone: zone, serviceHours: `${opens}-${ends}`, idleRests: true });
    expect([set.status, set.body.error]).toEqual([200, undefined]);
    const later = await desk.meanwhile(
      customer.chats.first(({ closesAt }) => closesAt !== null && closesAt !== before.closesAt),
    );
    const moved = Date.parse(later.closesAt ?? '') - Date.parse(before.closesAt ?? '');
    expect(moved).toBe(DAY - HOUR - 10 * MINUTE);
    const stored = await desk.schema.run(`select due_at from chats where id = '${chat.id}'`);
    expect(Number(stored[0]?.['due_at'])).toBeLessThanOrEqual(Date.parse(later.closesAt ?? ''));
    await near.set({ timeZone: null, serviceHours: null, idleRests: null });
    await desk.meanwhile(customer.chats.first(({ closesAt }) => closesAt === before.closesAt));
  });

  test('one timeline, whichever process somebody is at; who was at one that was killed is not online in it', async () => {
    const spans = async (account: string): Promise<TimelineSpan[]> =>
      (await near.ask<TimelinePage>('GET', `/api/timeline?account=${account}`)).body.people[0]?.spans ?? [];
    const says = (account: string, isSo: (last: TimelineSpan | undefined) => boolean) =>
      desk.until(async () => isSo((await spans(account)).at(-1)));
    const third = await desk.another();
    const [here, there] = [await desk.a.agent('1001', 'online'), await third.agent('1002', 'online')];
    await says('1001', (last) => last?.state === 'online' && last.to === null);
    await says('1002', (last) => last?.state === 'online' && last.to === null);
    await desk.pass(2 * MINUTE);
    // A lead on the second process sets the status of somebody at the first.
    const lead = await desk.b.agent('9001');
    granted(await lead.socket.emitWithAck('setStatusOf', { account: '1001', value: 'away', reason: '培训' }));
    await says('1001', (last) => last?.reason === '培训' && last.by === '9001');
    expect(there.account).toBe('1002');
    await third.kill();
    await says('1002', (last) => typeof last?.to === 'string');
    // The others live on, and what they say runs on.
    expect((await spans('1001')).at(-1)?.to).toBeNull();
    const running = await desk.schema.run(
      `select account, count(*) as running from timeline where ended_at is null group by account having count(*) > 1`,
    );
    expect(running).toEqual([]);
    here.go();
  });
});
