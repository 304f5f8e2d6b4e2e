import type { StaffView } from '../../protocol/chat.ts';
import { deal, type Available } from '../domain/queue/deal.ts';
import { deskView, type Desk, staffViews } from './desk.ts';

/** How many past waits the estimate looks at. */
const WAITS = 50;

/**
 * Gives waiting chats to free agents, and tells everybody where they stand. Whatever happens meanwhile makes one
 * more round: two rounds never overlap, so no chat is offered twice.
 */
export class Dealing {
  private desk: Desk | null = null;
  private running = false;
  private again = false;
  private moved = false;
  private told = new Map<string, string>();
  private toldHours = '';

  /** The desk and its dealing know each other; this closes the circle. */
  join(desk: Desk): void {
    this.desk = desk;
    this.toldHours = JSON.stringify(deskView(desk));
  }

  /** Something in the queue or among the agents has changed. */
  nudge(): void {
    this.moved = true;
    this.again = true;
    if (this.running || !this.desk) return;
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
    if (!desk) return;
    this.tellHours(desk);
    // A round that failed is due again.
    if (this.again) this.nudge();
    if (!this.moved) return;
    this.moved = false;
    const [queue, waits] = await Promise.all([desk.store.chats.queue(), desk.store.chats.lastWaits(WAITS)]);
    const moved = desk.places.take(queue, waits);
    await desk.quietly(async () => {
      for (const stored of await Promise.all(moved.map((chatId) => desk.store.chats.find(chatId))))
        if (stored) desk.publisher.toCustomer(stored);
    });
    for (const view of await staffViews(desk)) this.tellOnce(desk, view);
  }

  /** The desk opens and closes with the clock and with its people. [P10] */
  private tellHours(desk: Desk): void {
    const view = deskView(desk);
    const words = JSON.stringify(view);
    if (this.toldHours !== words) desk.rooms.customers.emit('desk', view);
    this.toldHours = words;
  }

  private tellOnce(desk: Desk, view: StaffView): void {
    const words = JSON.stringify(view);
    if (this.told.get(view.account) === words) return;
    this.told.set(view.account, words);
    desk.publisher.staffChanged(view);
  }

  private async rounds(desk: Desk): Promise<void> {
    while (this.again) {
      this.again = false;
      await round(desk);
    }
    this.running = false;
  }
}

async function round(desk: Desk): Promise<void> {
  const [queue, loads] = await Promise.all([desk.store.chats.queue(), desk.store.chats.loads()]);
  if (queue.length === 0) return;
  const assignments = deal(queue, available(desk, loads), desk.rules.capacity);
  await Promise.all(
    assignments.map(({ chatId, agent }) =>
      desk.perform({ to: { chatId }, happening: { type: 'assigned', to: agent } }),
    ),
  );
}

function available({ directory, presence }: Desk, loads: Map<string, number>): Available[] {
  return directory
    .members()
    .filter(
      ({ account, role, status }) =>
        role === 'agent' && status === 'online' && presence.staffConnected(account),
    )
    .map(({ account }) => ({ account, load: loads.get(account) ?? 0 }));
}
