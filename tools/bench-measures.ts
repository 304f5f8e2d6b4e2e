// `npm run bench:measures -- [CHATS] [CASES] [postgres]`: how long the measures of a year, a month and a week take, and the list
// behind one of their figures; how long messages wait meanwhile.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Measures } from '../server/actions/records/measure.ts';
import { parseServiceHours } from '../server/domain/calendar/service-hours.ts';
import { newCase, type Case } from '../server/domain/case/case.ts';
import { append as appendToCase } from '../server/domain/case/fold.ts';
import type { CaseEvent, CaseRules } from '../server/domain/case/case-event.ts';
import { step } from '../server/domain/case/step.ts';
import { newChat } from '../server/domain/chat/chat.ts';
import { append } from '../server/domain/chat/fold.ts';
import type { LogEntry, NewEntry } from '../server/domain/chat/log.ts';
import { isRefusal } from '../server/domain/refusal.ts';
import { periodOf } from '../server/domain/report/period.ts';
import { openPostgresStore } from '../server/storage/postgres/open.ts';
import { openSqliteStore } from '../server/storage/sqlite/open.ts';
import type { ChatChange } from '../server/storage/chats/store.ts';
import type { Store } from '../server/storage/store.ts';
import { scratchDatabase } from './bench/databases.ts';

const CHATS = Number(process.argv[2] ?? 100_000);
const CASES = Number(process.argv[3] ?? 10_000);
const AT_ONCE = 500;
const HOUR = 3_600_000;
const END = Date.UTC(2026, 10, 30);
const YEAR = 365 * 24 * HOUR;
const AGENT = { role: 'agent', account: '1001' } as const;

const hours = parseServiceHours('08:00-12:00,14:00-18:00', 'Asia/Shanghai');
if (hours === null) throw new Error('these are no hours');
const RULES: CaseRules = {
  complaint: { simple: 12 * HOUR, complex: 24 * HOUR },
  times: {
    ...{ complaint: 'plain', followUp: 'plain', followUpAfter: 168 * HOUR },
    ...{ messageWithin: 4 * HOUR, warning: 2 * HOUR, contactAfter: null },
  },
  open: hours.open,
  mask: (text) => text,
};

/** The moment of one of so many, spread over the year. */
const momentOf = (number: number, of: number): number => END - YEAR + Math.floor((number / of) * YEAR);

function chatOf(number: number): { change: ChatChange; entries: LogEntry[] } {
  const at = momentOf(number, CHATS);
  const by = { role: 'agent', account: String(1001 + (number % 40)) } as const;
  const birth = { continues: null, preferredAgent: null, leftMessage: false, queuedBehind: 0 };
  const department = number % 3 === 0 ? null : 'sales';
  const ids = { id: `c${number}`, customerId: `u${number % 30_000}` };
  let chat = newChat({ ...ids, ...birth, startedAt: at, department });
  const entries: LogEntry[] = [];
  const put = (later: number, ...lines: NewEntry[]) => {
    const added = append(chat, lines, at + later);
    chat = added.chat;
    entries.push(...added.entries);
  };
  put(0, { kind: 'message', by: { role: 'customer' }, text: '您好', clientId: 'a' });
  put(20_000, { kind: 'joined', by, data: { how: 'assigned' } });
  for (const place of [1, 2, 3, 4])
    put(place * 40_000, {
      ...{ kind: 'message', text: '请稍等', clientId: `m${place}` },
      by: place % 2 === 0 ? { role: 'customer' } : by,
    });
  const missing = number % 5 === 0 ? { missing: ['farewell' as const] } : {};
  const data = { reason: 'agent', lastCustomerAt: at, lastAgentAt: at, ...missing } as const;
  put(600_000, { kind: 'closed', by, data });
  if (number % 3 === 0)
    put(700_000, { kind: 'rated', by: { role: 'customer' }, data: { score: 4, expected: 5 } });
  return { change: { chat, isNew: true, dueAt: null }, entries };
}

