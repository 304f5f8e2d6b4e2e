import type { Entry } from '../../protocol/entry.ts';
import type { Answer } from '../../protocol/errors.ts';
import type { Customer } from '../wire/a-customer.ts';
import { granted, type Desk } from '../wire/a-desk.ts';
import type { Agent } from '../wire/an-agent.ts';
import { faultsOf, strangersIn } from './check.ts';
import { Voice, type HowLong, type Line } from './voice.ts';

/** So many messages of each side are on their way at once: large batches, which take their time to be stored. */
const VOICES = [1, 2, 3, 4, 5, 6];

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
  private readonly customers: Voice[];
  private readonly agents: Voice[];

  private constructor(
    chatId: string,
    token: string,
    private readonly opening: string,
    name: string,
  ) {
    this.chatId = chatId;
    this.token = token;
    this.customers = VOICES.map((voice) => new Voice(`客户${name}.${voice}`));
    this.agents = VOICES.map((voice) => new Voice(`客服${name}.${voice}`));
  }

  static async begin(desk: Desk, agent: Agent, name: string): Promise<Talk> {
    const { customer, chatId } = await desk.chat(agent, `客户${name} 开头`);
    customer.go();
    return new Talk(chatId, customer.token, `客户${name} 开头`, name);
  }

  /** Both sides are there again. */
  async comeBack(desk: Desk, agent: Agent): Promise<Sides> {
    const customer = await desk.customer({}, this.token);
    granted(await agent.socket.emitWithAck('open', { chatId: this.chatId, after: 0 }));
    return { customer, agent };
  }

  /** Both sides speak as fast as they are answered, so often, or until the desk is gone. */
  async goOn({ customer, agent }: Sides, howLong: HowLong): Promise<void> {
    const { chatId } = this;
    const alreadyHeard = agent.entries.all.length;
    const say = (line: Line) => orCut(customer, () => customer.socket.emitWithAck('message', line));
    const answer = (line: Line) =>
      orCut(agent, () => agent.socket.emitWithAck('message', { chatId, ...line }));
    await Promise.all([
      ...this.customers.map((voice) => voice.speak(say, howLong)),
      ...this.agents.map((voice) => voice.speak(answer, howLong)),
    ]);
    this.customerHeard.push(...customer.entries.all);
    const heard = agent.entries.all.slice(alreadyHeard);
    this.agentHeard.push(...heard.filter((entry) => entry.chatId === chatId));
  }

  get isOwed(): boolean {
    return [...this.customers, ...this.agents].some(({ isOwed }) => isOwed);
  }

  /** Compares what both sides know with what the desk has kept. */
  async faults(desk: Desk, agent: Agent): Promise<string[]> {
    const { chatId } = this;
    const customer = await desk.customer({}, this.token);
    const forStaff = await whole((after) => agent.socket.emitWithAck('open', { chatId, after }));
    const forCustomer = await whole((after) => customer.socket.emitWithAck('sync', { after }));
    customer.go();
    const opening = new Voice('');
    opening.sent.add(this.opening);
    return [
      ...faultsOf({ voices: this.customers, heard: this.customerHeard, log: forCustomer }),
      ...faultsOf({ voices: this.agents, heard: this.agentHeard, log: forStaff }),
      ...strangersIn(forStaff, [opening, ...this.customers, ...this.agents]),
    ];
  }
}

/** The answer, or null when the connection is cut before it comes. */
function orCut<T>(side: Customer | Agent, request: () => Promise<T>): Promise<T | null> {
  return side.socket.connected ? request().catch(() => null) : Promise.resolve(null);
}

/** A log, page by page. */
async function whole(page: (after: number) => Promise<Answer<{ entries: Entry[] }>>): Promise<Entry[]> {
  const log: Entry[] = [];
  for (;;) {
    const { entries } = granted(await page(log.at(-1)?.seq ?? 0));
    if (entries.length === 0) return log;
    log.push(...entries);
  }
}
