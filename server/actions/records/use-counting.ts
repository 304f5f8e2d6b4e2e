import type { PhraseCount, PhraseCounts } from '../../../phrases/suggest/by-use.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Instant } from '../../domain/instant.ts';
import type { MessageRecord } from '../../domain/record/message-record.ts';
import { PhraseUses } from '../../domain/report/phrase-uses.ts';
import type { RecordStore } from '../../storage/records/store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How far back the use of phrases counts. */
const DAYS = 28;
/** Records of an hour have been written by so long after it. */
const WRITTEN_MS = 60_000;

/**
 * How agents used phrases in the last four weeks, for ranking suggestions. Each hour is counted once it is over, so all
 * processes get the same figures. At most one page of records is read per tick, so counting delays no message.
 */
export class UseCounting {
  /** By phrase; empty until all that counts has been read. */
  counts: PhraseCounts = new Map();
  private readonly days = new Map<number, Map<string, PhraseCount>>();
  private hour = { number: 0, uses: new PhraseUses() };
  private reading: { from: Instant; to: Instant; after: string | null };

  constructor(
    private readonly records: RecordStore,
    private readonly clock: Clock,
  ) {
    const from = (Math.floor(clock.now() / DAY_MS) - DAYS) * DAY_MS;
    this.reading = { from, to: this.end(), after: null };
  }

  /** Reads one more page, if there is one. */
  async tick(): Promise<void> {
    const { from, to, after } = this.reading;
    if (from >= to) return this.again();
    const { rows, next } = await this.records.page({ from, to }, after);
    for (const record of rows) this.count(record);
    if (next !== null) {
      this.reading = { from, to, after: next };
      return;
    }
    this.endHour();
    this.reading = { from: to, to, after: null };
    this.sumUp();
  }

  private again(): void {
    const end = this.end();
    if (end > this.reading.to) this.reading = { from: this.reading.to, to: end, after: null };
  }

  private count(record: MessageRecord): void {
    const number = Math.floor(record.at / HOUR_MS);
    if (number !== this.hour.number) {
      this.endHour();
      this.hour.number = number;
    }
    this.hour.uses.count(record);
  }

  private endHour(): void {
    const day = Math.floor((this.hour.number * HOUR_MS) / DAY_MS);
    const counts = this.days.get(day) ?? new Map<string, PhraseCount>();
    for (const { id, verbatim, edited, passed } of this.hour.uses.phrases())
      add(counts, id, { used: verbatim, edited, passed });
    if (counts.size > 0) this.days.set(day, counts);
    this.hour = { number: 0, uses: new PhraseUses() };
  }

  private sumUp(): void {
    const first = Math.floor(this.reading.to / DAY_MS) - DAYS;
    const sum = new Map<string, PhraseCount>();
    for (const [day, counts] of this.days) {
      if (day < first) this.days.delete(day);
      else for (const [id, count] of counts) add(sum, id, count);
    }
    this.counts = sum;
  }

  /** The end of the last hour of which everything is on record. */
  private end(): Instant {
    return Math.floor((this.clock.now() - WRITTEN_MS) / HOUR_MS) * HOUR_MS;
  }
}

function add(counts: Map<string, PhraseCount>, id: string, more: PhraseCount): void {
  const { used, edited, passed } = counts.get(id) ?? { used: 0, edited: 0, passed: 0 };
  counts.set(id, { used: used + more.used, edited: edited + more.edited, passed: passed + more.passed });
}
