import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { Server } from 'socket.io';
import { ManualEngineInProcess } from '../../server/actions/manual/manual-engine-in-process.ts';
import { TurnsInProcess, type TurnLearner } from '../../server/actions/learning/turn-learner.ts';
import { ManualVersions } from '../../server/actions/manual/manual-versions.ts';
import { withEach } from '../../server/lib/jobs.ts';
import { KeyedSerialQueue } from '../../server/lib/serial-queue.ts';
import { deskView } from '../../server/actions/desk-view.ts';
import type { Services } from '../../server/actions/services.ts';
import { startBackground, type Background } from '../../server/actions/background.ts';
import { createServices } from '../../server/actions/create-services.ts';
import { subscribeAll } from '../../server/actions/subscribers.ts';
import { chooseStatus, staffCame } from '../../server/actions/routing/attendance.ts';
import { act, newCustomerId, start } from '../../server/actions/chats/customer-actions.ts';
import type { Instant } from '../../server/domain/instant.ts';
import { isRefusal, type Refusal } from '../../server/domain/refusal.ts';
import { type Rules, FOR_EVER, type RetentionPeriods } from '../../server/domain/rules.ts';
import { DeskSettings } from '../../server/live/desk-settings.ts';
import type { StaffMember, StaffRole } from '../../server/storage/accounts/staff-store.ts';
import { FileWorkers } from '../../server/actions/files/file-workers.ts';
import { FolderBlobs } from '../../server/storage/files/folder.ts';
import { openSqliteStore } from '../../server/storage/sqlite/open.ts';
import type { Store } from '../../server/storage/store.ts';
import { shippedContent, shippedManual } from '../phrases/shipped-manual.ts';
import { putEmptyDatabase } from '../storage/empty-database.ts';
import { builtDesk } from '../wire/build.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** A morning in March. */
const MORNING: Instant = Date.UTC(2026, 2, 2, 1);

/** Time that passes only when a test says so. */
export class HandClock {
  at = MORNING;
  now(): Instant {
    return this.at;
  }
  pass(ms: number): void {
    this.at += ms;
  }
}

/** Something that was told, and to whom. */
export interface Told {
  side: 'customer' | 'desk';
  event: string;
  payload: unknown;
  to: ReadonlySet<string>;
  except: ReadonlySet<string>;
}

export interface TestDesk extends Background {
  /** The services. */
  desk: Services;
  store: Store;
  clock: HandClock;
  told: Told[];
  dataDir: string;
  /** Runs every job of the desk once. */
  tick: () => Promise<void>;
}

/** The one harassing word of these tests. */
const harassing: Rules['harassing'] = (text) => (text.includes('滚') ? ['滚'] : null);

const manuals = { 'zh-CN': shippedManual('zh-CN'), en: shippedManual('en') };

/** What a test may settle; `dataDir` and `clock` carry a desk over a restart. */
interface Setting {
  dataDir?: string;
  clock?: HandClock;
  rules?: Partial<Rules>;
  staff?: [account: string, role: StaffRole][];
  approval?: boolean;
  retention?: Partial<RetentionPeriods>;
  /** The day on which somebody confirms an erasure. */
  confirmErasure?: string;
  startLearner?: () => TurnLearner;
}

/** A whole desk with its real store, without a network. What it says is kept in `told`. */
export async function aDesk(setting: Setting = {}): Promise<TestDesk> {
  const clock = setting.clock ?? new HandClock();
  const dataDir = setting.dataDir ?? mkdtempSync(join(tmpdir(), 'huashu-actions-'));
  if (setting.dataDir === undefined) await putEmptyDatabase(dataDir);
  const store = await openSqliteStore({ dataDir, inThread: true, now: () => clock.now() });
  const people = setting.staff ?? [
    ['1001', 'agent'],
    ['1002', 'agent'],
    ['9001', 'lead'],
  ];
  await store.staff.add(people.map(([account, role]) => person(account, role)));
  const io = new Server();
  const told: Told[] = [];
  listen(io, 'customer', told);
  listen(io, 'desk', told);
  // Whatever the desk reports as an error fails the test.
  const log = pino({ level: 'warn' }, { write: (line: string) => console.error(line) });
  const settings = await DeskSettings.open({
    ...{ store: store.settings, departments: store.departments, clock, log, overrides: new Map() },
    process: {
      production: false,
      sampleStaff: true,
      publicUrl: 'http://localhost',
      identityRequired: false,
      webhookPrivate: true,
      pushPrivate: true,
    },
    harassing,
  });
  Object.assign(settings.profile, { company: { 'zh-CN': '话术', en: 'Huashu' } });
  Object.assign(settings.rules, setting.rules);
  const created = await createServices({
    settings,
    manual: new ManualVersions(
      { ...manuals },
      shippedContent(),
      new ManualEngineInProcess(() => clock.now()),
      setting.approval ?? false,
    ),
    store,
    files: {
      blobs: await FolderBlobs.open(join(dataDir, 'files'), Date.now()),
      workers: new FileWorkers(join(builtDesk(), 'server/file-worker.js')),
      ...{
        scanner: null,
        staging: mkdtempSync(join(dataDir, 'uploads-')),
        freeMin: 0,
        pixelsMax: 50_000_000,
        copies: new KeyedSerialQueue(),
      },
    },
    io,
    clock,
    log,
    auditKey: null,
    startLearner: setting.startLearner ?? (() => new TurnsInProcess()),
    bus: null,
    measured: {
      stored: () => undefined,
      written: () => undefined,
      unwritten: () => undefined,
      told: () => undefined,
      late: () => undefined,
    },
  });
  const { services, committed } = created;
  subscribeAll(committed, services);
  const background = startBackground(created, null, {
    retention: { ...FOR_EVER, ...setting.retention },
    confirmErasure: setting.confirmErasure ?? null,
  });
  return {
    ...background,
    desk: services,
    store,
    clock,
    told,
    dataDir,
    tick: () => withEach(background.jobs, async ({ run }) => run()),
  };
}

