import { LockedChatQueue } from '../../../server/actions/chats/locked-chat-queue.ts';
import type { Command } from '../../../server/actions/chats/command.ts';
import type { LockedChat } from '../../../server/storage/errors.ts';

/** A command that waits, by its name. */
interface Named {
  name: string;
  command: Command;
  reject: (error: unknown) => void;
}

const HELD: LockedChat = { chatId: 'a', customerId: 'of-a' };

describe('commands for chats that somebody else keeps locked', () => {
  let held: LockedChat[] = [];
  let ask: () => Promise<LockedChat[]>;
  let freed: string[];
  let refused: [string, unknown][];
  let aside: LockedChatQueue<Named>;
  beforeEach(() => {
    jest.useFakeTimers();
    [held, freed, refused] = [[HELD], [], []];
    ask = () => Promise.resolve(held);
    aside = new LockedChatQueue<Named>({ locked: () => ask() }, (back) =>
      freed.push(...back.map(({ name }) => name)),
    );
  });
  afterEach(() => {
    expect(jest.getTimerCount()).toBe(held.length > 0 ? 1 : 0);
    jest.useRealTimers();
  });

  const waits = (name: string, command: Command): Named => ({
    ...{ name, command },
    reject: (error) => refused.push([name, error]),
  });
  const wrote = (name: string, to: Command['to'] = { chatId: 'a' }): Named =>
    waits(name, { to, event: { type: 'customerWrote', clientId: name, text: name } });

  test('wait, by chat or by customer; the rest of the batch does not', () => {
    const mine = [wrote('1'), wrote('2', { customerId: 'of-a' })];
    const others = [wrote('3', { chatId: 'b' }), wrote('4', { customerId: 'of-b' })];
    expect(aside.take([...mine, ...others], held)).toEqual(others);
    expect(aside.size).toBe(2);
    expect(aside.takes(wrote('5'))).toBe(true);
    expect(aside.takes(wrote('6', { chatId: 'b' }))).toBe(false);
  });

  test('are given back in their order as soon as the chat is free', async () => {
    aside.take([wrote('1'), wrote('2')], held);
    aside.takes(wrote('3'));
    await jest.advanceTimersByTimeAsync(1000);
    expect(freed).toEqual([]);
    held = [];
    await jest.advanceTimersByTimeAsync(250);
    expect([freed, aside.size]).toEqual([['1', '2', '3'], 0]);
    expect(aside.takes(wrote('4'))).toBe(false);
  });

  test('are refused after 3 s, and no sooner', async () => {
    aside.take([wrote('1')], held);
    await jest.advanceTimersByTimeAsync(2900);
    expect(refused).toEqual([]);
    await jest.advanceTimersByTimeAsync(200);
    expect(refused).toMatchObject([['1', { name: 'StorageUnavailable', code: 'HELD', chats: [HELD] }]]);
    expect([freed, aside.size]).toEqual([[], 0]);
  });

  test('of the desk itself are refused at once: it does them again later', () => {
    const event = { type: 'timePassed', customerTyping: false, customerOnline: true } as const;
    expect(aside.take([waits('due', { to: { chatId: 'a' }, event })], held)).toEqual([]);
    expect([refused.length, aside.size]).toEqual([1, 0]);
  });

  test('of one chat are given back while another is still held', async () => {
    const other = { chatId: 'b', customerId: 'of-b' };
    held = [HELD, other];
    aside.take([wrote('1'), wrote('2', { chatId: 'b' })], held);
    held = [other];
    await jest.advanceTimersByTimeAsync(250);
    expect([freed, aside.size]).toEqual([['1'], 1]);
  });

  test('are given back when the database does not say which are held: the batch finds out', async () => {
    aside.take([wrote('1')], held);
    ask = () => Promise.reject(new Error('gone'));
    await jest.advanceTimersByTimeAsync(250);
    held = [];
    expect(freed).toEqual(['1']);
  });
});