async function addCase(store: Store, number: number): Promise<void> {
  const at = momentOf(number, CASES);
  const kind = (['complaint', 'promise', 'followUp'] as const)[number % 3] ?? 'promise';
  const [customerId, chatId] = [`u${number % 500}`, `c${Math.floor((number * CHATS) / CASES)}`];
  let one: Case = newCase({
    ...{ id: `k${number}`, kind, customerId, chatId, seq: 1, openedAt: at, openedBy: AGENT },
  });
  const log: Parameters<Store['cases']['open']>[1][number][] = [];
  const happens = (event: CaseEvent, when: number) => {
    const outcome = step(one, event, when, RULES);
    if (isRefusal(outcome)) return;
    const added = appendToCase(one, outcome, when);
    one = added.case;
    log.push(...added.entries);
  };
  const dueAt = kind === 'promise' ? { dueAt: at + HOUR } : {};
  const about = kind === 'complaint' ? { class: 'quality' as const } : {};
  happens(
    { type: 'opened', by: AGENT, owner: '1001', department: null, text: '杯子碎了', ...dueAt, ...about },
    at,
  );
  const end = at + (number % 4 === 0 ? 200 * HOUR : HOUR / 2);
  happens({ type: 'verified', by: AGENT }, end);
  happens({ type: 'answered', by: AGENT }, end);
  happens({ type: 'kept', by: AGENT }, end);
  happens({ type: 'done', by: AGENT }, end);
  await store.cases.open(one, log);
}

async function measure(store: Store): Promise<void> {
  for (let from = 0; from < CHATS; from += AT_ONCE) {
    const made = Array.from({ length: Math.min(AT_ONCE, CHATS - from) }, (_, at) => chatOf(from + at));
    await store.chats.commit({ chatIds: [], customerIds: [], sent: [], sentByCustomers: [] }, () => ({
      entries: made.flatMap(({ entries }) => entries),
      chats: made.map(({ change }) => change),
    }));
  }
  for (let number = 0; number < CASES; number += 1) await addCase(store, number);
  for (const days of [365, 30, 7]) {
    const scope = periodOf({ days }, 'Asia/Shanghai', END);
    if (isRefusal(scope) || hours === null) throw new Error('this is no range');
    const measures = new Measures(servicesOn(store));
    const pauses = watchPauses();
    const [cpu, began] = [process.cpuUsage(), performance.now()];
    const measured = await measures.make(scope, 'day');
    const took = performance.now() - began;
    const { user, system } = process.cpuUsage(cpu);
    const longest = pauses();
    if (isRefusal(measured)) throw new Error(measured.message);
    const asked = performance.now();
    const list = await measures.items(scope, { measure: 'promises', part: 1, within: scope }, 0);
    const listed = performance.now() - asked;
    if (isRefusal(list)) throw new Error(list.message);
    const { complaints, promises } = measured.total;
    console.log(
      [
        `${days} days: ${Math.round(took)} ms (${Math.round((user + system) / 1000)} ms of processor)`,
        `longest pause ${Math.round(longest)} ms; a list of ${list.count}: ${Math.round(listed)} ms`,
        `${complaints.parts.join('/')} complaints/closed, ${promises.parts.join('/')} kept/broken`,
        `${Math.round(JSON.stringify(measured).length / 1000)} kB`,
        `${Math.round(process.memoryUsage().rss / 1e6)} MB`,
      ].join('; '),
    );
  }
}

type Services = ConstructorParameters<typeof Measures>[0];

/** What the measures read, and nothing else of a server. */
function servicesOn(store: Store): Services {
  const parts = {
    clock: { now: () => END },
    store,
    rules: {},
    profile: { hours, complaintHours: { simple: 12, complex: 24 }, caseTimes: RULES.times },
    directory: { ensureLoaded: () => Promise.resolve(), customer: () => null },
  };
  // A whole server would measure its own start as well.
  return parts as unknown as Services;
}

/** Watches how long nothing else has its turn; the function gives the longest, ms. */
function watchPauses(): () => number {
  let [longest, last] = [0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return () => {
    clearInterval(timer);
    return longest;
  };
}

const dataDir = mkdtempSync(join(tmpdir(), 'huashu-measures-'));
const scratch = process.argv[4] === 'postgres' ? await scratchDatabase() : null;
const store =
  scratch === null
    ? await openSqliteStore({
        ...{ dataDir, now: Date.now },
        workerPath: new URL('./sqlite-worker.js', import.meta.url),
      })
    : await openPostgresStore({ url: scratch.url, now: Date.now });
await measure(store);
await store.close();
await scratch?.drop();
rmSync(dataDir, { recursive: true });
