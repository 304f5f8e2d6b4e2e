import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join, dirname } from 'node:path';
import { z } from 'zod';

const Reply = z.union([z.object({ ok: z.unknown() }), z.object({ failed: z.string() })]);

const Message = z.tuple([Reply], z.unknown());

const LEAVE_MS = 5000;

const ANSWER_MS = 60_000;

const alive = new Set<ChildProcess>();

process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** A process of the benchmark, which answers questions and does not outlive it. */
export class Child {
  readonly #process: ChildProcess;
  #said = '';

  constructor(
    file: string,
    { env = {}, flags = [] }: { env?: Record<string, string>; flags?: string[] } = {},
  ) {
    this.#process = fork(join(BUILT, file), {
      execArgv: ['--expose-gc', ...flags],
      env: { ...cleanEnvironment(), ...env },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    alive.add(this.#process);
    this.#process.once('exit', () => alive.delete(this.#process));
    this.#process.stderr?.on(
      'data',
      (part: Buffer) => (this.#said = `${this.#said}${part.toString()}`.slice(-2000)),
    );
  }

  /** Asks something and waits for the answer. One question at a time. */
  async ask<S extends z.ZodType>(question: object, answer: S): Promise<z.output<S>> {
    const ended = new AbortController();
    const gone = once(this.#process, 'exit', { signal: ended.signal }).then(() => {
      throw new Error(`A process of the benchmark has ended: ${this.#said}`);
    });
    const heard = once(this.#process, 'message', {
      signal: AbortSignal.any([ended.signal, AbortSignal.timeout(ANSWER_MS)]),
    });
    this.#process.send(question);
    try {
      const [reply] = Message.parse(await Promise.race([heard, gone]));
      if ('failed' in reply) throw new Error(reply.failed);
      return answer.parse(reply.ok);
    } finally {
      ended.abort();
      await Promise.allSettled([gone, heard]);
    }
  }

  /** Whether it has ended, and what it complained of. */
  complaint(): string | null {
    return alive.has(this.#process) ? null : this.#said.trim() || 'it ended at once';
  }

  /** Ends it, politely first. */
  async stop(): Promise<void> {
    if (!alive.has(this.#process)) return;
    const gone = once(this.#process, 'exit');
    const impatience = setTimeout(() => this.#process.kill('SIGKILL'), LEAVE_MS);
    this.#process.kill('SIGTERM');
    await gone;
    clearTimeout(impatience);
  }
}

/** Settings of whoever runs the benchmark do not reach the desks that it starts. */
function cleanEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
  return { PATH, HOME, ...(TMPDIR ? { TMPDIR } : {}) };
}

/** Where the built server and tools lie: beside the running one, whichever chunk this ends up in. */
export const BUILT = dirname(process.argv[1] ?? '.');

/** Answers the questions of the process that made this one. */
export function answerParent(answer: (question: unknown) => Promise<unknown>): void {
  process.on('message', (question) => {
    answer(question).then(
      (ok) => process.send?.({ ok: ok ?? null }),
      (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
    );
  });
  process.once('disconnect', () => process.exit(0));
}
