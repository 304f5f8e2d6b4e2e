import {
  ITEMS_PER_PAGE,
  MEASURE_PARTS,
  type Measured,
  type MeasuredItem,
  type MeasuredItems,
  type Pace,
} from '../../../protocol/measures.ts';
import { knownName } from '../../domain/customer/record.ts';
import { iso, type Duration, type Instant } from '../../domain/instant.ts';
import { factsOfCase } from '../../domain/measure/case-facts.ts';
import { ChatFacts } from '../../domain/measure/chat-facts.ts';
import type { Fact, Stretch } from '../../domain/measure/fact.ts';
import { factsBehind, figuresOf, type Behind } from '../../domain/measure/figures.ts';
import { measuredFrom } from '../../domain/measure/measured.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Period } from '../../domain/report/period.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import { caseRules } from '../cases/change-case.ts';
import type { Needs } from '../services.ts';
import { eachOf } from './report.ts';

/** More lines and cases than one process should read while it serves. */
const MARKS_MAX = 600_000;
const CASES_MAX = 50_000;

/** Who had a chat at the beginning of a range is looked for so far before it. */
const LOOK_BACK: Duration = 31 * 86_400_000;

/** More rows than one file should have, and one process should make while it serves. */
const FILE_ROWS_MAX = 50_000;

/** Names that are read at once. */
const NAMES_PER_PAGE = 300;

/** So long a list behind a figure is taken from what the figure was counted from. */
const KEPT_FOR: Duration = 60_000;

type MeasureServices = Needs<'clock' | 'profile' | 'rules' | 'store.customers' | 'store.measures'>;

/** A range, of a department or of all. */
type Scope = Period & { department?: string };

/** What the last figures were counted from. */
interface Kept extends Stretch {
  facts: readonly Fact[];
  at: Instant;
}

/** What leads measure of promises, complaints and steps. One question after the other, as each reads much. */
export class Measures {
  readonly #queue = new SerialQueue();
  #kept: Kept | null = null;
  #forgetting: NodeJS.Timeout | null = null;

  constructor(private readonly services: MeasureServices) {}

  /** The figures of a range and of the one before. Refused if too much happened in it. */
  make(scope: Scope, by: Pace): Promise<Measured | Refusal> {
    return this.#queue.run(async () => {
      const { profile } = this.services;
      const facts = await this.factsOf(scope, scope.department);
      if (isRefusal(facts)) return facts;
      const measured = measuredFrom(facts, scope, by, profile.hours.calendar.timeZone);
      const kept = this.#kept;
      const past = await this.factsOf(scope.before, scope.department);
      if (kept !== null) this.#keep(kept);
      const { from, to } = scope.before;
      const before = isRefusal(past)
        ? null
        : { from: iso(from), to: iso(to), total: figuresOf(past, scope.before) };
      const names = await this.namesOf(measured.customers.rows.map(({ id }) => id));
      const rows = measured.customers.rows.map((row) => ({ ...row, name: names.get(row.id) ?? null }));
      return { ...measured, before, customers: { ...measured.customers, rows } };
    });
  }

  /**
   * The list behind a figure: as long as the figure says. `offset`: from which on; null: all of it, refused if a file cannot hold
   * it.
   */
  items(scope: Scope, behind: Behind, offset: number | null): Promise<MeasuredItems | Refusal> {
    return this.#queue.run(async () => {
      const facts = await this.factsOf(scope, scope.department);
      if (isRefusal(facts)) return facts;
      const all = factsBehind(facts, behind);
      if (offset === null && all.length > FILE_ROWS_MAX)
        return refuse('too_large', `A file holds at most ${FILE_ROWS_MAX} rows; choose a shorter time.`);
      const end = offset === null ? all.length : offset + ITEMS_PER_PAGE;
      const shown = all.slice(offset ?? 0, end);
      const names = await this.namesOf(shown.flatMap(({ customer }) => customer ?? []));
      return {
        count: all.length,
        items: shown.map((fact) => itemOf(fact, behind, names)),
        cursor: end < all.length ? String(end) : null,
      };
    });
  }

  private async factsOf(range: Stretch, department?: string): Promise<readonly Fact[] | Refusal> {
    const facts = await this.allFacts(range);
    if (isRefusal(facts) || department === undefined) return facts;
    return facts.filter((fact) => fact.department === department);
  }

  private async allFacts({ from, to }: Stretch): Promise<readonly Fact[] | Refusal> {
    const { clock, store } = this.services;
    const kept = this.#kept;
    const now = clock.now();
    if (kept?.from === from && kept.to === to && now - kept.at < KEPT_FOR) return kept.facts;
    const { measures } = store;
    const read = { from: from - LOOK_BACK, to };
    const size = await measures.size(read);
    if (size.marks > MARKS_MAX || size.cases > CASES_MAX)
      return refuse('too_large', 'Too much happened in this time; choose a shorter one.');
    // Whoever has a chat now has not had it in the rest of the range.
    const chats = new ChatFacts({ from, to: Math.min(to, now + 1) });
    await eachOf(
      (after) => measures.marks(read, after),
      (mark) => chats.mark(mark),
    );
    const facts = chats.facts();
    const hours = (of: string | null) => caseRules(this.services, of).open;
    await eachOf(
      (after) => measures.cases({ from, to }, after),
      (one) => facts.push(...factsOfCase(one, { from, to }, hours)),
    );
    this.#keep({ from, to, facts, at: now });
    return facts;
  }

  /** A timer frees the memory: perhaps nobody asks again. Whether they still count is told by the clock. */
  #keep(kept: Kept): void {
    if (this.#forgetting !== null) clearTimeout(this.#forgetting);
    this.#kept = kept;
    this.#forgetting = setTimeout(() => (this.#kept = null), KEPT_FOR).unref();
  }

  /** Past the directory, whose cache is for those who are here now: a long list would drop them from it. */
  private async namesOf(customers: readonly string[]): Promise<Map<string, string | null>> {
    const ids = [...new Set(customers)];
    const names = new Map<string, string | null>();
    for (let at = 0; at < ids.length; at += NAMES_PER_PAGE) {
      const found = await this.services.store.customers.findMany(ids.slice(at, at + NAMES_PER_PAGE));
      for (const customer of found) names.set(customer.id, knownName(customer));
      // Messages have their turn between two pages.
      await new Promise((resolve) => setImmediate(resolve));
    }
    return names;
  }
}

function itemOf(fact: Fact, { part }: Behind, names: ReadonlyMap<string, string | null>): MeasuredItem {
  const { measure, caseNumber, customer } = fact;
  return {
    ...{ at: iso(fact.at), measure, part: MEASURE_PARTS[measure][part], chatId: fact.chatId },
    case: caseNumber === null ? null : `T-${caseNumber}`,
    ...{ agent: fact.agent, department: fact.department, customerId: customer },
    customerName: customer === null ? null : (names.get(customer) ?? null),
    ...{ value: fact.value, cause: fact.cause, missing: [...fact.missing] },
  };
}
