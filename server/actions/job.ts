/** Something that a process does again and again; the name is a label of its metrics. */
export interface Job {
  name: string;
  /** Does what is due by now. Called often; one that has nothing to do returns at once. */
  run: () => void | Promise<void>;
}

/** Does the same with every one, in order, also if it fails for some of them; then throws the first error. */
export async function withEach<T>(all: readonly T[], task: (one: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  for (const one of all) await task(one).catch((error: unknown) => errors.push(error));
  if (errors.length > 0) throw errors[0];
}

/** Lets a job that is run often do something only once in so many milliseconds of a time that runs steadily. */
export function every(ms: number, time: () => number, run: () => Promise<void>): () => Promise<void> {
  let next = 0;
  return async () => {
    if (time() < next) return;
    next = time() + ms;
    await run();
  };
}
