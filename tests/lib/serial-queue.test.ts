import { KeyedSerialQueue, SerialQueue } from '../../server/lib/serial-queue.ts';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Tasks that say when they begin and end. */
function logged() {
  const log: string[] = [];
  const task =
    (name: string, fails = false) =>
    async (): Promise<string> => {
      log.push(`${name} begins`);
      await turn();
      log.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  return { log, task };
}

test('tasks run one after the other, also after one that fails', async () => {
  const queue = new SerialQueue();
  const { log, task } = logged();
  const outcomes = await Promise.allSettled([queue.run(task('a', true)), queue.run(task('b'))]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test('a queue has settled when its last task has', async () => {
  const queue = new SerialQueue();
  const { log, task } = logged();
  queue.run(task('a', true)).catch(() => undefined);
  await queue.settled();
  expect(log.at(-1)).toBe('a ends');
});

test('tasks of different keys run side by side, those of one key in turn', async () => {
  const queue = new KeyedSerialQueue();
  const { log, task } = logged();
  await Promise.all([queue.run('x', task('a')), queue.run('x', task('b')), queue.run('y', task('c'))]);
  expect(log.indexOf('c begins')).toBeLessThan(log.indexOf('a ends'));
  expect(log.indexOf('b begins')).toBeGreaterThan(log.indexOf('a ends'));
});
