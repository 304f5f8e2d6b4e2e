import type { Report } from '../../../protocol/reports.ts';
import { ReportBuilder, type ReportFigures } from '../../domain/report/report-builder.ts';
import type { Period } from '../../domain/report/period.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Page, Scope } from '../../storage/records/store.ts';
import type { Needs } from '../services.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import { LocalHour } from '../../domain/days.ts';

/** More chats than one process should read while it serves. */
const CHATS_MAX = 50_000;
const RECORDS_MAX = 500_000;

/** One report after the other: many at once would only wait for each other and for the chats. */
export class Reports {
  readonly #queue = new SerialQueue();

  constructor(private readonly services: Needs<'directory' | 'profile' | 'store.records'>) {}

  /** The figures of a period and of the one before, of a department or of all. Refused if there are too many chats in it. */
  make(period: Period & Pick<Scope, 'department'>): Promise<Report | Refusal> {
    return this.#queue.run(() => report(this.services, period));
  }
}

async function report(
  services: Needs<'directory' | 'profile' | 'store.records'>,
  { before, days, department, ...range }: Period & Pick<Scope, 'department'>,
): Promise<Report | Refusal> {
  const of = department === undefined ? {} : { department };
  const figures = await figuresOf(services, { ...range, ...of });
  if (isRefusal(figures)) return figures;
  const past = await figuresOf(services, { ...before, ...of });
  if (isRefusal(past)) return { ...figures, ...of, days, before: null };
  const { from, to, total, leftMessages } = past;
  return { ...figures, ...of, days, before: { from, to, total, leftMessages } };
}

async function figuresOf(
  services: Needs<'directory' | 'profile' | 'store.records'>,
  scope: Scope,
): Promise<ReportFigures | Refusal> {
  const { records } = services.store;
  const size = await records.size(scope);
  if (size.chats > CHATS_MAX || size.records > RECORDS_MAX)
    return refuse('too_large', 'Too much happened in this time; choose a shorter one.');
  const { timeZone } = services.profile.hours.calendar;
  const localHour = new LocalHour(timeZone);
  const builder = new ReportBuilder({
    ...{ from: scope.from, to: scope.to, timeZone },
    hourOf: (at) => localHour.at(at),
    withTagsAbove: (tag) => [...(services.profile.tags.get(tag)?.over ?? []), tag],
    numberOf: (account) => services.directory.number(account) || account,
  });
  await eachOf(
    (after) => records.chats(scope, after),
    ({ chat, moments }) => builder.chat(chat, moments),
  );
  await eachOf(
    (after) => records.page(scope, after),
    (record) => builder.record(record),
  );
  return builder.report();
}

/** Takes every row of every page; messages have their turn in between. */
export async function eachOf<T>(
  page: (after: string | null) => Promise<Page<T>>,
  take: (row: T) => unknown,
): Promise<void> {
  let after: string | null = null;
  do {
    const { rows, next }: Page<T> = await page(after);
    for (const row of rows) take(row);
    after = next;
    // Messages have their turn between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  } while (after !== null);
}
