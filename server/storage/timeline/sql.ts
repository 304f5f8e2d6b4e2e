import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Instant } from '../../domain/instant.ts';
import { beganAt, doingOf, nextSpans, type Span, type StandingFacts } from '../../domain/status/timeline.ts';
import { AWAY_CAUSES } from '../../../protocol/status.ts';
import { awayIn } from '../accounts/staff-sql.ts';
import { RUNNING } from '../chats/running.ts';
import { isPostgres, oneOf, queueForLock } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';
import type { Moved, TimelineStore, TimelineTable } from './store.ts';

type Db = Kysely<Tables>;

/** The timeline, in SQL that both databases understand. */
export class SqlTimeline implements TimelineStore {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  follow(moved: readonly Moved[], capacity: number): Promise<number> {
    if (moved.length === 0) return Promise.resolve(0);
    return this.#db.transaction().execute(async (db) => {
      // One process at a time: each then reads what the one before has written, and newer facts.
      await lock(db);
      const facts = await factsOf(
        db,
        moved.map(({ account }) => account),
        capacity,
      );
      let written = 0;
      for (const { account, at } of moved) {
        const fact = facts.get(account);
        if (fact) written += await followOne(db, account, fact, at);
      }
      // So that what begins now never ends before it has begun.
      if (written > 0) await beat(db, Math.max(...moved.map(({ at }) => at)));
      return written;
    });
  }

  beat(at: Instant): Promise<void> {
    return beat(this.#db, at);
  }

  endAbandoned(since: Instant, now: Instant): Promise<boolean> {
    return this.#db.transaction().execute(async (db) => {
      const last = await lock(db);
      if (last > since) return false;
      await db.updateTable('timeline').set({ ended_at: last }).where('ended_at', 'is', null).execute();
      await db.updateTable('timeline_beat').set({ at: now }).execute();
      return true;
    });
  }

  async spansOf(
    account: string,
    { from, to, after }: { from: Instant; to: Instant; after?: Instant },
    limit: number,
  ): Promise<Span[]> {
    const rows = await this.#db
      .selectFrom('timeline')
      .selectAll()
      .where('account', '=', account)
      .where('began_at', '<', to)
      // From the last one that begins before the range: it may reach into it.
      .where(
        sql<boolean>`began_at >= coalesce((select max(began_at) from timeline as earlier
          where earlier.account = ${account} and earlier.began_at <= ${from}), 0)`,
      )
      .where((span) => span.or([span('ended_at', 'is', null), span('ended_at', '>', from)]))
      .$if(after !== undefined, (query) => query.where('began_at', '>', after ?? 0))
      .orderBy('began_at')
      .limit(limit)
      .execute();
    return rows.map(spanFrom);
  }

  async removeBefore(before: Instant, limit: number): Promise<number> {
    const old = await this.#old(before, limit);
    if (old.length === 0) return 0;
    await this.#db
      .deleteFrom('timeline')
      .where('ended_at', '<', before)
      .where((span) => span.or(old.map(({ account, began_at }) => span.and({ account, began_at }))))
      .execute();
    return old.length;
  }

  async countBefore(before: Instant, limit: number): Promise<number> {
    return (await this.#old(before, limit)).length;
  }

  #old(before: Instant, limit: number) {
    return this.#db
      .selectFrom('timeline')
      .select(['account', 'began_at'])
      .where('ended_at', '<', before)
      .orderBy('ended_at')
      .limit(limit)
      .execute();
  }
}

async function beat(db: Db, at: Instant): Promise<void> {
  await db.updateTable('timeline_beat').set({ at }).where('at', '<', at).execute();
}

/** Until the end of the transaction nobody else writes; gives the last beat. */
async function lock(db: Transaction<Tables>): Promise<Instant> {
  await queueForLock(db);
  const beat = db.selectFrom('timeline_beat').select('at');
  const row = await (isPostgres<Tables>(db) ? beat.forUpdate() : beat).executeTakeFirst();
  return row?.at ?? 0;
}

async function factsOf(
  db: Db,
  accounts: readonly string[],
  usual: number,
): Promise<Map<string, StandingFacts>> {
  const rows = await db
    .selectFrom('staff')
    .select(['account', 'status', 'away', 'lost_at', 'capacity'])
    .where('account', 'in', oneOf(db, accounts))
    .execute();
  const loads = await db
    .selectFrom('chats')
    .select((all) => ['agent', all.fn.countAll<number>().as('load')])
    .where(RUNNING)
    .where('status', '=', 'open')
    .where('agent', 'in', oneOf(db, accounts))
    .groupBy('agent')
    .execute();
  const chats = new Map(loads.map(({ agent, load }) => [agent, load]));
  return new Map(
    rows.map(({ account, status, away, lost_at: lostAt, capacity }) => [
      account,
      {
        ...{ status, lostAt, away: status === 'away' ? awayIn(away) : null },
        ...{ chats: chats.get(account) ?? 0, capacity: capacity ?? usual },
      },
    ]),
  );
}

async function followOne(db: Db, account: string, facts: StandingFacts, at: Instant): Promise<number> {
  const latest = await db
    .selectFrom('timeline')
    .selectAll()
    .where('account', '=', account)
    .orderBy('began_at', 'desc')
    .limit(2)
    .execute();
  const spans = latest.map(spanFrom);
  const began = beganAt(facts, { noticed: at, isRunning: spans[0]?.to === null });
  const { removed, kept } = nextSpans(account, spans, doingOf(facts), began);
  for (const from of removed)
    await db.deleteFrom('timeline').where('account', '=', account).where('began_at', '=', from).execute();
  for (const span of kept) {
    const row = rowOf(span);
    await db
      .insertInto('timeline')
      .values(row)
      .onConflict((conflict) => conflict.columns(['account', 'began_at']).doUpdateSet(row))
      .execute();
  }
  return kept.length;
}

function spanFrom(row: Selectable<TimelineTable>): Span {
  const { account, state, reason, chats, capacity } = row;
  return {
    ...{ account, state, reason, chats, capacity, from: row.began_at, to: row.ended_at, by: row.set_by },
    // Of a newer process, perhaps.
    cause: AWAY_CAUSES.find((one) => one === row.cause) ?? null,
  };
}

function rowOf({ account, from, to, state, cause, reason, by, chats, capacity }: Span): TimelineTable {
  return {
    ...{ account, began_at: from, ended_at: to, state },
    ...{ cause, reason, set_by: by, chats, capacity },
  };
}
