import { v7 as newId } from 'uuid';
import { codeOf, Desk, granted } from './a-desk.ts';

let desk: Desk;
beforeAll(async () => void (desk = await Desk.start({ AGENT_CAPACITY: '100' })));
afterAll(() => desk.stop());

test('whoever opens a chat beside a colleague’s accepting it hears nothing of it afterwards', async () => {
  const [looker, taker] = [await desk.agent('1001'), await desk.agent('1002')];
  const taken: string[] = [];
  for (let round = 0; round < 40; round += 1) {
    const customer = await desk.customer();
    const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: 'a', text: '在吗' }));
    const [opened, accepted] = await Promise.all([
      looker.socket.emitWithAck('open', { chatId: chat.id }),
      taker.socket.emitWithAck('accept', { chatId: chat.id }),
    ]);
    granted(accepted);
    expect(['ok', 'not_found']).toContain(codeOf(opened));
    taken.push(chat.id);
    customer.go();
  }
  for (const chatId of taken)
    granted(await taker.socket.emitWithAck('note', { chatId, clientId: newId(), text: '内部备注' }));
  // Told after all of the notes.
  const last = await desk.customer();
  const { chat } = granted(await last.socket.emitWithAck('start', { clientId: 'z', text: '最后' }));
  await looker.chats.first(({ id }) => id === chat.id);
  expect(looker.entries.all.filter(({ kind }) => kind === 'note')).toEqual([]);
});
