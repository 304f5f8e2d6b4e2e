import fc from 'fast-check';
import {
  act,
  customerRead,
  customerSeen,
  newCustomerId,
  start,
} from '../../../server/actions/chats/customer-actions.ts';
import { staffCame, staffWent } from '../../../server/actions/routing/attendance.ts';
import { act as staffActs, take, transfer, warn } from '../../../server/actions/chats/staff-actions.ts';
import { floor, lists } from '../../../server/actions/chats/chat-lists.ts';
import { staffRead } from '../../../server/actions/chats/staff-reading.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { aDesk, comesOnline, MINUTE, settle, shut, type TestDesk } from '../a-desk.ts';
import { sorted, Viewer } from '../viewer.ts';

const AGENT: Asker = { account: '1001', role: 'agent' };
const LEAD: Asker = { account: '9001', role: 'lead' };
const BY = { role: 'agent', account: '1001' } as const;

interface Step {
  what: number;
  customer: number;
  pause: number;
}

const aStep: fc.Arbitrary<Step> = fc.record({
  what: fc.nat({ max: 15 }),
  customer: fc.nat({ max: 4 }),
  pause: fc.nat({ max: 6 }),
});

/** A few people who do anything at any time, many of them at once. */
class Life {
  private readonly customers = Array.from({ length: 5 }, newCustomerId);
  private readonly chats: string[] = [];
  private count = 0;

  constructor(private readonly test: TestDesk) {}

  async live({ what, customer }: Step): Promise<void> {
    const { desk } = this.test;
    const customerId = this.customers[customer] ?? '';
    const chatId = this.chats[customer] ?? 'none';
    const clientId = `c${(this.count += 1)}`;
    const doings: (() => Promise<unknown>)[] = [
      () => this.begin(customerId, customer, clientId),
      () => act(desk, customerId, { type: 'customerWrote', clientId, text: '我要投诉' }),
      () => act(desk, customerId, { type: 'customerWrote', clientId, text: '滚' }),
      () => staffActs(desk, AGENT, 'write', chatId, { type: 'staffWrote', by: BY, clientId, text: '您好' }),
      () => staffActs(desk, AGENT, 'note', chatId, { type: 'noted', by: BY, clientId, text: '记' }),
      () => staffRead(desk, AGENT, chatId, 1 + (this.count % 5)),
      () => customerRead(desk, customerId, 1 + (this.count % 4)),
      () =>
        Promise.resolve(desk.presence.customerCame(customerId)).then(() => customerSeen(desk, customerId)),
      () =>
        Promise.resolve(desk.presence.customerWent(customerId)).then(() => customerSeen(desk, customerId)),
      () => take(desk, AGENT, chatId, 'accepted'),
      () => take(desk, LEAD, chatId, 'takenOver'),
      () => transfer(desk, LEAD, chatId, { to: this.count % 2 ? '1001' : null }),
      () => warn(desk, AGENT, chatId),
      () => act(desk, customerId, { type: 'customerLeft' }),
      () => this.blink(),
      () => this.time(),
    ];
    await doings[what]?.();
  }

  private async begin(customerId: string, place: number, clientId: string): Promise<void> {
    const begun = await start(this.test.desk, customerId, {}, { clientId, text: '在吗' });
    if ('chat' in begun) this.chats[place] = begun.chat.id;
  }

  private async blink(): Promise<void> {
    await staffWent(this.test.desk, '1002');
    await staffCame(this.test.desk, '1002');
  }

  private async time(): Promise<void> {
    this.test.clock.pass(4 * MINUTE);
    await this.test.tick();
  }
}

test('what an agent and a watching lead have heard is what a fresh snapshot shows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 5, maxLength: 60 }), async (steps) => {
      const desk = await aDesk({ rules: { capacity: 2 } });
      for (const account of ['1001', '1002', '9001']) await comesOnline(desk, account);
      await desk.tick();
      const agent = new Viewer('1001', new Set(['everybody', 'staff:1001']), await fresh(desk, AGENT));
      const leadsRooms = new Set(['everybody', 'leads', 'floor', 'staff:9001']);
      const lead = new Viewer('9001', leadsRooms, await floor(desk.desk));
      desk.told.length = 0;

      const life = new Life(desk);
      const under: Promise<void>[] = [];
      for (const step of steps) {
        under.push(life.live(step));
        for (let turn = 0; turn < step.pause; turn += 1) await new Promise((next) => setImmediate(next));
      }
      await Promise.all(under);
      await settle(desk);
      await desk.tick();
      await settle(desk);

      for (const told of desk.told) [agent, lead].forEach((viewer) => viewer.hear(told));
      const truth = { agent: await fresh(desk, AGENT), lead: sorted(await floor(desk.desk)) };
      await shut(desk);
      expect({ agent: agent.lists(), lead: lead.lists() }).toEqual(truth);
    }),
    { numRuns: Number(process.env['SCREEN_RUNS'] ?? 25) },
  );
}, 60_000);

async function fresh({ desk }: TestDesk, asker: Asker) {
  let shown: Parameters<typeof sorted>[0] = { chats: [], staff: [] };
  await lists(desk, asker, (told) => (shown = told));
  return sorted(shown);
}
