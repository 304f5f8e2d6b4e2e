import { Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';

let desk: Desk;
let agent: Agent;
let cookie: string;

beforeAll(async () => {
  desk = await Desk.start();
  agent = await desk.agent('1001', 'away');
  cookie = await desk.cookieOf('9001');
  await block('no_blame');
}, 60_000);
afterAll(() => desk.stop());

/** Publishes a manual in which a rule blocks. */
async function block(rule: string): Promise<void> {
  const call = async (path: string, body?: object): Promise<Record<string, unknown>> => {
    const response = await fetch(`${desk.url}/api/manual${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const { inForce } = await call('/versions');
  const edits = [{ do: 'editRule', id: rule, severity: 'block' }];
  const saved = await call('/versions', { parent: inForce, why: 'x', edits });
  const { number } = saved['version'] as { number: number };
  await call(`/versions/${number}/publish`, { why: 'x', replaces: inForce });
  await agent.manuals.first(({ version }) => version === number);
}

const send = (chatId: string, clientId: string, text: string, by = agent) =>
  by.socket.emitWithAck('message', { chatId, clientId, text });

test('[no_blame] what a rule blocks is refused, whoever sends it, with what to change; the rest goes out', async () => {
  const { chatId } = await desk.chat(agent);
  const refused = await send(chatId, 'a', '你怎么不早说');
  expect(refused).toMatchObject({ ok: false, error: { code: 'bad_request', field: 'text' } });
  expect(JSON.stringify(refused)).toContain('Instead: “请您告诉我详细情况，好吗');
  const { entry } = granted(await send(chatId, 'b', '请您告诉我详细情况,好吗?'));
  const { entries } = granted(await agent.socket.emitWithAck('open', { chatId }));
  expect(entries.filter(({ kind }) => kind === 'message').at(-1)?.seq).toBe(entry.seq);
  expect(JSON.stringify(entries)).not.toContain('你怎么不早说');
});

test('the rules are those of the language that a message is in', async () => {
  const { chatId } = await desk.chat(agent);
  expect(await send(chatId, 'a', "Why didn't you say so?")).toMatchObject({ error: { field: 'text' } });
});

test('what was stored before the rule came is acknowledged again, not refused', async () => {
  const { chatId } = await desk.chat(agent);
  const { entry } = granted(await send(chatId, 'a', '您必须先付款'));
  await block('no_stiff_wording');
  expect(granted(await send(chatId, 'a', '您必须先付款')).entry.seq).toBe(entry.seq);
  expect(await send(chatId, 'b', '您必须先付款')).toMatchObject({ ok: false });
});

test('whoever may not write there learns that, and nothing of the rules', async () => {
  const { chatId } = await desk.chat(agent);
  const colleague = await desk.agent('1002', 'away');
  const answer = await send(chatId, 'a', '你怎么不早说', colleague);
  expect(answer).toMatchObject({ error: { code: 'not_found' } });
});

test('[no_pii] what a rule asks about is not refused: an interface of its own has nobody to ask', async () => {
  const { chatId } = await desk.chat(agent);
  expect(await send(chatId, 'a', '请告诉我您的支付密码')).toMatchObject({ ok: true });
});

test('[no_blame] the word on the way to a colleague is held to the rules too', async () => {
  const { chatId } = await desk.chat(agent);
  const say = { text: '谁让您不看清楚' };
  expect(await agent.socket.emitWithAck('transfer', { chatId, to: 'queue', say })).toMatchObject({
    error: { code: 'bad_request', field: 'text' },
  });
});

test('[no_repeat_comfort] a comfort that this chat has heard is refused where the desk wants that', async () => {
  await block('no_repeat_comfort');
  const { chatId } = await desk.chat(agent);
  granted(await send(chatId, 'a', '非常抱歉给您带来了不便。'));
  expect(await send(chatId, 'b', '非常抱歉给您带来了不便。')).toMatchObject({ error: { field: 'text' } });
});

test('[answer_thanks] thanks are to be answered where the desk wants that; thanks within a request are none', async () => {
  await block('answer_thanks');
  const { customer, chatId } = await desk.chat(agent, '请帮我查一下订单,谢谢');
  granted(await send(chatId, 'a', '请稍等,我为您查一下。'));
  await customer.say('谢谢你');
  expect(await send(chatId, 'b', '请问还有什么可以帮您?')).toMatchObject({ error: { field: 'text' } });
  granted(await send(chatId, 'c', '不客气,请问还有什么可以帮您?'));
});
