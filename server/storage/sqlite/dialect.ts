import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type Dialect,
  type Driver,
  type Kysely,
} from 'kysely';
import { PostingConnection } from './posting-connection.ts';
import type { GroupedWrites } from './grouped-writes.ts';
import type { Turns } from './turns.ts';

/** Kysely over the one connection to SQLite, wherever that lives. */
export function postingDialect(turns: Turns, writes: GroupedWrites): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new PostingDriver(turns, writes),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** SQLite supports transactional DDL: an interrupted migration leaves nothing behind. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class PostingDriver implements Driver {
  readonly #turns: Turns;
  readonly #writes: GroupedWrites;

  constructor(turns: Turns, writes: GroupedWrites) {
    this.#turns = turns;
    this.#writes = writes;
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  acquireConnection(): Promise<PostingConnection> {
    return Promise.resolve(new PostingConnection(this.#turns, this.#writes));
  }

  beginTransaction(connection: PostingConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: PostingConnection): Promise<void> {
    return connection.end('commit');
  }

  rollbackTransaction(connection: PostingConnection): Promise<void> {
    return connection.end('rollback');
  }

  releaseConnection(): Promise<void> {
    return Promise.resolve();
  }

  destroy(): Promise<void> {
    return Promise.resolve();
  }
}
