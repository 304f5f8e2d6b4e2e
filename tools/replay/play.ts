import { setTimeout as pass } from 'node:timers/promises';
import { CannotReplay } from './connected.ts';
import { compare, holesIn, worst } from './compare.ts';
import type { Dialogue, Turn } from './dialogues.ts';
import type { Ear } from './ear.ts';
import type { Played } from './outcome.ts';
import type { ReplayAgent } from './replay-agent.ts';
import { ReplayCustomer } from './replay-customer.ts';

/** Where and how dialogues are played. */
export interface Stage {
  url: string;
  agents: readonly ReplayAgent[];
  /** Before each line, in milliseconds. */
  pause: number;
  /** Called after each line. */
  spoken: () => void;
}

/** Both sides of one chat. */
interface Sides {
  chatId: string;
  customer: ReplayCustomer;
  agent: ReplayAgent;
}

/** A line that the other side has not heard by then is lost. */
const HEARD_WITHIN_MS = 10_000;

/** Plays one dialogue with a customer of its own, each line when the one before has been heard, and checks it. */
export async function playDialogue(stage: Stage, { id, turns }: Dialogue): Promise<Played> {
  const customer = await ReplayCustomer.come(stage.url, id);
  try {
    const [first, ...rest] = turns;
    const chatId = await customer.start(first?.text ?? '');
    const agent = await whoTakes(stage.agents, chatId);
    const sides = { chatId, customer, agent };
    stage.spoken();
    const delays: number[] = [];
    for (const [index, turn] of rest.entries()) {
      await pass(stage.pause);
      delays.push(await speak(sides, turn, index + 2));
      stage.spoken();
    }
    const faults = await check(sides, turns);
    await agent.close(chatId);
    agent.forget(chatId);
    return { lines: turns.length, delays, ...faults };
  } finally {
    customer.go();
  }
}

/** One of the replay's own agents; which one, the queue decides as much as they do. */
async function whoTakes(agents: readonly ReplayAgent[], chatId: string): Promise<ReplayAgent> {
  for (const agent of agents) if (await agent.take(chatId)) return agent;
  // Dealt to the first while the second was asked.
  for (const agent of agents) if (await agent.has(chatId)) return agent;
  throw new CannotReplay(
    'The desk gave the chat to somebody else who is online; replay on a desk of its own.',
  );
}

/** Says one line and waits until the other side has it; gives how long that took. */
async function speak(
  { chatId, customer, agent }: Sides,
  { who, text }: Turn,
  messages: number,
): Promise<number> {
  const listener: Ear = who === 'customer' ? agent.earFor(chatId) : customer.ear;
  const began = performance.now();
  const heard = listener.hasHeard(messages, HEARD_WITHIN_MS).then(() => performance.now() - began);
  await (who === 'customer' ? customer.say(text) : agent.say(chatId, text));
  return heard;
}

/** Both ears, and what the desk has stored for both sides, must hold every line once and in order. */
async function check({ chatId, customer, agent }: Sides, turns: readonly Turn[]) {
  const ears = [customer.ear, agent.earFor(chatId)];
  await Promise.all(ears.map((ear) => ear.hasHeard(turns.length, HEARD_WITHIN_MS)));
  const stored = await Promise.all([customer.log(), agent.log(chatId), agent.page(chatId)]);
  const heard = ears.map((ear) => ({
    ...compare(turns, ear.heard()),
    doubled: compare(turns, ear.heard()).doubled + ear.doubled,
    outOfOrder: compare(turns, ear.heard()).outOfOrder + ear.outOfOrder,
  }));
  const kept = stored.map((log) => {
    const faults = compare(turns, log);
    return { ...faults, lost: faults.lost + holesIn(log) };
  });
  return worst([...heard, ...kept]);
}

/** Does something to every item, so many at the same time; the results stand in the items' order. */
export async function allAtOnce<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  act: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of left) results[index] = await act(item, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
