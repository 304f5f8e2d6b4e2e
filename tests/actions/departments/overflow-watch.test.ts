import { overflowJob } from '../../../server/actions/departments/overflow-watch.ts';
import { refuse } from '../../../server/domain/refusal.ts';
import { aDesk, shut, type TestDesk } from '../a-desk.ts';

let test_: TestDesk;
/** The chats that one run asked. */
let asked: string[];
let broken: Set<string>;
let run: () => void | Promise<void>;

beforeEach(async () => {
  test_ = await aDesk();
  const { desk } = test_;
  [asked, broken] = [[], new Set()];
  const waiting = Array.from({ length: 1200 }, (_, n) => ({ chatId: `c${n}`, department: 'a' }));
  Object.assign(desk.store.chats, { queue: () => Promise.resolve(waiting) });
  jest.spyOn(desk.chats, 'perform').mockImplementation((command) => {
    const chatId = 'chatId' in command.to ? command.to.chatId : '';
    asked.push(chatId);
    if (broken.has(chatId)) return Promise.reject(new Error('no database'));
    return Promise.resolve(refuse('not_found', 'There is no such chat.'));
  });
  const job = overflowJob(desk);
  run = async () => {
    asked = [];
    await job.run();
  };
  Object.assign(desk.rules, { departments: new Map([['a', { overflow: [{ id: 'b', after: 5000 }] }]]) });
});
afterEach(() => shut(test_));

test('a long queue is asked in parts, each chat once', async () => {
  const all: string[] = [];
  for (const size of [500, 500, 200, 0]) {
    await run();
    expect(asked).toHaveLength(size);
    all.push(...asked);
  }
  expect(new Set(all).size).toBe(1200);
});

test('after a fault only the chats that failed are asked again', async () => {
  broken = new Set(['c3', 'c7']);
  await expect(run()).rejects.toThrow('no database');
  await run();
  broken = new Set();
  await run();
  expect(asked).toHaveLength(202);
  expect(asked.slice(-2)).toEqual(['c3', 'c7']);
  await run();
  expect(asked).toEqual([]);
});