/** Lets everything that has been set off come to its end. */
export async function settle({ desk }: { desk: Services }): Promise<void> {
  for (let round = 0; round < 12; round += 1) {
    await desk.chats.betweenBatches(() => Promise.resolve());
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Ends a desk when it has finished what it was at, and forgets its data. */
export async function shut(test: TestDesk): Promise<void> {
  await rest(test);
  rmSync(test.dataDir, { recursive: true, force: true });
}

async function rest(test: TestDesk): Promise<void> {
  await settle(test);
  await test.settled();
  await test.store.close();
}

/** Opens the same data again, as after a restart, with these settings. */
export async function reopen(before: TestDesk, setting: Setting = {}): Promise<TestDesk> {
  await rest(before);
  return aDesk({ ...setting, dataDir: before.dataDir, clock: before.clock });
}

/** An agent connects and is ready for customers. */
export async function comesOnline(test: TestDesk, account: string): Promise<void> {
  await staffCame(test.desk, account);
  await chooseStatus(test.desk, account, { value: 'online' });
  await settle(test);
}

/** A customer begins a chat; gives both ids. */
export async function begins(
  { desk }: TestDesk,
  text = '在吗',
): Promise<{ customerId: string; chatId: string }> {
  const customerId = newCustomerId();
  const { chat } = granted(await start(desk, customerId, {}, { clientId: 'first', text }));
  return { customerId, chatId: chat.id };
}

/** The customer writes. */
export function writes({ desk }: TestDesk, customerId: string, text: string, clientId = text) {
  return act(desk, customerId, { type: 'customerWrote', clientId, text });
}

/** The agent who has the chat writes. */
export async function answers({ desk }: TestDesk, chatId: string, text: string, account = '1001') {
  const by = { role: 'agent', account } as const;
  return desk.chats.perform({ to: { chatId }, event: { type: 'staffWrote', by, clientId: text, text } });
}

/** A chat that an agent has answered: the customer owes the next word. */
export async function answeredChat(
  test: TestDesk,
  account = '1001',
): Promise<{ customerId: string; chatId: string }> {
  // Somebody is there when the customer writes, else they leave a message, which is no silence to close for.
  if (!deskView(test.desk).staffed) await comesOnline(test, account);
  const begun = await begins(test);
  const by = { role: 'agent', account } as const;
  await test.desk.chats.perform({ to: { chatId: begun.chatId }, event: { type: 'accepted', by } });
  await answers(test, begun.chatId, '您好', account);
  return begun;
}

/** The kinds of a chat's entries, in order. */
export async function kindsOf({ store }: TestDesk, chatId: string): Promise<string[]> {
  return (await store.chats.entries(chatId, { after: 0, limit: 1000 })).map(({ kind }) => kind);
}

/** What was asked for; a refusal fails the test. */
export function granted<T extends object>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(`${outcome.refused}: ${outcome.message}`);
  return outcome;
}

function person(account: string, role: StaffRole): StaffMember {
  return {
    account,
    number: `N${account}`,
    name: `name of ${account}`,
    role,
    passwordHash: '',
    status: 'away',
    lostAt: null,
    away: null,
    lostMarked: false,
    disabledAt: null,
    sessionEpoch: 0,
    mail: null,
    languages: [],
    capacity: null,
    lastSignInAt: null,
    departments: [],
  };
}

function listen(io: Server, side: Told['side'], told: Told[]): void {
  const { adapter } = io.of(`/${side}`);
  adapter.broadcast = (packet: { data: unknown[] }, { rooms, except }) => {
    const [event, payload] = packet.data;
    told.push({ side, event: String(event), payload, to: rooms, except: except ?? new Set() });
  };
}
