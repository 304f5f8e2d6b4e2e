import type { Agent } from './an-agent.ts';
import { Desk, granted } from './a-desk.ts';

/** What the first suggestion for this message names. */
async function understood(agent: Agent, text: string): Promise<string | undefined> {
  const { customer, chatId } = await desk.chat(agent, '你好');
  granted(await customer.say(text));
  const offered = await agent.suggestions.first((one) => one.chatId === chatId && one.seq > 1);
  return offered.situations[0]?.id;
}

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.start({ STARTER_CHAPTERS: '' });
}, 60_000);
afterAll(() => desk.stop());

test('the sample desk understands what shops are asked from its first second', async () => {
  const agent = await desk.agent('1001', 'online');

  expect(await understood(agent, '我的包裹到哪里了，帮我查一下物流')).toBe('shop_whereabouts');
});
