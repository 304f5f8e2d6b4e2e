import { v7 as newId } from 'uuid';
import type { CaseKind } from '../../protocol/cases.ts';
import { parseServiceHours } from '../../server/domain/calendar/service-hours.ts';
import type { CaseEvent, CaseRules } from '../../server/domain/case/case-event.ts';
import { newCase, type Case } from '../../server/domain/case/case.ts';
import { append } from '../../server/domain/case/fold.ts';
import type { CaseLogEntry } from '../../server/domain/case/log.ts';
import { step } from '../../server/domain/case/step.ts';
import { isRefusal } from '../../server/domain/refusal.ts';
import type { Store } from '../../server/storage/store.ts';
import { HOUR_MS } from './filling.ts';

const hours = parseServiceHours('08:00-12:00,14:00-18:00', 'Asia/Shanghai');
if (hours === null) throw new Error('these are no hours');

/** The rules of a desk as it is shipped. */
export const CASE_RULES: CaseRules = {
  complaint: { simple: 12 * HOUR_MS, complex: 24 * HOUR_MS },
  times: {
    ...{ complaint: 'plain', followUp: 'plain', followUpAfter: 168 * HOUR_MS },
    ...{ messageWithin: 4 * HOUR_MS, warning: 2 * HOUR_MS, contactAfter: null },
  },
  open: hours.open,
  mask: (text) => text,
};

/** The accounts and departments among which the cases are spread. */
export const CASE_OWNERS = Array.from({ length: 50 }, (_, at) => String(1001 + at));
export const CASE_DEPARTMENTS = ['sales', 'repairs', 'invoices', 'delivery', 'returns'];

const KINDS: readonly CaseKind[] = ['complaint', 'promise', 'followUp', 'feedback', 'message'];
const HAN = '杯子碎了发票退款到账物流延误质量客服态度承诺未兑现重新寄送换货维修说明书缺失包装破损颜色不符';
const CUSTOMERS = 30_000;
/** How many are being stored at once: PostgreSQL takes some side by side. */
const SIDE_BY_SIDE = 8;
const DAY_MS = 24 * HOUR_MS;

/** How many cases run, how many are over, and when it is. */
export interface Shelf {
  open: number;
  archived: number;
  now: number;
}

/** Fills a store with cases as a desk of years has them: the archived ones over two years, the running ones around now. */
export async function fillWithCases(store: Store, { open, archived, now }: Shelf): Promise<void> {
  const all = open + archived;
  for (let from = 0; from < all; from += SIDE_BY_SIDE) {
    const numbers = Array.from({ length: Math.min(SIDE_BY_SIDE, all - from) }, (_, at) => from + at);
    await Promise.all(
      numbers.map((number) => {
        const isArchived = number < archived;
        const made = isArchived
          ? caseOf(number, now - 2 * DAY_MS - Math.floor(((archived - number) / archived) * 730 * DAY_MS))
          : caseOf(number, now - ((number * 7919) % 600) * 60_000);
        if (isArchived) made.end();
        return store.cases.open(made.case(), made.log);
      }),
    );
  }
}

/** A promise of this chat that is due at a moment, and warns at once. */
export function dueCase(number: number, at: number, dueAt: number): { case: Case; log: CaseLogEntry[] } {
  const made = caseOf(number * KINDS.length + 1, at, dueAt);
  return { case: made.case(), log: made.log };
}

function caseOf(number: number, at: number, dueAt = at + (36 + (number % 200)) * HOUR_MS) {
  const kind = KINDS[number % KINDS.length] ?? 'promise';
  const account = CASE_OWNERS[number % CASE_OWNERS.length] ?? '';
  const by = { role: 'agent', account } as const;
  const customerId = `u${number % CUSTOMERS}`;
  let one = newCase({
    ...{ id: newId(), kind, customerId, chatId: `c${number}`, seq: 1, openedAt: at, openedBy: by },
  });
  const log: CaseLogEntry[] = [];
  const happens = (event: CaseEvent, later: number) => {
    const outcome = step(one, event, at + later, CASE_RULES);
    if (isRefusal(outcome)) return;
    const added = append(one, outcome, at + later);
    one = added.case;
    log.push(...added.entries);
  };
  const text = `${wordsOf(number)} 订单A${String(number).padStart(8, '0')}`;
  const isQueued = number % 11 === 0;
  const department = number % 3 === 0 ? null : (CASE_DEPARTMENTS[number % CASE_DEPARTMENTS.length] ?? null);
  const opened = { type: 'opened', by, owner: isQueued ? null : account, department, text } as const;
  const about = kind === 'complaint' ? { class: 'quality' as const, complex: number % 4 === 0 } : {};
  happens({ ...opened, ...about, ...(kind === 'promise' || kind === 'followUp' ? { dueAt } : {}) }, 0);
  if (number % 4 === 0) happens({ type: 'verified', by, text: wordsOf(number + 1) }, 1000);
  if (number % 20 === 0) happens({ type: 'proposed', by, text: wordsOf(number + 2) }, 2000);
  if (number % 17 === 0)
    happens({ type: 'assigned', by, to: { owner: CASE_OWNERS[(number + 1) % 50] ?? '' } }, 3000);
  return {
    case: () => one,
    log,
    end: () => {
      for (const type of ['verified', 'approved', 'answered', 'carriedOut'] as const)
        happens({ type, by, text: wordsOf(number) }, HOUR_MS);
      happens({ type: 'followedUp', by, satisfied: true }, HOUR_MS);
      happens({ type: 'archived', by, cause: wordsOf(number), measure: wordsOf(number + 3) }, HOUR_MS);
      happens({ type: 'kept', by }, HOUR_MS);
      happens({ type: 'done', by }, HOUR_MS);
    },
  };
}

function wordsOf(number: number): string {
  return Array.from({ length: 30 }, (_, at) => HAN[(number * 31 + at * at * 7) % HAN.length]).join('');
}
