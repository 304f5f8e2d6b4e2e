import type { Instant } from '../../domain/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Rules } from '../../domain/rules.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import type { Clock } from '../../lib/clock.ts';
import type { ChatStore, StoredChat } from '../../storage/chats/store.ts';
import { ChatsLocked } from '../../storage/errors.ts';
import { Aside } from './locked-chat-queue.ts';
import { decideBatch, type ChatNews, type Decided, wantedBy } from './batch.ts';
import type { Command } from './command.ts';
import type { Measured } from '../measured.ts';

/** What a command came to: the chat after it, and the entries that it stored or had stored before. */
export interface Done {
  stored: StoredChat;
  entries: LogEntry[];
}

/** The answer to a command. */
export type Reply = Done | Refusal;

/** Whatever a batch needs around it. */
export interface Surroundings {
  chats: ChatStore;
  clock: Clock;
  rules: Rules;
  newId: () => string;
  queueLength: () => number;
  /** Reports a decision that threw: a bug, which costs its own command only. */
  failed: (error: unknown) => void;
  measured: Measured;
  /** Tells those who may hear, after the commit. Must not throw. */
  publish: (news: ChatNews[], at: Instant) => Promise<void>;
}

/** The only way a chat changes. */
export type Perform = (command: Command) => Promise<Reply>;

/** Runs a task while no batch is being written or told: what it reads is exactly what has been told. */
export type Quietly = <T>(task: () => Promise<T>) => Promise<T>;

interface Pending {
  command: Command;
  resolve: (reply: Reply) => void;
  reject: (error: unknown) => void;
}

/** More than this in one transaction would keep the first of them waiting for too long. */
const BATCH_MAX = 1000;

/** Answers and tells what a batch has come to. */
type Tell = () => Promise<void>;

/**
 * Load, decide, store, and only then publish and answer. Whatever arrives while a batch is being written is the
 * next batch; there is no timer. While a batch is told the next one is being written, so that neither the disk nor the
 * sockets wait for each other. A batch that cannot be stored is refused as a whole, and nothing of it is told; but chats
 * that somebody else keeps locked are set aside, and cost nobody but themselves.
 */
export function performer(around: Surroundings): {
  perform: Perform;
  quietly: Quietly;
  /** How many commands wait, or are being written. */
  pending: () => number;
} {
  const waiting: Pending[] = [];
  const tasks: (() => Promise<void>)[] = [];
  const aside = new Aside<Pending>(around.chats, (freed) => {
    waiting.unshift(...freed);
    begin();
  });
  let busy = false;
  let inHand = 0;

  async function work(): Promise<void> {
    let tell: Tell | null = null;
    while (tell || waiting.length > 0 || tasks.length > 0) {
      if (tasks.length > 0) {
        await tell?.();
        tell = null;
        await Promise.all(tasks.splice(0).map((task) => task()));
      }
      const batch = waiting.splice(0, BATCH_MAX);
      inHand = batch.length;
      const next = inHand > 0 ? write(around, batch, aside) : null;
      await tell?.();
      tell = await next;
      inHand = 0;
    }
    busy = false;
  }

  function begin(): void {
    if (busy) return;
    busy = true;
    setImmediate(() => void work());
  }

  const perform: Perform = (command) =>
    new Promise((resolve, reject) => {
      const one = { command, resolve, reject };
      if (aside.takes(one)) return;
      waiting.push(one);
      begin();
    });
  const quietly: Quietly = (task) =>
    new Promise((resolve, reject) => {
      tasks.push(() => task().then(resolve, reject));
      begin();
    });
  return { perform, quietly, pending: () => waiting.length + inHand + aside.size };
}

async function write(around: Surroundings, batch: Pending[], aside: Aside<Pending>): Promise<Tell> {
  // Time that has passed is asked last: whoever wrote in the same moment has won. [P1] [P2]
  const order = [...batch].sort((one, other) => lateness(one.command) - lateness(other.command));
  const commands = order.map(({ command }) => command);
  const at = around.clock.now();
  const began = performance.now();
  const soFar = (): number => performance.now() - began;
  let decided: Decided = { replies: [], changes: { entries: [], chats: [] }, news: [] };
  try {
    await around.chats.commit(wantedBy(commands), (loaded) => {
      decided = decideBatch(commands, loaded, at, around);
      return decided.changes;
    });
    around.measured.written(soFar());
  } catch (error) {
    if (error instanceof ChatsLocked) {
      const rest = aside.take(batch, error.chats);
      return rest.length > 0 && rest.length < batch.length
        ? write(around, rest, aside)
        : refuseAll(rest, error);
    }
    around.measured.unwritten();
    return refuseAll(batch, error);
  }
  return async () => {
    answerAll(order, decided);
    await around.publish(decided.news, at);
    around.measured.told(soFar());
  };
}

function refuseAll(batch: Pending[], error: unknown): Tell {
  for (const { reject } of batch) reject(error);
  return () => Promise.resolve();
}

function answerAll(order: Pending[], { replies }: Decided): void {
  order.forEach(({ resolve, reject }, index) => {
    const reply = replies[index];
    if (reply) resolve(reply);
    else reject(new Error('a command was left undecided'));
  });
}

function lateness(command: Command): number {
  return command.happening.type === 'timePassed' ? 1 : 0;
}
