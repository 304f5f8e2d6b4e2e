import type { Asker } from '../../../protocol/rights.ts';
import type { Instant } from '../../domain/instant.ts';
import { customerRoom, FLOOR, staffRoom } from '../../delivery/rooms.ts';
import type { StoredChat } from '../../storage/chats/store.ts';
import type { ChatServices, Needs } from '../services.ts';
import { withEach } from '../../lib/jobs.ts';
import { floor, lists } from '../chats/chat-lists.ts';

/** From one look at the database to the next, in milliseconds. */
const EVERY_MS = 2000;
/** News may arrive late for this long after the cluster is connected again. */
const AFTERWARDS_MS = 8000;

/**
 * While the cluster is isolated, each process publishes the state to its own clients from the database. Clients detect
 * missing entries by the last `seq` and ask for them.
 */
export class CatchUp {
  private until: Instant = 0;
  private nextAt: Instant = 0;
  private isOn = false;
  private readonly toldStaff = new Map<string, string>();
  private toldChats = new Map<string, number>();

  constructor(private readonly services: Needs<ChatServices | 'clock' | 'presence' | 'rooms' | 'rules'>) {}

  /** News may have been missed a moment ago. */
  owe(): void {
    this.until = this.services.clock.now() + AFTERWARDS_MS;
  }

  /** Publishes if it is time to; `isIsolated` while the other processes cannot be reached. */
  async tick(isIsolated: boolean): Promise<void> {
    if (isIsolated) this.owe();
    const now = this.services.clock.now();
    if (now > this.until) return this.rest();
    if (now < this.nextAt) return;
    this.isOn = true;
    try {
      const tasks = [() => this.publishToStaff(), () => this.publishToCustomers()];
      await withEach(tasks, (task) => task());
    } finally {
      // A long look is followed by a longer rest.
      const took = this.services.clock.now() - now;
      this.nextAt = now + Math.max(EVERY_MS, 5 * took);
    }
  }

  private rest(): void {
    if (!this.isOn) return;
    this.isOn = false;
    this.toldStaff.clear();
    this.toldChats.clear();
  }

  private async publishToStaff(): Promise<void> {
    const { services } = this;
    const askers = new Map<string, Asker>();
    for (const { data } of services.rooms.desk.sockets.values()) askers.set(data.asker.account, data.asker);
    for (const [account, asker] of askers) {
      await lists(services, asker, (now) => {
        if (!this.isNew(account, now)) return;
        services.rooms.desk.local.to(staffRoom(account)).except(FLOOR).emit('chats', now);
      });
    }
    if (!services.rooms.desk.adapter.rooms.has(FLOOR)) return;
    // Its moment is quiet already: a quiet moment within one would never come.
    await floor(services, (now) => {
      if (this.isNew(FLOOR, now)) services.rooms.desk.local.to(FLOOR).emit('chats', now);
    });
  }

  private async publishToCustomers(): Promise<void> {
    const { services } = this;
    const isHere = ({ chat }: StoredChat): boolean =>
      services.rooms.customers.adapter.rooms.has(customerRoom(chat.customerId));
    await services.chats.betweenBatches(async () => {
      const before = this.toldChats;
      const running = (await services.store.chats.running()).filter(isHere);
      this.toldChats = new Map(running.map(({ chat }) => [chat.id, chat.lastSeq]));
      const ended = [...before.keys()].filter((id) => !this.toldChats.has(id));
      const closed = await Promise.all(ended.map((id) => services.store.chats.find(id)));
      const changed = running.filter(({ chat }) => before.get(chat.id) !== chat.lastSeq);
      for (const stored of [...changed, ...closed]) if (stored) services.publisher.toCustomerHere(stored);
    });
  }

  private isNew(who: string, now: object): boolean {
    const words = JSON.stringify(now);
    if (this.toldStaff.get(who) === words) return false;
    this.toldStaff.set(who, words);
    return true;
  }
}
