import {
  PostgresAdapter,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { OwnSchema } from './introspector.ts';
import { storable } from './transaction.ts';
import { troubleFrom } from './trouble.ts';

/** A Kysely dialect over a pool. Failures become `StorageUnavailable`. */
export function pooledDialect(pool: Pool): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PooledDriver(pool),
    createIntrospector: (db: Kysely<unknown>) => new OwnSchema(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class PooledConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  #broken = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>>;
  async executeQuery(query: CompiledQuery): Promise<QueryResult<unknown>> {
    try {
      const { rows, rowCount } = await this.#client.query<Record<string, unknown>>(
        query.sql,
        query.parameters.map(storable),
      );
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    } catch (error) {
      const trouble = troubleFrom(error);
      this.#broken ||= trouble.kind === 'lost';
      throw trouble;
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Answers are small here; page through them instead.');
  }

  async say(sql: string): Promise<void> {
    try {
      await this.#client.query(sql);
    } catch (error) {
      this.#broken = true;
      throw troubleFrom(error);
    }
  }

  release(): void {
    this.#client.release(this.#broken);
  }
}

class PooledDriver implements Driver {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<PooledConnection> {
    try {
      return new PooledConnection(await this.#pool.connect());
    } catch (error) {
      throw troubleFrom(error);
    }
  }

  beginTransaction(connection: PooledConnection): Promise<void> {
    // Do not rely on the server's default: each statement has to see what was committed before it.
    return connection.say('begin isolation level read committed');
  }

  commitTransaction(connection: PooledConnection): Promise<void> {
    return connection.say('commit');
  }

  rollbackTransaction(connection: PooledConnection): Promise<void> {
    return connection.say('rollback');
  }

  releaseConnection(connection: PooledConnection): Promise<void> {
    connection.release();
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    if (!this.#pool.ended) await this.#pool.end();
  }
}
