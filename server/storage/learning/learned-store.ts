import type { Kysely } from 'kysely';
import {
  LearnedFigures,
  LearnedOutcome,
  LEARNED_STATES,
  type LearnedState,
} from '../../../protocol/learning.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Tables } from '../schema.ts';

/** So many versions are kept besides the one in force; the oldest beyond these are deleted when another is added. */
const KEPT = 20;

/** The tables of what was learnt. `figures` and `last` are JSON. */
export interface LearnedTables {
  learned_models: {
    number: number;
    learned_at: Instant;
    state: string;
    decided_by: string | null;
    decided_at: Instant | null;
    figures: string;
    model: string;
  };
  learned_in_force: {
    id: number;
    version: number;
    /** The desk's day on which it learnt last by itself. */
    day: string;
    /** The process that learns, until when at the latest. */
    learner: string | null;
    until: Instant;
    last: string | null;
  };
}

/** A version of what was learnt, without the model itself. */
export interface LearnedVersion {
  number: number;
  learnedAt: Instant;
  state: LearnedState;
  decided: { by: string; at: Instant } | null;
  figures: LearnedFigures;
}

/** What is in force, and what came of the last time. */
export interface LearnedInForce {
  version: number;
  day: string;
  /** Until when somebody learns at the latest; null if nobody does. */
  learnsUntil: Instant | null;
  last: LearnedOutcome | null;
}

/** Stores what a desk has learnt, in versions. */
export interface LearnedStore {
  inForce(): Promise<LearnedInForce>;
  /** The latest first. */
  versions(): Promise<LearnedVersion[]>;
  find(number: number): Promise<(LearnedVersion & { model: string }) | null>;
  /**
   * Takes the right to learn, until a moment; false if another process has it, or if this day is done already. `day` null:
   * whatever the day.
   */
  begin(learner: string, day: string | null, now: Instant, until: Instant): Promise<boolean>;
  /**
   * Gives the right back with what came of it, and adds the version that was learnt, in one step: a learner that lost the
   * right meanwhile changes nothing. Gives the version's number, null without one. Versions on offer before are discarded.
   */
  end(
    learner: string,
    last: LearnedOutcome,
    learned: { model: string; figures: LearnedFigures } | null,
  ): Promise<number | null>;
  /** Puts a version into force, 0 as shipped; false if there is none. */
  publish(number: number, by: string, at: Instant): Promise<boolean>;
  /** Discards one that is on offer; false if it is not. */
  discard(number: number, by: string, at: Instant): Promise<boolean>;
}

/** What was learnt, in SQL that both databases understand. */
export class SqlLearned implements LearnedStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async inForce(): Promise<LearnedInForce> {
    const row = await this.#db.selectFrom('learned_in_force').selectAll().executeTakeFirstOrThrow();
    return {
      version: row.version,
      day: row.day,
      learnsUntil: row.learner === null ? null : row.until,
      last: row.last === null ? null : LearnedOutcome.parse(JSON.parse(row.last)),
    };
  }

  async versions(): Promise<LearnedVersion[]> {
    const rows = await this.#db
      .selectFrom('learned_models')
      .select(['number', 'learned_at', 'state', 'decided_by', 'decided_at', 'figures'])
      .orderBy('number', 'desc')
      .execute();
    return rows.map(versionFrom);
  }

  async find(number: number): Promise<(LearnedVersion & { model: string }) | null> {
    const row = await this.#db
      .selectFrom('learned_models')
      .selectAll()
      .where('number', '=', number)
      .executeTakeFirst();
    return row ? { ...versionFrom(row), model: row.model } : null;
  }

  async begin(learner: string, day: string | null, now: Instant, until: Instant): Promise<boolean> {
    const taken = await this.#db
      .updateTable('learned_in_force')
      .set({ learner, until, ...(day === null ? {} : { day }) })
      .where((is) => is.or([is('learner', 'is', null), is('until', '<=', now)]))
      // A learner that died in the middle has taken the day, but not given the right back.
      .$if(day !== null, (query) =>
        query.where((is) => is.or([is('day', '!=', day ?? ''), is('learner', 'is not', null)])),
      )
      .returning('id')
      .executeTakeFirst();
    return taken !== undefined;
  }

  end(
    learner: string,
    last: LearnedOutcome,
    learned: { model: string; figures: LearnedFigures } | null,
  ): Promise<number | null> {
    return this.#db.transaction().execute(async (db) => {
      const mine = await db
        .updateTable('learned_in_force')
        .set({ learner: null, until: 0, last: JSON.stringify(last) })
        .where('learner', '=', learner)
        .returning('version')
        .executeTakeFirst();
      if (!mine || learned === null) return null;
      const newest = await db
        .selectFrom('learned_models')
        .select((all) => all.fn.max<number | null>('number').as('number'))
        .executeTakeFirst();
      const number = (newest?.number ?? 0) + 1;
      await db
        .updateTable('learned_models')
        .set({ state: 'discarded', decided_at: last.at })
        .where('state', '=', 'offered')
        .execute();
      const figures = JSON.stringify(learned.figures);
      await db
        .insertInto('learned_models')
        .values({
          ...{ number, learned_at: last.at, state: 'offered', decided_by: null, decided_at: null },
          ...{ figures, model: learned.model },
        })
        .execute();
      await db
        .deleteFrom('learned_models')
        .where('number', '<=', number - KEPT)
        .where('number', '!=', mine.version)
        .execute();
      return number;
    });
  }

  publish(number: number, by: string, at: Instant): Promise<boolean> {
    return this.#db.transaction().execute(async (db) => {
      // Locked first, as `end` does: in the opposite order the two could wait for each other.
      await db
        .updateTable('learned_in_force')
        .set((is) => ({ version: is.ref('version') }))
        .execute();
      if (number !== 0) {
        const found = await db
          .updateTable('learned_models')
          .set({ state: 'published', decided_by: by, decided_at: at })
          .where('number', '=', number)
          .returning('number')
          .executeTakeFirst();
        if (!found) return false;
      }
      await db.updateTable('learned_in_force').set({ version: number }).execute();
      return true;
    });
  }

  async discard(number: number, by: string, at: Instant): Promise<boolean> {
    const found = await this.#db
      .updateTable('learned_models')
      .set({ state: 'discarded', decided_by: by, decided_at: at })
      .where('number', '=', number)
      .where('state', '=', 'offered')
      .returning('number')
      .executeTakeFirst();
    return found !== undefined;
  }
}

function versionFrom(row: Omit<LearnedTables['learned_models'], 'model'>): LearnedVersion {
  const { number, learned_at: learnedAt, decided_by: by, decided_at: at } = row;
  return {
    ...{ number, learnedAt, state: LEARNED_STATES.find((one) => one === row.state) ?? 'discarded' },
    // The night discards what nobody had decided on before it offered another.
    decided: at === null ? null : { by: by ?? '', at },
    figures: LearnedFigures.parse(JSON.parse(row.figures)),
  };
}
