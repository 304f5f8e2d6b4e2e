import type { DeskView, StaffView } from '../../../protocol/chat.ts';
import type { News } from '../../delivery/publish.ts';
import { OTHER_LANGUAGE } from '../../delivery/rooms.ts';
import { ChatsLocked } from '../../storage/errors.ts';
import { deal, type Available } from '../../domain/queue/deal.ts';
import { deskView, isFree, type Desk, staffViews } from '../desk.ts';

/** How many past waits the estimate looks at. */
const WAITS = 50;
/** While people wait the queue is looked at this often, in milliseconds, whether or not it is known to have moved. */
const LOOK_AGAIN_MS = 2000;

/** What dealing uses of the desk. */
type DealingDeps = Pick<
  Desk,
  | ('profile' | 'clock' | 'rules' | 'store' | 'log' | 'isShared')
  | ('perform' | 'quietly' | 'turns' | 'publisher' | 'rooms' | 'directory' | 'presence' | 'places')
>;

/**
 * Gives waiting chats to free agents, and tells everybody where they stand. Whatever happens meanwhile makes one
 * more round: two rounds never overlap, so no chat is offered twice.
 */
export class Dealing {
  private running = false;
  private again = false;
  private moved = false;
  private told = new Map<string, string>();
  private toldHours: string;
  private lookedAt = 0;

  /** `saidMoved` tells the other processes that the queue has moved. */
  constructor(
    private readonly desk: DealingDeps,
    private readonly saidMoved: () => void,
  ) {
    this.toldHours = wordsOf(deskView(desk));
  }

  /** Another process has dealt, or knows somebody who came or went: our people are told at the next round. */
  movedElsewhere(): void {
    this.moved = true;
  }

  /** Something in the queue or among the agents has changed. */
  nudge(): void {
    this.saidMoved();
    this.begin();
  }

  private begin(): void {
    this.moved = true;
    this.again = true;
    if (this.running) return;
    this.running = true;
    const { desk } = this;
    void this.rounds(desk).catch((error: unknown) => {
      this.running = false;
      this.again = true;
      desk.log.error({ err: error }, 'the queue could not be dealt; it is tried again');
    });
  }

  /** Tells customers their places, and staff each other's loads, if anything moved since the last time. */
  async tell(): Promise<void> {
    const { desk } = this;
    this.tellHours(desk);
    this.lookAgain(desk);
    // A round that failed is due again.
    if (this.again) this.begin();
    if (!this.moved) return;
    this.moved = false;
    try {
      await this.tellMoved(desk);
    } catch (error) {
      // Nobody may have heard of it: it is told at the next round.
      this.moved = true;
      throw error;
    }
  }

  private async tellMoved(desk: DealingDeps): Promise<void> {
    const [queue, waits] = await Promise.all([desk.store.chats.queue(), desk.store.chats.lastWaits(WAITS)]);
    const moved = desk.places.take(queue, waits);
    desk.publisher.queueChanged(queue.length);
    await desk.quietly(async () => {
      for (const stored of await Promise.all(moved.map((chatId) => desk.store.chats.find(chatId))))
        if (stored) desk.publisher.toCustomerHere(stored);
    });
    for (const view of await staffViews(desk)) this.tellOnce(desk, view);
  }

  /** Whoever should have dealt may have failed, or have been cut off from us. */
  private lookAgain(desk: DealingDeps): void {
    const now = desk.clock.now();
    if (!desk.isShared || now - this.lookedAt < LOOK_AGAIN_MS) return;
    this.lookedAt = now;
    if (desk.places.length > 0 || !desk.presence.isSynced) this.begin();
  }

  /** The desk opens and closes with the clock and with its people. [P10] */
  private tellHours(desk: DealingDeps): void {
    const view = deskView(desk);
    const words = wordsOf(view);
    if (this.toldHours === words) return;
    this.toldHours = words;
    const { local } = desk.rooms.customers;
    local.except(OTHER_LANGUAGE).emit('desk', view);
    local.to(OTHER_LANGUAGE).emit('desk', deskView(desk, view.locale === 'en' ? 'zh-CN' : 'en'));
  }

  private tellOnce(desk: DealingDeps, view: StaffView): void {
    const words = JSON.stringify(view);
    if (this.told.get(view.account) === words) return;
    this.told.set(view.account, words);
    desk.publisher.staffChanged(view);
  }

  private async rounds(desk: DealingDeps): Promise<void> {
    while (this.again) {
      this.again = false;
      await round(desk);
    }
    this.running = false;
  }
}

/** What is news of a desk: that time has passed is none. */
function wordsOf(view: DeskView): string {
  return JSON.stringify({ ...view, now: null });
}

/** Alone among all processes: loads that are counted are still true when the chats have been given. */
async function round(desk: DealingDeps): Promise<void> {
  const { alone, chats } = desk.store;
  if (!alone) return dealOnce(desk);
  if ((await chats.queue()).length > 0) await alone(() => dealOnce(desk));
}

async function dealOnce(desk: DealingDeps): Promise<void> {
  const { chats, staff } = desk.store;
  await desk.turns.settled();
  const [queue, loads, turns] = await Promise.all([chats.queue(), chats.loads(), staff.turns()]);
  if (queue.length === 0) return;
  const assignments = deal(queue, available(desk, loads, turns));
  const given = await Promise.allSettled(
    assignments.map(({ chatId, agent }) =>
      desk.perform({ to: { chatId }, happening: { type: 'assigned', to: agent } }),
    ),
  );
  // Whoever deals next, on whichever process, knows whose turn it was.
  await desk.turns.settled();
  // A chat that cannot be given right now stays in the queue, which is looked at again; the others have theirs.
  const failed = given.find((one) => one.status === 'rejected' && !(one.reason instanceof ChatsLocked));
  if (failed?.status === 'rejected') throw failed.reason;
}

function available(
  { directory, presence, rules }: DealingDeps,
  loads: Map<string, number>,
  turns: Map<string, number>,
): Available[] {
  return directory
    .members()
    .filter((member) => isFree(presence, member))
    .map(({ account, capacity }) => ({
      account,
      capacity: capacity ?? rules.capacity,
      load: loads.get(account) ?? 0,
      turn: turns.get(account) ?? 0,
    }));
}

/** Whether somebody else may now be given a chat: one has come, gone, or changed hands. */
export function movesTheQueue({ before, after }: News): boolean {
  const was = before?.chat.state;
  const is = after.chat.state;
  return (
    was?.status !== is.status || (was.status === 'open' && is.status === 'open' && was.agent !== is.agent)
  );
}
