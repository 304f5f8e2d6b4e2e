import { v7 as newId } from 'uuid';
import { codeOf, Desk, granted } from './a-desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await Desk.start({ AGENT_CAPACITY: '100', TRUSTED_PROXIES: '1' });
}, 60_000);
afterEach(() => desk.stop());

const DAY = { minutes: 1440, reason: '反复骚扰' };

test('[P2] a blocked visitor is told in every tab, and refused in words that say how else to get help', async () => {
  const lead = await desk.agent('9001');
  const { customer, chatId } = await desk.chat(lead);
  const tab = await desk.customer({ locale: 'en' }, customer.token);
  const { block } = granted(await lead.socket.emitWithAck('block', { chatId, by: 'customer', ...DAY }));
  expect(block).toMatchObject({ kind: 'customer', by: '9001', reason: '反复骚扰', lifted: null });

  const told = await tab.desks.first(({ blocked }) => blocked !== null && blocked !== undefined);
  expect(told.blocked?.message).toContain('other ways');
  await customer.chats.first(({ status }) => status === 'closed');
  const refused = await customer.socket.emitWithAck('start', { clientId: newId(), text: '让我说' });
  expect(refused).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  expect(refused.ok ? '' : refused.error.message).toContain('其它联系方式');
  expect(codeOf(await customer.say('喂'))).toBe('forbidden');
});

test('[P2] a reconnect with the same token finds the block, a new token does not help against contact or network', async () => {
  const lead = await desk.agent('9001');
  const customer = await desk.customer({ contact: '+86 138-1234-5678' });
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '喂' }));
  granted(await lead.socket.emitWithAck('block', { chatId: chat.id, by: 'contact', ...DAY }));
  const again = await desk.customer({}, customer.token);
  expect(again.welcome?.desk.blocked?.until).toBeDefined();
  const stranger = await desk.customer({ contact: '13812345678' });
  expect(codeOf(await stranger.socket.emitWithAck('start', { clientId: newId(), text: '喂' }))).toBe(
    'forbidden',
  );
  const other = await desk.customer({});
  expect(codeOf(await other.socket.emitWithAck('start', { clientId: newId(), text: '喂' }))).toBe('ok');

  granted(await lead.socket.emitWithAck('block', { chatId: chat.id, by: 'network', ...DAY }));
  const anybody = await desk.customer({});
  expect(codeOf(await anybody.socket.emitWithAck('start', { clientId: newId(), text: '喂' }))).toBe(
    'forbidden',
  );
});

test('[P2] blocks are listed with reason and end, and lifted: the visitor may write again', async () => {
  const lead = await desk.agent('9001');
  const { customer, chatId } = await desk.chat(lead);
  const { block } = granted(await lead.socket.emitWithAck('block', { chatId, by: 'customer', ...DAY }));
  const { blocks } = granted(await lead.socket.emitWithAck('blocks', {}));
  expect(blocks).toEqual([block]);
  const { chat } = granted(await lead.socket.emitWithAck('open', { chatId }));
  expect(chat.customer.blockedUntil).toBe(block.until);

  granted(await lead.socket.emitWithAck('liftBlock', { blockId: block.id }));
  await customer.desks.first(({ blocked }) => blocked === null);
  expect(codeOf(await customer.socket.emitWithAck('start', { clientId: newId(), text: '谢谢' }))).toBe('ok');
  expect(codeOf(await lead.socket.emitWithAck('liftBlock', { blockId: block.id }))).toBe('not_found');
});

test('[P2] what is kept of a block by network names no address', async () => {
  const lead = await desk.agent('9001');
  const { chatId } = await desk.chat(lead);
  const { block } = granted(await lead.socket.emitWithAck('block', { chatId, by: 'network', ...DAY }));
  expect(JSON.stringify(block)).not.toMatch(/127\.0\.0\.1|::1/);
  expect(block.label).toBe('');
});
