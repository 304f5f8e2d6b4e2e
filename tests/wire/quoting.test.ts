import { v7 as newId } from 'uuid';
import { codeOf, Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';

let desk: Desk;
let agent: Agent;
beforeAll(async () => {
  desk = await Desk.start();
  agent = await desk.agent('1001');
}, 60_000);
afterAll(() => desk.stop());

test('a single message is quoted by both sides, each in its own count, and by its place alone', async () => {
  const { chatId, customer } = await desk.chat(agent, '第一句');
  granted(await agent.socket.emitWithAck('note', { chatId, clientId: newId(), text: '备注' }));
  const say = (text: string, quote?: number) =>
    agent.socket.emitWithAck('message', {
      ...{ chatId, clientId: newId(), text },
      ...(quote === undefined ? {} : { quote }),
    });
  const first = granted(await say('回答')).entry;
  const quoting = granted(await say('再说一次', first.seq)).entry;
  expect(quoting.data).toEqual({ quote: first.seq });
  const seen = await customer.entries.first(({ text }) => text === '再说一次');
  const quoted = customer.entries.all.find(({ text }) => text === '回答');
  expect(seen.data).toEqual({ quote: quoted?.seq });
  expect(quoted?.seq).toBeLessThan(first.seq);

  const asked = { clientId: newId(), text: '这个呢', quote: quoted?.seq ?? 0 };
  const answer = granted(await customer.socket.emitWithAck('message', asked)).entry;
  expect(answer.data).toEqual({ quote: quoted?.seq });
  const heard = await agent.entries.first(({ text }) => text === '这个呢');
  expect(heard.data).toEqual({ quote: first.seq });
});

test('only messages of the chat that the customer sees can be quoted, and a withdrawn one leaves no words', async () => {
  const { chatId, customer } = await desk.chat(agent, '在吗');
  const note = granted(
    await agent.socket.emitWithAck('note', { chatId, clientId: newId(), text: '备注' }),
  ).entry;
  const quote = async (seq: number): Promise<string> =>
    codeOf(await agent.socket.emitWithAck('message', { chatId, clientId: newId(), text: '答', quote: seq }));
  expect([await quote(note.seq), await quote(2), await quote(99)]).toEqual([
    'bad_request',
    'bad_request',
    'bad_request',
  ]);
  const own = { clientId: newId(), text: '答', quote: 99 };
  expect(codeOf(await customer.socket.emitWithAck('message', own))).toBe('bad_request');

  const wrong = granted(
    await agent.socket.emitWithAck('message', { chatId, clientId: newId(), text: '说错的话' }),
  ).entry;
  expect(await quote(wrong.seq)).toBe('ok');
  granted(await agent.socket.emitWithAck('recall', { chatId, seq: wrong.seq }));
  await customer.entries.first(({ kind }) => kind === 'recalled');
  const again = granted(await customer.socket.emitWithAck('sync', { after: 0 }));
  expect(JSON.stringify(again)).not.toContain('说错的话');
  expect(again.entries.some(({ data }) => data?.quote !== undefined)).toBe(true);
});
