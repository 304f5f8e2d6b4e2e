import type { DeskView, StaffView } from '../../../protocol/chat.ts';
import type { ChatNews } from '../../delivery/publish.ts';
import { OTHER_LANGUAGE } from '../../delivery/rooms.ts';
import { ChatsLocked } from '../../storage/errors.ts';
import { NO_DEPARTMENTS } from '../../domain/department/department.ts';
import { deal, type Available, type Circumstances } from '../../domain/queue/deal.ts';
import { deskView, isFree, staffViews } from '../desk-view.ts';
import type { Needs } from '../services.ts';

/** How many past waits the estimate uses. */
const WAITS = 50;
/** While customers wait, the queue is checked at least this often (ms), whether or not it is known to have changed. */
const RECHECK_MS = 2000;

/**
 * Assigns waiting chats to free agents, and publishes queue positions and agent loads. A change during a round causes
 * one more round; rounds never overlap, so no chat is assigned twice.
 */
export class Dispatcher {
  private running = false;
  private again = false;
  private moved = false;
  private published = new Map<string, string>();
  private publishedHours: string;
  private checkedAt = 0;

  /** `broadcastMoved` tells the other processes that the queue has changed. */
  constructor(
    private readonly services: Needs<
      | 'agentTurns'
      | 'chats'
      | 'clock'
      | 'directory'
      | 'isShared'
      | 'log'
      | 'places'
      | 'presence'
      | 'profile'
      | 'publisher'
      | 'rooms'
      | 'rules'
      | 'store.alone'
      | 'store.chats'
      | 'store.staff'
    >,
    private readonly broadcastMoved: () => void,
  ) {
    this.publishedHours = wordsOf(deskView(services));
  }

  /** The queue or the agents changed on another process: publish to our clients at the next tick. */
  queueMovedElsewhere(): void {
    this.moved = true;
  }

  /** The queue or the agents have changed: assign, and publish at the next tick. */
  queueMoved(): void {
    this.broadcastMoved();
    this.startRounds();
  }

  private startRounds(): void {
    this.moved = true;
    this.again = true;
    if (this.running) return;
    this.running = true;
    const { services } = this;
    void this.rounds(services).catch((error: unknown) => {
      this.running = false;
      this.again = true;
      services.log.error({ err: error }, 'chats could not be assigned; will retry');
    });
  }

  /** Publishes queue positions to customers and loads to staff, if anything changed since the last tick. */
  async publish(): Promise<void> {
    const { services } = this;
    this.publishHours(services);
    this.recheck(services);
    // Retry a round that failed.
    if (this.again) this.startRounds();
    if (!this.moved) return;
    this.moved = false;
    try {
      await this.publishMoved(services);
    } catch (error) {
      // It may not have been sent: publish again at the next tick.
      this.moved = true;
      throw error;
    }
  }

  private async publishMoved(
    services: Needs<'chats' | 'directory' | 'places' | 'presence' | 'publisher' | 'rules' | 'store.chats'>,
  ): Promise<void> {
    const [queue, waits] = await Promise.all([
      services.store.chats.queue(),
      services.store.chats.lastWaits(WAITS),
    ]);
    const moved = services.places.take(queue, waits);
    services.publisher.queueChanged(queue.length);
    await services.chats.betweenBatches(async () => {
      for (const stored of await Promise.all(moved.map((chatId) => services.store.chats.find(chatId))))
        if (stored) services.publisher.toCustomerHere(stored);
    });
    for (const view of await staffViews(services)) this.publishOnce(services, view);
  }

  /** The process that should have assigned may have failed or be cut off. */
  private recheck(services: Needs<'clock' | 'isShared' | 'places' | 'presence'>): void {
    const now = services.clock.now();
    if (!services.isShared || now - this.checkedAt < RECHECK_MS) return;
    this.checkedAt = now;
    if (services.places.length > 0 || !services.presence.isSynced) this.startRounds();
  }

  /** Service opens and closes with the hours and with the agents present. [P10] */
  private publishHours(services: Needs<'clock' | 'directory' | 'presence' | 'profile' | 'rooms'>): void {
    const view = deskView(services);
    const words = wordsOf(view);
    if (this.publishedHours === words) return;
    this.publishedHours = words;
    const { local } = services.rooms.customers;
    local.except(OTHER_LANGUAGE).emit('desk', view);
    local.to(OTHER_LANGUAGE).emit('desk', deskView(services, view.locale === 'en' ? 'zh-CN' : 'en'));
  }

