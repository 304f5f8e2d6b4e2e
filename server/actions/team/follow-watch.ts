import { mayWith } from '../../../protocol/rights.ts';
import { chatOfFollowers, followers } from '../../delivery/rooms.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { Relation } from '../../../protocol/visibility.ts';
import type { ChatOwner } from '../../storage/chats/store.ts';
import type { Needs } from '../services.ts';
import { every, type Job } from '../../lib/jobs.ts';
import { relationFor } from '../chats/staff-reading.ts';

/** From one look to the next, in milliseconds. */
const LOOK_MS = 500;

/**
 * Removes consoles of this process from rooms of chats that their agents may no longer read. A single process does that
 * when a chat changes hands; in a cluster that may have happened while it was isolated. `time` is monotonic.
 */
export function followJob(
  services: Needs<'epoch' | 'isShared' | 'rooms' | 'store.chats'>,
  time: () => number,
): Job {
  const watch = new FollowWatch(services);
  return { name: 'followers', run: every(LOOK_MS, time, () => watch.look()) };
}

/** Checks who follows which chat. The owner of a closed chat is read once: it does not change within an epoch. */
class FollowWatch {
  /** Owners of the closed chats that are followed now. */
  #closed = new Map<string, ChatOwner>();
  #epoch = '';

  constructor(private readonly services: Needs<'epoch' | 'isShared' | 'rooms' | 'store.chats'>) {}

  async look(): Promise<void> {
    const { isShared, rooms } = this.services;
    if (!isShared) return;
    // Leads may read every chat.
    const agents = [...rooms.desk.sockets.values()].filter(({ data }) => data.asker.role === 'agent');
    const followed = agents.flatMap((socket) =>
      [...socket.rooms].flatMap((room) => chatOfFollowers(room) ?? []).map((chatId) => ({ socket, chatId })),
    );
    const owners = await this.#ownersOf(new Set(followed.map(({ chatId }) => chatId)));
    const relations = new Map<string, Promise<Relation>>();
    const relationTo = (asker: Asker, owner: ChatOwner): Promise<Relation> => {
      // All that the relation depends on: consoles of one agent, and chats of one customer, share an answer.
      const key = JSON.stringify([asker.account, owner.customerId, owner.status, owner.agent, owner.beside]);
      const relation = relations.get(key) ?? relationFor(this.services, asker, owner);
      relations.set(key, relation);
      return relation;
    };
    for (const { socket, chatId } of followed) {
      const owner = owners.get(chatId);
      const { asker } = socket.data;
      if (owner && mayWith(asker, 'read', await relationTo(asker, owner))) continue;
      await socket.leave(followers(chatId));
      socket.emit('gone', { chatId });
    }
  }

  async #ownersOf(chatIds: ReadonlySet<string>): Promise<Map<string, ChatOwner>> {
    const { epoch } = this.services;
    // Restored data: cached chats may no longer exist.
    if (epoch !== this.#epoch) this.#closed.clear();
    this.#epoch = epoch;
    const known = [...this.#closed].filter(([id]) => chatIds.has(id));
    this.#closed = new Map(known);
    const running = [...chatIds].filter((id) => !this.#closed.has(id));
    const asked = running.length > 0 ? await this.services.store.chats.ownersOf(running) : [];
    for (const [id, owner] of asked) if (owner.status === 'closed') this.#closed.set(id, owner);
    return new Map([...known, ...asked]);
  }
}
