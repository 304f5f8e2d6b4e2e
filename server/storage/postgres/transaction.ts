import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';
import { PostgresTrouble, troubleFrom } from './trouble.ts';

/** A statement that a connection prepares once, under its name, and what its rows look like. */
export interface Statement<Row extends QueryResultRow = QueryResultRow> {
  name: string;
  text: string;
  values: unknown[];
  row?: Row;
}

/** The connection broke while the batch was being committed: it may be stored, or not. */
export class OutcomeUnknown extends PostgresTrouble {
  constructor({ code, message }: PostgresTrouble) {
    super('lost', code, message);
  }
}

const BEGIN = 'begin isolation level read committed';

/** A pipelined transaction: statements issued together cost one round trip, including `begin`. */
export class Transaction {
  readonly #client: PoolClient;
  #state: 'new' | 'open' | 'over' | 'broken' = 'new';

  constructor(client: PoolClient) {
    this.#client = client;
  }

  static async on(pool: Pool): Promise<Transaction> {
    try {
      return new Transaction(await pool.connect());
    } catch (error) {
      throw troubleFrom(error);
    }
  }

  /** The rows of a statement, after others have been run. It sees what was committed before it begins. */
  async ask<Row extends QueryResultRow>(statement: Statement<Row>, before: Statement[] = []): Promise<Row[]> {
    const begin = this.#state === 'new' ? [this.#client.query(BEGIN)] : [];
    this.#state = 'open';
    const earlier = [...begin, ...before.map((one) => this.#send(one))];
    const answer = this.#send(statement);
    await this.#all([...earlier, answer]);
    return (await answer).rows;
  }

  /** Runs the statements and commits. Resolves only when it is durable. Throws {@link OutcomeUnknown}. */
  async commit(statements: Statement[]): Promise<void> {
    const sent = statements.map((one) => this.#send(one));
    try {
      const results = await this.#all([...sent, this.#client.query('commit')]);
      if (results.at(-1)?.command !== 'COMMIT') throw new PostgresTrouble('refused', 'ROLLBACK', 'Not kept.');
      this.#state = 'over';
    } catch (error) {
      const trouble = troubleFrom(error);
      throw trouble.kind === 'lost' ? new OutcomeUnknown(trouble) : trouble;
    }
  }

  /** Gives the connection back; what was not committed is undone. */
  async end(): Promise<void> {
    if (this.#state === 'open') await this.#all([this.#client.query('rollback')]).catch(() => undefined);
    this.#client.release(this.#state === 'broken');
  }

  #send<Row extends QueryResultRow>({ name, text, values }: Statement<Row>): Promise<QueryResult<Row>> {
    return this.#client.query<Row>({ name, text, values: values.map(storable) });
  }

  async #all<T>(answers: Promise<T>[]): Promise<T[]> {
    // Wait for all: no answer may be in flight when the next transaction begins on this connection.
    const settled = await Promise.allSettled(answers);
    const failed = settled.find((one) => one.status === 'rejected');
    if (!failed) return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const trouble = troubleFrom(failed.reason);
    if (trouble.kind === 'lost') this.#state = 'broken';
    throw trouble;
  }
}

const NUL = /\0/g;

/**
 * A value as PostgreSQL accepts it. No stored value contains NUL, so an id with one matches nothing; as a parameter it
 * would be an error that fails the whole batch.
 */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(NUL, '\ufffd');
  return Array.isArray(value) ? value.map(storable) : value;
}
