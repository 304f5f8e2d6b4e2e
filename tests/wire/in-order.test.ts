import { v7 as newId } from 'uuid';
import { Desk, granted } from './a-desk.ts';
import { RawSocket, rawCode, type RawAnswer } from './raw.ts';

let desk: Desk;
beforeAll(async () => void (desk = await Desk.start()));
afterAll(() => desk.stop());

const words = (text: string) => ({ clientId: text, text });
const fields = (answer: RawAnswer): Record<string, unknown> => ({ ...answer });
const textsOf = (answer: RawAnswer): unknown[] =>
  (fields(answer)['entries'] as { text?: string }[]).flatMap(({ text }) =>
    text === undefined ? [] : [text],
  );

const SENT = Array.from({ length: 20 }, (_, n) => `第${n}句`);

/** A visitor who waits for no answer: a start, messages and a reading, all in one breath. */
async function hasty(): Promise<{ socket: RawSocket; asked: Promise<RawAnswer>[] }> {
  const socket = await RawSocket.come(desk.url, 'customer');
  const asked = [
    socket.ask('start', words('你好')),
    ...SENT.map((text) => socket.ask('message', words(text))),
    socket.ask('sync', { after: 0 }),
  ];
  return { socket, asked };
}

test('a start and messages sent back to back are kept in that order, and a reading behind them sees them', async () => {
  const { socket, asked } = await hasty();
  const answers = await Promise.all([...asked, socket.ask('hello', {})]);
  expect(answers.map(rawCode)).toEqual(answers.map(() => 'ok'));
  expect(textsOf(answers.at(-2)!)).toEqual(['你好', ...SENT]);
  expect(textsOf(answers.at(-1)!)).toEqual(['你好', ...SENT]);
  socket.go();
});

test('[P2] so are messages while each has to be looked up among the blocks', async () => {
  const [lead, agent] = [await desk.agent('9001'), await desk.agent('1001')];
  const { chatId } = await desk.chat(agent);
  granted(await lead.socket.emitWithAck('block', { chatId, by: 'customer', minutes: 5, reason: '骚扰' }));
  const { socket, asked } = await hasty();
  const answers = await Promise.all(asked);
  expect(textsOf(answers.at(-1)!)).toEqual(['你好', ...SENT]);
  for (const guest of [socket, lead, agent]) guest.go();
});

test('staff may take a chat, write, close it and read it in one breath', async () => {
  const customer = await desk.customer();
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '你好' }));
  const socket = await RawSocket.come(desk.url, 'desk', await desk.cookieOf('1002'));
  const chatId = chat.id;
  const answers = await Promise.all([
    socket.ask('accept', { chatId }),
    socket.ask('message', { chatId, ...words('您好') }),
    socket.ask('note', { chatId, ...words('老客户') }),
    socket.ask('close', { chatId, skipped: '客户已离开' }),
    socket.ask('message', { chatId, ...words('太晚了') }),
    socket.ask('open', { chatId }),
  ]);
  expect(answers.map(rawCode)).toEqual(['ok', 'ok', 'ok', 'ok', 'closed', 'ok']);
  const entries = fields(answers.at(-1)!)['entries'] as { kind: string }[];
  expect(entries.slice(-3).map(({ kind }) => kind)).toEqual(['message', 'note', 'closed']);
  socket.go();
});
