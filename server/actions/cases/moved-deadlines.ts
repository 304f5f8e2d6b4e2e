import type { z } from 'zod';
import { StoredCalendar } from '../../../protocol/calendar.ts';
import {
  MOVED_NAMED,
  type MovedDeadline,
  type MovedDeadlines,
  type PreviewDeadlines,
} from '../../../protocol/moved-deadlines.ts';
import { caseNumber } from '../../delivery/present-case.ts';
import { NO_CALENDAR } from '../../domain/calendar/service-hours.ts';
import type { Staff } from '../../domain/chat/author.ts';
import { dueByCalendar } from '../../domain/case/due.ts';
import { NO_SUCH_DEPARTMENT } from '../../domain/department/changes.ts';
import { iso } from '../../domain/instant.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { CALENDAR_KEY } from '../../live/desk-settings.ts';
import { ownCalendarKey } from '../../settings/departments-in-force.ts';
import type { CaseStore, StoredCase } from '../../storage/cases/store.ts';
import type { Needs } from '../services.ts';
import { daysToKeep, weekToKeep } from '../settings/calendar.ts';
import { caseRules, type CaseServices } from './change-case.ts';
import { changeTogether, inPortions } from './change-together.ts';

/** How many running cases are read at once. */
const PER_PAGE = 200;

type Asked = z.output<typeof PreviewDeadlines>;
type Reading = Needs<'clock' | 'profile' | 'rules' | 'settings' | 'store.cases'>;

/** Which running deadlines a change of the calendar would move, before it is made. [P10] */
export async function previewDeadlines(services: Reading, asked: Asked): Promise<MovedDeadlines | Refusal> {
  const { clock, rules, settings, store } = services;
  if (asked.department !== undefined && !rules.departments?.has(asked.department)) return NO_SUCH_DEPARTMENT;
  const key = asked.department === undefined ? CALENDAR_KEY : ownCalendarKey(asked.department);
  const calendar = calendarAsked(services, key, asked);
  if (isRefusal(calendar)) return calendar;
  const hoursOf = settings.hoursUnder(key, calendar);
  const at = clock.now();
  const moved: MovedDeadline[] = [];
  let count = 0;
  for await (const page of openCases(store.cases)) {
    for (const { number, case: one } of page) {
      const by = { ...caseRules(services, one.department), open: hoursOf(one.department).open };
      const due = dueByCalendar(one.deadline, at, by);
      if (due === null || one.deadline === null) continue;
      count += 1;
      const [before, after] = [iso(one.deadline.dueAt), iso(due.dueAt)];
      if (moved.length < MOVED_NAMED)
        moved.push({ number: caseNumber(number), kind: one.kind, owner: one.owner, before, after });
    }
  }
  return { count, cases: moved };
}

/** Counts the running deadlines anew by the calendar in force, each with a line in its log. Repeated, it moves what is left. [P10] */
export async function moveDeadlines(
  services: Reading & Needs<CaseServices>,
  by: Staff,
): Promise<{ moved: number }> {
  // The calendar may have been changed on another process.
  await services.settings.read();
  const at = services.clock.now();
  let moved = 0;
  for await (const page of openCases(services.store.cases)) {
    const due = page.filter(
      ({ case: one }) => dueByCalendar(one.deadline, at, caseRules(services, one.department)) !== null,
    );
    for (const numbers of inPortions(due.map(({ number }) => number))) {
      const changed = await changeTogether(services, numbers, { type: 'recounted', by });
      moved += changed.filter(({ entries }) => entries.at(-1)?.type === 'recounted').length;
    }
  }
  return { moved };
}

function calendarAsked(
  services: Reading,
  key: string,
  { week, days, undo }: Asked,
): StoredCalendar | Refusal {
  const kept = services.settings.stored(key);
  const read = StoredCalendar.safeParse(kept?.value);
  const before = read.success ? read.data : NO_CALENDAR;
  if (undo === true) {
    const last = kept?.earlier.at(-1);
    if (last === undefined) return refuse('not_found', 'The calendar was never changed.');
    const earlier = StoredCalendar.safeParse(last.value);
    return earlier.success ? earlier.data : NO_CALENDAR;
  }
  const weekAfter = key === CALENDAR_KEY ? weekToKeep(services, week, before) : null;
  if (weekAfter !== null && 'refused' in weekAfter) return weekAfter;
  return { week: weekAfter, days: days === undefined ? before.days : daysToKeep(days) };
}

/** Pages of every running case: one whose place in the order changes meanwhile may come twice. */
async function* openCases(cases: CaseStore): AsyncGenerator<StoredCase[]> {
  let cursor: string | null | undefined;
  do {
    const page = await cases.list({ status: 'open', limit: PER_PAGE, ...(cursor ? { cursor } : {}) });
    yield page.cases;
    cursor = page.cursor;
  } while (cursor !== null);
}