  private publishOnce(services: Needs<'publisher'>, view: StaffView): void {
    const words = JSON.stringify(view);
    if (this.published.get(view.account) === words) return;
    this.published.set(view.account, words);
    services.publisher.staffChanged(view);
  }

  private async rounds(
    services: Needs<
      | 'agentTurns'
      | 'chats'
      | 'clock'
      | 'directory'
      | 'presence'
      | 'profile'
      | 'rules'
      | 'store.alone'
      | 'store.chats'
      | 'store.staff'
    >,
  ): Promise<void> {
    while (this.again) {
      this.again = false;
      await assignWaiting(services);
    }
    this.running = false;
  }
}

/** For comparison: the view without the current time. */
function wordsOf(view: DeskView): string {
  return JSON.stringify({ ...view, now: null });
}

/** Runs under the cluster-wide lock, so that loads do not change between counting and assigning. */
async function assignWaiting(
  services: Needs<
    | 'agentTurns'
    | 'chats'
    | 'clock'
    | 'directory'
    | 'presence'
    | 'profile'
    | 'rules'
    | 'store.alone'
    | 'store.chats'
    | 'store.staff'
  >,
): Promise<void> {
  const { alone, chats } = services.store;
  if (!alone) return assignOnce(services);
  if ((await chats.queue()).length > 0) await alone(() => assignOnce(services));
}

async function assignOnce(
  services: Needs<
    | 'agentTurns'
    | 'chats'
    | 'clock'
    | 'directory'
    | 'presence'
    | 'profile'
    | 'rules'
    | 'store.chats'
    | 'store.staff'
  >,
): Promise<void> {
  const { chats, staff } = services.store;
  await services.agentTurns.settled();
  const [queue, loads, turns] = await Promise.all([chats.queue(), chats.loads(), staff.turns()]);
  if (queue.length === 0) return;
  const loadsIn = await departmentLoads(services);
  const agents = available(services, { loads, loadsIn, turns });
  const { assignments } = deal(queue, agents, circumstances(services));
  const given = await Promise.allSettled(
    assignments.map(({ chatId, agent }) =>
      services.chats.perform({ to: { chatId }, event: { type: 'assigned', to: agent } }),
    ),
  );
  // Store the turns before the lock is released: the next process reads them.
  await services.agentTurns.settled();
  // A locked chat stays in the queue for a later round; the other assignments stand.
  const failed = given.find((one) => one.status === 'rejected' && !(one.reason instanceof ChatsLocked));
  if (failed?.status === 'rejected') throw failed.reason;
}

function available(
  { directory, presence, rules }: Needs<'directory' | 'presence' | 'rules'>,
  { loads, loadsIn, turns }: Loads,
): Available[] {
  return directory
    .members()
    .filter((member) => isFree(presence, member))
    .map(({ account, capacity, departments }) => ({
      account,
      capacity: capacity ?? rules.capacity,
      load: loads.get(account) ?? 0,
      turn: turns.get(account) ?? 0,
      departments,
      loadIn: loadsIn.get(account) ?? NO_LOADS,
    }));
}

/** What is counted of each agent. */
interface Loads {
  loads: ReadonlyMap<string, number>;
  loadsIn: ReadonlyMap<string, ReadonlyMap<string, number>>;
  turns: ReadonlyMap<string, number>;
}

const NO_LOADS: ReadonlyMap<string, number> = new Map();
const NONE: Loads['loadsIn'] = new Map();

/** A desk without departments need not be asked. */
function departmentLoads({ rules, store }: Needs<'rules' | 'store.chats'>): Promise<Loads['loadsIn']> {
  const isDivided = rules.departments !== undefined && rules.departments.size > 0;
  return isDivided ? store.chats.departmentLoads() : Promise.resolve(NONE);
}

function circumstances({ clock, profile, rules }: Needs<'clock' | 'profile' | 'rules'>): Circumstances {
  const at = clock.now();
  return {
    departments: rules.departments ?? NO_DEPARTMENTS,
    isOpen: profile.hours.open.isOpen(at),
    at,
  };
}

/** Whether the change affects routing: a chat was queued, closed, offered to a department, or changed hands. */
export function movesTheQueue({ before, after }: ChatNews): boolean {
  const was = before?.chat.state;
  const is = after.chat.state;
  if (was?.status !== is.status || before?.chat.department !== after.chat.department) return true;
  if (was.status === 'open' && is.status === 'open') return was.agent !== is.agent;
  return was.status === 'waiting' && is.status === 'waiting' && was.offeredTo.length !== is.offeredTo.length;
}
