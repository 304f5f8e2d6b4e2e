import { sql, type Kysely } from 'kysely';
import type { Instant } from '../../domain/instant.ts';
import type { Outgoing } from '../../domain/mail/mail.ts';
import { keyOf, numberOf } from '../cases/rows.ts';
import { isPostgres, oneOf } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';
import { outgoingRow } from './outgoing-rows.ts';
import type { MailStore, OutboxState, QueuedMail } from './store.ts';

/** The outbox, in SQL that both databases understand. */
export class SqlMail implements MailStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  add(mails: readonly Outgoing[], at: Instant): Promise<void> {
    return addOutgoing(this.#db, mails, at);
  }

  async earliestDue(kinds: readonly Outgoing['kind'][]): Promise<Instant | null> {
    const due = this.#db
      .selectFrom('mails')
      .select('due_at')
      .where('due_at', 'is not', null)
      .where('kind', 'in', kinds);
    const row = await due.orderBy('due_at').limit(1).executeTakeFirst();
    return row?.due_at ?? null;
  }

  take(now: Instant, until: Instant, kinds: readonly Outgoing['kind'][]): Promise<QueuedMail | null> {
    return this.#db.transaction().execute(async (db) => {
      const due = db
        .selectFrom('mails')
        .select('id')
        .where('due_at', '<=', now)
        .where('kind', 'in', kinds)
        .orderBy('due_at')
        .orderBy('id')
        .limit(1);
      // SQLite's transactions begin as the one writer.
      const found = await (isPostgres<Tables>(db) ? due.forUpdate().skipLocked() : due).executeTakeFirst();
      if (!found) return null;
      const row = await db
        .updateTable('mails')
        .set((mail) => ({ due_at: until, taken_until: until, attempts: mail('attempts', '+', 1) }))
        .where('id', '=', found.id)
        .returningAll()
        .executeTakeFirstOrThrow();
      const { id, kind, recipient: to, subject, text, queued_at: queuedAt, attempts, case_key: key } = row;
      return {
        id,
        kind,
        to,
        subject,
        text,
        queuedAt,
        attempts,
        caseNumber: key === null ? null : numberOf(key),
      };
    });
  }

  async isSending(caseNumber: number, now: Instant): Promise<boolean> {
    const row = await this.#db
      .selectFrom('mails')
      .select('id')
      .where('case_key', '=', keyOf(caseNumber))
      .where('kind', '=', 'mail')
      .where('taken_until', '>', now)
      .executeTakeFirst();
    return row !== undefined;
  }

  sent(id: string): Promise<void> {
    return mailSent(this.#db, id);
  }

  async tooOld(before: Instant): Promise<{ id: string; caseNumber: number }[]> {
    const rows = await this.#db
      .selectFrom('mails')
      .select(['id', 'case_key'])
      .where('due_at', 'is not', null)
      .where('queued_at', '<', before)
      .where('case_key', 'is not', null)
      .execute();
    return rows.flatMap(({ id, case_key: key }) => (key === null ? [] : [{ id, caseNumber: numberOf(key) }]));
  }

  async giveUp(before: Instant, told: readonly string[], at: Instant): Promise<void> {
    await this.#db
      .updateTable('mails')
      .set({ failed_at: at, due_at: null, text: '' })
      .where('due_at', 'is not', null)
      .where('queued_at', '<', before)
      .where((mail) => mail.or([mail('case_key', 'is', null), mail('id', 'in', oneOf(this.#db, told))]))
      .execute();
  }

  async failed(id: string, fault: string, next: Instant | null, at: Instant): Promise<void> {
    await this.#db
      .updateTable('mails')
      // What was to be said must not lie about for longer than it can be of use.
      .set({ fault, failed_at: at, due_at: next, taken_until: null, ...(next === null ? { text: '' } : {}) })
      .where('id', '=', id)
      .execute();
  }

  async forget(before: Instant): Promise<void> {
    await this.#db.deleteFrom('mails').where('due_at', 'is', null).where('failed_at', '<', before).execute();
  }

  async state(): Promise<OutboxState> {
    const counted = await this.#db
      .selectFrom('mails')
      .select(({ fn }) => [fn.count<number>('id').as('all'), fn.count<number>('due_at').as('waiting')])
      // Whether a device is reached is nobody's business but its owner's.
      .where('kind', '<>', 'push')
      .executeTakeFirstOrThrow();
    const last = await this.#db
      .selectFrom('mails')
      .select('fault')
      .where('fault', 'is not', null)
      .where('kind', '<>', 'push')
      .orderBy(sql`failed_at`, 'desc')
      .limit(1)
      .executeTakeFirst();
    const { all, waiting } = counted;
    return { waiting, givenUp: all - waiting, lastFault: last?.fault ?? null };
  }
}

/** Keeps what is to leave the desk, in the transaction of what it tells. */
export async function addOutgoing(
  db: Kysely<Tables>,
  mails: readonly Outgoing[],
  at: Instant,
): Promise<void> {
  if (mails.length === 0) return;
  await db
    .insertInto('mails')
    .values(mails.map((mail) => ({ ...outgoingRow(mail, at), fault: null, failed_at: null })))
    // Told again, as after a lost answer, it leaves once.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Nothing of a mail that was sent stays. */
export async function mailSent(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom('mails').where('id', '=', id).execute();
}

/** Takes the waiting mails of a case back. One that a process is sending at this moment may arrive, but is not tried again. */
export async function takeMailBack(db: Kysely<Tables>, caseNumber: number): Promise<void> {
  await db
    .deleteFrom('mails')
    .where('case_key', '=', keyOf(caseNumber))
    .where('kind', '=', 'mail')
    .where('due_at', 'is not', null)
    .execute();
}
