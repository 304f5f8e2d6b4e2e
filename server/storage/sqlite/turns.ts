import { StorageUnavailable } from '../errors.ts';
import { asStep } from './statements.ts';
import type { Connection, StepResult, Work } from './request.ts';

/** The right to the connection for the length of an open transaction. */
export interface Turn {
  run(work: Work): Promise<StepResult[]>;
  end(how: 'commit' | 'rollback'): Promise<void>;
}

/**
 * Keeps others off the one connection while a transaction is open on it across several requests (a migration).
 * Everything else needs no lock: the connection does one request after the other.
 */
export class Turns {
  readonly #connection: Connection;
  #held: Promise<void> | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async run(work: Work): Promise<StepResult[]> {
    while (this.#held) await this.#held;
    return this.#connection.execute(work);
  }

  /** One statement on its own. */
  async one(work: Work['steps'][number]): Promise<StepResult> {
    return only(await this.run({ how: 'alone', steps: [work] }));
  }

  async begin(): Promise<Turn> {
    while (this.#held) await this.#held;
    let release = (): void => undefined;
    this.#held = new Promise((resolve) => (release = resolve));
    const letGo = (): void => {
      this.#held = null;
      release();
    };
    try {
      await this.#say('begin immediate');
    } catch (error) {
      letGo();
      throw error;
    }
    return { run: (work) => this.#connection.execute(work), end: (how) => this.#end(how).finally(letGo) };
  }

  async #end(how: 'commit' | 'rollback'): Promise<void> {
    try {
      await this.#say(how);
    } catch (error) {
      if (how === 'commit') await this.#say('rollback').catch(() => undefined);
      throw error;
    }
  }

  async #say(sql: string): Promise<void> {
    await this.#connection.execute({ how: 'alone', steps: [asStep(sql)] });
  }
}

/** The result of the only step. */
export function only(results: StepResult[]): StepResult {
  const [result] = results;
  if (!result) throw new StorageUnavailable('EMPTY', 'The database gave no result.');
  return result;
}
