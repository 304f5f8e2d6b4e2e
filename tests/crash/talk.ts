import type { Entry } from '../../protocol/entry.ts';
import type { Customer } from '../wire/a-customer.ts';
import { granted, type Desk } from '../wire/a-desk.ts';
import type { Agent } from '../wire/an-agent.ts';
import { faultsOf, strangersIn } from './check.ts';
import { Voice } from './voice.ts';

/** Who speaks in a chat, connected. */
export interface Sides {
  customer: Customer;
  agent: Agent;
}

/** One chat that goes on through every crash, with what both sides know of it. */
export class Talk {
  readonly chatId: string;
  private readonly token: string;
  private readonly customerHeard: Entry[] = [];
  private readonly agentHeard: Entry[] = [];
  private readonly customerVoice: Voice;
  private readonly agentVoice: Voice;

  private constructor(
    chatId: string,
    token: string,
    private readonly opening: string,
    name: string,
  ) {
    this.chatId = chatId;
    this.token = token;
    this.customerVoice = new Voice(`客户${name}`);
    this.agentVoice = new Voice(`客服${name}`);
  }

  static async begin(desk: Desk, agent: Agent, name: string): Promise<Talk> {
    const { customer, chatId } = await desk.chat(agent, `客户${name} 开头`);
    customer.go();
    return new Talk(chatId, customer.token, `客户${name} 开头`, name);
  }

  /** Both sides are there again. */
  async comeBack(desk: Desk, agent: Agent): Promise<Sides> {
    const customer = await desk.customer({}, this.token);
    granted(await agent.socket.emitWithAck('open', { chatId: this.chatId }));
    return { customer, agent };
  }

  /** Both sides speak as fast as they are answered, so often, or until the desk is gone. */
  async goOn({ customer, agent }: Sides, most = Infinity): Promise<void> {
    const { chatId } = this;
    const alreadyHeard = agent.entries.all.length;
    await Promise.all([
      this.customerVoice.speak(
        (line) => orCut(customer, () => customer.socket.emitWithAck('message', line)),
        most,
      ),
      this.agentVoice.speak(
        (line) => orCut(agent, () => agent.socket.emitWithAck('message', { chatId, ...line })),
        most,
      ),
    ]);
    this.customerHeard.push(...customer.entries.all);
    const heard = agent.entries.all.slice(alreadyHeard);
    this.agentHeard.push(...heard.filter((entry) => entry.chatId === chatId));
  }

  get isOwed(): boolean {
    return this.customerVoice.isOwed || this.agentVoice.isOwed;
  }

  get acknowledged(): number {
    return this.customerVoice.acknowledged.length + this.agentVoice.acknowledged.length;
  }

  /** Compares what both sides know with what the desk has kept. */
  async faults(desk: Desk, agent: Agent): Promise<string[]> {
    const forStaff = granted(
      await agent.socket.emitWithAck('open', { chatId: this.chatId, after: 0 }),
    ).entries;
    const customer = await desk.customer({}, this.token);
    const forCustomer = granted(await customer.socket.emitWithAck('sync', { after: 0 })).entries;
    customer.go();
    const opening = new Voice('');
    opening.sent.add(this.opening);
    return [
      ...faultsOf({ voice: this.customerVoice, heard: this.customerHeard, log: forCustomer }),
      ...faultsOf({ voice: this.agentVoice, heard: this.agentHeard, log: forStaff }),
      ...strangersIn(forStaff, [opening, this.customerVoice, this.agentVoice]),
    ];
  }
}

/** The answer, or null when the connection is cut before it comes. */
function orCut<T>(side: Customer | Agent, request: () => Promise<T>): Promise<T | null> {
  return side.socket.connected ? request().catch(() => null) : Promise.resolve(null);
}
