import type { Instant, Duration } from '../../domain/instant.ts';
import type { Outgoing } from '../../domain/mail/mail.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Rules } from '../../domain/rules.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import type { Clock } from '../../lib/clock.ts';
import type { ChatStore, StoredChat } from '../../storage/chats/store.ts';
import { ChatsLocked } from '../../storage/errors.ts';
import { LockedChatQueue } from './locked-chat-queue.ts';
import type { ChatNews } from '../../delivery/publish.ts';
import { decideBatch, type Decided, wantedBy } from './batch.ts';
import type { Command } from './command.ts';

/** What a command came to: the chat after it, and the entries that it stored or had stored before. */
export interface Done {
  stored: StoredChat;
  entries: LogEntry[];
}

/** The answer to a command. */
export type Reply = Done | Refusal;

/** What {@link createChats} needs. */
export interface PerformDeps {
  chats: ChatStore;
  clock: Clock;
  rules: Rules;
  newId: () => string;
  queueLength: (department: string | null) => number;
  /** What leaves the desk because of what was decided; stored with it. */
  outgoingOf: (news: readonly ChatNews[]) => Outgoing[];
  /** Reports a decision that threw. It is a bug, and fails its own command only. */
  failed: (error: unknown) => void;
  measured: Measured;
  /** Publishes what was committed. Must not throw. */
  publish: (news: ChatNews[], at: Instant) => Promise<void>;
}

/** Changes chats, and reads them between two changes. */
export interface Chats {
  /** The only way a chat changes. Resolves when the change is stored, rejects if it could not be. */
  perform: (command: Command) => Promise<Reply>;
  /**
   * Runs a task between batches, when everything committed has been published, so a snapshot read here matches what
   * clients were sent.
   */
  betweenBatches: <T>(task: () => Promise<T>) => Promise<T>;
  /** How many commands are queued or being written. */
  pending: () => number;
}

interface Pending {
  command: Command;
  resolve: (reply: Reply) => void;
  reject: (error: unknown) => void;
}

/** Largest batch. A longer transaction would delay the first command in it too much. */
const BATCH_MAX = 1000;

/** Answers the commands of a stored batch and publishes what changed. */
type Finish = () => Promise<void>;

/**
 * Load, decide, store, and only then publish and answer. Commands that arrive while a batch is being written form the
 * next batch; there is no timer. The next batch is written while the last one is published, so disk and sockets do not
 * wait for each other. A batch that cannot be stored is rejected as a whole and nothing of it is published; commands for
 * locked chats are moved to the {@link LockedChatQueue} and delay no other chat.
 */
export function createChats(deps: PerformDeps): Chats {
  const waiting: Pending[] = [];
  const tasks: (() => Promise<void>)[] = [];
  const locked = new LockedChatQueue<Pending>(deps.chats, (freed) => {
    waiting.unshift(...freed);
    begin();
  });
  let busy = false;
  let inHand = 0;

  async function work(): Promise<void> {
    let finish: Finish | null = null;
    while (finish || waiting.length > 0 || tasks.length > 0) {
      if (tasks.length > 0) {
        await finish?.();
        finish = null;
        await Promise.all(tasks.splice(0).map((task) => task()));
      }
      const batch = waiting.splice(0, BATCH_MAX);
      inHand = batch.length;
      const next = inHand > 0 ? write(deps, batch, locked) : null;
      await finish?.();
      finish = await next;
      inHand = 0;
    }
    busy = false;
  }

  function begin(): void {
    if (busy) return;
    busy = true;
    setImmediate(() => void work());
  }

  const perform: Chats['perform'] = (command) =>
    new Promise((resolve, reject) => {
      const one = { command, resolve, reject };
      if (locked.takes(one)) return;
      waiting.push(one);
      begin();
    });
  const betweenBatches: Chats['betweenBatches'] = (task) =>
    new Promise((resolve, reject) => {
      tasks.push(() => task().then(resolve, reject));
      begin();
    });
  return { perform, betweenBatches, pending: () => waiting.length + inHand + locked.size };
}

async function write(deps: PerformDeps, batch: Pending[], locked: LockedChatQueue<Pending>): Promise<Finish> {
  // Deadlines are decided last: a message written in the same batch wins over them. [P1] [P2]
  const order = [...batch].sort((one, other) => lateness(one.command) - lateness(other.command));
  const commands = order.map(({ command }) => command);
  const at = deps.clock.now();
  const began = performance.now();
  const soFar = (): number => performance.now() - began;
  let decided: Decided = { replies: [], changes: { entries: [], chats: [] }, news: [] };
  try {
    await deps.chats.commit(wantedBy(commands), (loaded) => {
      decided = decideBatch(commands, loaded, at, deps);
      const outgoing = deps.outgoingOf(decided.news);
      return outgoing.length > 0 ? { ...decided.changes, outgoing } : decided.changes;
    });
    deps.measured.written(soFar());
  } catch (error) {
    if (error instanceof ChatsLocked) {
      const rest = locked.take(batch, error.chats);
      return rest.length > 0 && rest.length < batch.length
        ? write(deps, rest, locked)
        : refuseAll(rest, error);
    }
    deps.measured.unwritten();
    return refuseAll(batch, error);
  }
  return async () => {
    answerAll(order, decided);
    await deps.publish(decided.news, at);
    deps.measured.told(soFar());
  };
}

function refuseAll(batch: Pending[], error: unknown): Finish {
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
  return command.event.type === 'timePassed' ? 1 : 0;
}

/** Reports how the desk is doing, for metrics. Times are in milliseconds. */
export interface Measured {
  /** What a batch has stored, before it is published. */
  stored: (news: ChatNews[]) => void;
  /** From the start of a batch until it is durable. */
  written: (took: Duration) => void;
  /** A batch could not be stored. */
  unwritten: () => void;
  /** From the start of a batch until its news has been published. */
  told: (took: Duration) => void;
  /** By how much a deadline was asked after its moment. */
  late: (by: Duration) => void;
}
