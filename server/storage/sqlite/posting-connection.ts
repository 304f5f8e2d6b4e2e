import {
  DeleteQueryNode,
  InsertQueryNode,
  UpdateQueryNode,
  type CompiledQuery,
  type DatabaseConnection,
  type QueryResult,
} from 'kysely';
import { asStep } from './statements.ts';
import type { GroupedWrites } from './grouped-writes.ts';
import type { StepResult } from './request.ts';
import { only, type Turn, type Turns } from './turns.ts';

/** What Kysely holds while it asks: posts each query, inside its transaction if it has begun one. */
export class PostingConnection implements DatabaseConnection {
  readonly #turns: Turns;
  readonly #writes: GroupedWrites;
  #turn: Turn | null = null;

  constructor(turns: Turns, writes: GroupedWrites) {
    this.#turns = turns;
    this.#writes = writes;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>>;
  async executeQuery(query: CompiledQuery): Promise<QueryResult<unknown>> {
    const { rows, changes } = await this.#run(query);
    return { rows, numAffectedRows: BigInt(changes) };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Answers are small here; page through them instead.');
  }

  async begin(): Promise<void> {
    this.#turn = await this.#turns.begin();
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    const turn = this.#turn;
    this.#turn = null;
    await turn?.end(how);
  }

  async #run(query: CompiledQuery): Promise<StepResult> {
    const step = asStep(query.sql, query.parameters);
    if (this.#turn) return only(await this.#turn.run({ how: 'alone', steps: [step] }));
    return writes(query) ? this.#writes.run(step) : this.#turns.one(step);
  }
}

function writes({ query }: CompiledQuery): boolean {
  return InsertQueryNode.is(query) || UpdateQueryNode.is(query) || DeleteQueryNode.is(query);
}
