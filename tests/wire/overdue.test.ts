import { v7 as newId } from 'uuid';
import { Desk, granted } from './a-desk.ts';
import { LEAPING } from './leaping-time.ts';

const MINUTE = 60_000;

let desk: Desk;
beforeEach(async () => (desk = await Desk.start({ OVERDUE_HANDOVER: '2m', OWES_LEAD: '30m', ...LEAPING })));
afterEach(() => desk.stop());

test('an overdue chat goes to who is free, once each, then the lead is told; an answer begins anew', async () => {
  const lead = await desk.agent('9001');
  granted(await lead.socket.emitWithAck('watch', {}));
  const first = await desk.agent('1001');
  const { customer, chatId } = await desk.chat(first);
  granted(await first.socket.emitWithAck('status', { value: 'online' }));
  const other = await desk.agent('1002', 'online');
  const { waitingSince } = await lead.chats.first(({ id, agent }) => id === chatId && agent === '1001');
  await desk.time({ wish: 'leap', ms: 2 * MINUTE });
  const handed = await other.chats.first(({ id, agent }) => id === chatId && agent === '1002');
  expect(handed).toMatchObject({ waitingSince, owes: 'agent', handover: { by: null, why: 'overdue' } });
  expect(handed.leadTold).toBeNull();
  const told = await customer.entries.first(({ kind }) => kind === 'transferred');
  expect(told.data).toEqual({ to: '1002', why: 'lead' });
  await first.gone.first((gone) => gone.chatId === chatId);

  // Back to the first one it never goes.
  await desk.time({ wish: 'leap', ms: 2 * MINUTE });
  const stays = await lead.chats.first(({ id, leadTold }) => id === chatId && leadTold !== null);
  expect(stays).toMatchObject({ agent: '1002', waitingSince });

  granted(await other.socket.emitWithAck('message', { chatId, clientId: newId(), text: '您好' }));
  granted(await customer.say('还有一个问题', newId()));
  await desk.time({ wish: 'leap', ms: 2 * MINUTE });
  await first.chats.next(({ id, agent }) => id === chatId && agent === '1001');
});

test('its time runs on while no process does, and nobody above their number is given it', async () => {
  const { chatId } = await desk.chat(await desk.agent('1001'));
  await desk.kill();
  const settings = {
    OVERDUE_HANDOVER: '2m',
    OWES_LEAD: '30m',
    AGENT_CAPACITY: '1',
    AGENT_LOST_GRACE: '1h',
    AGENT_LOST_REQUEUE: '2h',
  };
  desk = await Desk.start({ ...LEAPING, ...settings, DATA_DIR: desk.dataDir });
  const again = await desk.agent('1001', 'online');
  const full = await desk.agent('1002');
  const { chatId: hers } = await desk.chat(full, '我是另一位客户');
  granted(await full.socket.emitWithAck('status', { value: 'online' }));
  const lead = await desk.agent('9001');
  await desk.time({ wish: 'leap', ms: 2 * MINUTE });
  await lead.chats.first(({ id, leadTold }) => id === chatId && leadTold !== null);
  expect(again.chats.all.findLast(({ id }) => id === chatId)).toMatchObject({ agent: '1001' });
  // Room comes: it is asked again.
  granted(await full.socket.emitWithAck('close', { chatId: hers, skipped: '结束' }));
  await desk.time({ wish: 'leap', ms: MINUTE });
  await full.chats.first(({ id, agent }) => id === chatId && agent === '1002');
});
