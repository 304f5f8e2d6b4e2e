import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Instant } from '../../domain/instant.ts';
import type { Tables } from '../schema.ts';
import type { TwoFactorSecret, TwoFactorStore } from './two-factor-store.ts';

const Codes = z.array(z.string());

/** Second steps, in SQL that both databases understand. */
export class SqlTwoFactor implements TwoFactorStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async find(account: string): Promise<TwoFactorSecret | null> {
    const row = await this.#db
      .selectFrom('second_steps')
      .selectAll()
      .where('account', '=', account)
      .executeTakeFirst();
    if (!row) return null;
    const { secret, confirmed_at: confirmedAt, last_step: lastStep } = row;
    return { account, secret, confirmedAt, lastStep, codes: Codes.parse(JSON.parse(row.codes)) };
  }

  async confirmed(): Promise<Set<string>> {
    const rows = await this.#db
      .selectFrom('second_steps')
      .select('account')
      .where('confirmed_at', 'is not', null)
      .execute();
    return new Set(rows.map(({ account }) => account));
  }

  async begin(account: string, secret: string): Promise<boolean> {
    const { numInsertedOrUpdatedRows: rows } = await this.#db
      .insertInto('second_steps')
      .values({ account, secret, confirmed_at: null, last_step: 0, codes: '[]' })
      .onConflict((conflict) =>
        conflict.column('account').doUpdateSet({ secret }).where('second_steps.confirmed_at', 'is', null),
      )
      .executeTakeFirstOrThrow();
    return (rows ?? 0n) > 0n;
  }

  confirm(
    account: string,
    { at, step, codes }: { at: Instant; step: number; codes: string[] },
  ): Promise<boolean> {
    const change = { confirmed_at: at, last_step: step, codes: JSON.stringify(codes) };
    const update = this.#db.updateTable('second_steps').set(change).where('account', '=', account);
    return changed(update.where('confirmed_at', 'is', null).executeTakeFirst());
  }

  takeStep(account: string, step: number): Promise<boolean> {
    const update = this.#db
      .updateTable('second_steps')
      .set({ last_step: step })
      .where('account', '=', account);
    return changed(update.where('last_step', '<', step).executeTakeFirst());
  }

  takeCode(account: string, codes: readonly string[], taken: string): Promise<boolean> {
    const left = JSON.stringify(codes.filter((code) => code !== taken));
    const update = this.#db.updateTable('second_steps').set({ codes: left }).where('account', '=', account);
    return changed(update.where('codes', '=', JSON.stringify(codes)).executeTakeFirst());
  }

  async remove(account: string): Promise<boolean> {
    const { numDeletedRows } = await this.#db
      .deleteFrom('second_steps')
      .where('account', '=', account)
      .executeTakeFirst();
    return numDeletedRows > 0n;
  }
}

async function changed(update: Promise<{ numUpdatedRows: bigint } | undefined>): Promise<boolean> {
  return ((await update)?.numUpdatedRows ?? 0n) > 0n;
}
