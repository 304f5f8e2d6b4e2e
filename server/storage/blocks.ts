import type { Kysely, Selectable } from 'kysely';
import type { Block } from '../domain/block/block.ts';
import type { Instant } from '../domain/instant.ts';
import type { BlockTable, Tables } from './schema.ts';

/** Where blocks are kept. Nothing of a contact or an address is in them. [P2] */
export interface BlockStore {
  add(block: Block): Promise<void>;
  /** Ends a block; null if there is none, or it had been lifted before. */
  lift(id: string, by: string, at: Instant): Promise<Block | null>;
  /** Those that hold at this moment, latest first. */
  inForce(at: Instant): Promise<Block[]>;
}

/** Blocks, in SQL that both databases understand. */
export class SqlBlocks implements BlockStore {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async add(block: Block): Promise<void> {
    await this.#db.insertInto('blocks').values(rowOf(block)).execute();
  }

  async lift(id: string, by: string, at: Instant): Promise<Block | null> {
    const row = await this.#db
      .updateTable('blocks')
      .set({ lifted_by: by, lifted_at: at })
      .where('id', '=', id)
      .where('lifted_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
    return row ? blockFrom(row) : null;
  }

  async inForce(at: Instant): Promise<Block[]> {
    const rows = await this.#db
      .selectFrom('blocks')
      .selectAll()
      .where('until', '>', at)
      .where('lifted_at', 'is', null)
      .orderBy('at', 'desc')
      .execute();
    return rows.map(blockFrom);
  }
}

function blockFrom(row: Selectable<BlockTable>): Block {
  const { id, kind, value, label, reason, chat_id, by, at, until, lifted_by, lifted_at } = row;
  const lifted = lifted_by === null || lifted_at === null ? null : { by: lifted_by, at: lifted_at };
  return { id, kind, value, label, reason, chatId: chat_id, by, at, until, lifted };
}

function rowOf({ chatId, lifted, ...block }: Block): BlockTable {
  return { ...block, chat_id: chatId, lifted_by: lifted?.by ?? null, lifted_at: lifted?.at ?? null };
}
