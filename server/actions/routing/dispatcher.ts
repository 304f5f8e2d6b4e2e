import type { StaffView, WaitReason } from '../../../protocol/chat.ts';
import type { ChatNews } from '../../delivery/publish.ts';
import { ChatsLocked } from '../../storage/errors.ts';
import { placeHeldBy } from '../../domain/chat/rules/wrap-up-time.ts';
import { isoOrNull } from '../../domain/instant.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { Wait } from '../../domain/queue/deal.ts';
import { staffViews } from '../desk-view.ts';
import type { ChatServices, DeskState, Needs } from '../services.ts';
import { dealNow, roomOf } from './dealing.ts';
import { RefusedOffers, withdrawOffers } from './offers.ts';
import { PublishedHours } from './published-hours.ts';

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
  private readonly hours: PublishedHours;
  private readonly refused: RefusedOffers;
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
      | 'queuePositions'
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
    this.hours = new PublishedHours(services);
    this.refused = new RefusedOffers(services);
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
    // Why somebody waits depends on the hours too.
    if (this.hours.publish()) this.moved = true;
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
    services: Needs<ChatServices | DeskState | 'queuePositions' | 'store.staff'>,
  ): Promise<void> {
    const [queue, waits] = await Promise.all([
      services.store.chats.queue(),
      services.store.chats.lastWaits(WAITS),
    ]);
    const moved = services.queuePositions.take(queue, waits);
    const { waiting } = await dealNow(services, queue);
    services.queuePositions.waits = waitsOf(waiting);
    services.publisher.queueChanged(queue.length, services.queuePositions.waits);
    await services.chats.betweenBatches(async () => {
      for (const stored of await Promise.all(moved.map((chatId) => services.store.chats.find(chatId))))
        if (stored) services.publisher.toCustomerHere(stored);
    });
    for (const view of await staffViews(services)) this.publishOnce(services, view);
  }

  /** The process that should have assigned may have failed or be cut off. */
  private recheck(services: Needs<'clock' | 'isShared' | 'queuePositions' | 'presence'>): void {
    const now = services.clock.now();
    if (!services.isShared || now - this.checkedAt < RECHECK_MS) return;
    this.checkedAt = now;
    if (services.queuePositions.length > 0 || !services.presence.isSynced) this.startRounds();
  }

  private publishOnce(services: Needs<'publisher'>, view: StaffView): void {
    const words = JSON.stringify(view);
    if (this.published.get(view.account) === words) return;
    this.published.set(view.account, words);
    services.publisher.staffChanged(view);
  }

  private async rounds(services: Needs<AssignServices | 'store.alone'>): Promise<void> {
    for (let refused = 0; this.again;) {
      this.again = false;
      if ((await assignWaiting(services, this.refused)) && refused < REFUSED_MAX) {
        refused += 1;
        this.again = true;
      }
    }
    this.running = false;
  }
}

/** What a round of assignments uses. */
type AssignServices =
  | 'agentTurns'
  | 'chats'
  | 'clock'
  | 'directory'
  | 'presence'
  | 'profile'
  | 'rules'
  | 'store.chats'
  | 'store.staff';

/** How many rounds in a row are dealt anew because somebody had no room by then. */
const REFUSED_MAX = 5;

/** Runs under the cluster-wide lock, so that loads do not change between counting and assigning. */
async function assignWaiting(
  services: Needs<AssignServices | 'store.alone'>,
  refused: RefusedOffers,
): Promise<boolean> {
  const { alone, chats } = services.store;
  if (!alone) return assignOnce(services, refused);
  return (await chats.queue()).length > 0 && alone(() => assignOnce(services, refused));
}

/** Says whether somebody could not be given what was dealt to them: then it is dealt anew. */
async function assignOnce(services: Needs<AssignServices>, refused: RefusedOffers): Promise<boolean> {
  await services.agentTurns.settled();
  const queue = await withdrawOffers(services, await services.store.chats.queue());
  if (queue.length === 0) return false;
  const { assignments, waiting } = await dealNow(services, queue);
  await refused.handle(waiting);
  const departments = new Map(queue.map(({ chatId, department }) => [chatId, department]));
  const given = await Promise.allSettled(
    assignments.map(({ chatId, agent }) => {
      const room = roomOf(services, agent, departments.get(chatId) ?? null);
      return services.chats.perform({ to: { chatId }, event: { type: 'assigned', to: agent }, room });
    }),
  );
  // Store the turns before the lock is released: the next process reads them.
  await services.agentTurns.settled();
  // A locked chat stays in the queue for a later round; the other assignments stand.
  const failed = given.find((one) => one.status === 'rejected' && !(one.reason instanceof ChatsLocked));
  if (failed?.status === 'rejected') throw failed.reason;
  return given.some((one) => one.status === 'fulfilled' && isRefusal(one.value));
}

function waitsOf(waiting: readonly Wait[]): WaitReason[] {
  return waiting.map(({ overflowAt, ...wait }) => ({ ...wait, overflowAt: isoOrNull(overflowAt) }));
}

/** Whether a wrap-up has begun or ceased to hold a place. */
function freesPlace({ before, after }: Pick<ChatNews, 'before' | 'after'>): boolean {
  return before !== null && placeHeldBy(before.chat) !== placeHeldBy(after.chat);
}

/** Whether the change affects routing: a chat was queued, closed, offered to a department or to somebody, or changed hands. */
export function movesTheQueue({ before, after }: ChatNews): boolean {
  const was = before?.chat.state;
  const is = after.chat.state;
  if (freesPlace({ before, after })) return true;
  if (was?.status !== is.status || before?.chat.department !== after.chat.department) return true;
  if (was.status === 'open' && is.status === 'open') return was.agent !== is.agent;
  if (was.status !== 'waiting' || is.status !== 'waiting') return false;
  return was.offeredTo.length !== is.offeredTo.length || was.offer?.to !== is.offer?.to;
}
