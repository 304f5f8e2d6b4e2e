import type { StatusNews } from '../../../protocol/status.ts';
import type { ChatNews } from '../../delivery/publish.ts';
import { staffRoom } from '../../delivery/rooms.ts';
import { accountOf } from '../../domain/chat/author.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import type { InQueue, Wait } from '../../domain/queue/deal.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { automatically } from '../../domain/status/activity.ts';
import { ChatsLocked } from '../../storage/errors.ts';
import type { Needs } from '../services.ts';
import { setStatus } from './attendance.ts';

/**
 * Withdraws the offers of people who are away or disabled by now. Who only lost the connection keeps theirs: a reload is
 * no answer, and the time runs on. Gives the queue as it is then dealt.
 */
export async function withdrawOffers(
  { chats, directory }: Needs<'chats' | 'directory'>,
  queue: InQueue[],
): Promise<InQueue[]> {
  const isOver = ({ offer }: InQueue): boolean => {
    const member = offer === null ? undefined : directory.member(offer.to);
    return offer !== null && (member === undefined || member.disabledAt !== null || member.status === 'away');
  };
  const over = queue.filter(isOver);
  if (over.length === 0) return queue;
  await Promise.all(
    over.map(({ chatId, offer }) =>
      chats.perform({ to: { chatId }, event: { type: 'offerWithdrawn', agent: offer?.to ?? '' } }),
    ),
  );
  return queue.map((chat) => (isOver(chat) ? { ...chat, offer: null } : chat));
}

/** Tells the leads, once for each wait, of chats that everybody who could be asked has declined or missed. */
export class RefusedOffers {
  private readonly told = new Set<string>();

  constructor(private readonly services: Needs<'chats'>) {}

  async handle(waiting: readonly Wait[]): Promise<void> {
    const refused = waiting.filter(({ why }) => why === 'refused').map(({ chatId }) => chatId);
    for (const chatId of this.told) if (!refused.includes(chatId)) this.told.delete(chatId);
    const untold = refused.filter((chatId) => !this.told.has(chatId));
    await Promise.all(untold.map((chatId) => this.tell(chatId)));
  }

  /** Of a locked chat they are told in a later round, as it is assigned in one. */
  private async tell(chatId: string): Promise<void> {
    try {
      const reply = await this.services.chats.perform({ to: { chatId }, event: { type: 'offersRefused' } });
      if (!isRefusal(reply)) this.told.add(chatId);
    } catch (error) {
      if (!(error instanceof ChatsLocked)) throw error;
    }
  }
}

/** Counts the offers that somebody misses in a row, and sets them away when there are too many. */
export class MissedOffers {
  private counted: Promise<void> = Promise.resolve();

  constructor(
    private readonly services: Needs<
      'clock' | 'directory' | 'dispatcher' | 'log' | 'rooms' | 'rules' | 'store.staff'
    >,
  ) {}

  /** Hears what was stored. */
  handle(news: ChatNews[]): void {
    if (this.services.rules.acceptWithin === null) return;
    for (const entry of news.flatMap(({ entries }) => entries))
      this.counted = this.counted
        .then(() => this.count(entry))
        .catch((error: unknown) => this.services.log.error({ err: error }, 'missed offers not counted'));
  }

  private async count(entry: LogEntry): Promise<void> {
    const { staff } = this.services.store;
    if (entry.kind === 'joined' && entry.data.how !== 'beside')
      return staff.answeredOffer(accountOf(entry.by) ?? '');
    if (entry.kind !== 'offer_ended') return;
    const { to, ended } = entry.data;
    if (ended === 'declined') return staff.answeredOffer(to);
    if (ended === 'missed' && (await staff.missedOffer(to)) >= this.services.rules.missedOffers)
      await this.setAway(to);
  }

  private async setAway(account: string): Promise<void> {
    const { clock, directory, rooms, store } = this.services;
    await store.staff.answeredOffer(account);
    if (directory.member(account)?.status !== 'online') return;
    await setStatus(this.services, account, {
      status: 'away',
      away: automatically('missed', clock.now()),
    });
    const news: StatusNews = { value: 'away', cause: 'missed' };
    rooms.desk.to(staffRoom(account)).emit('statusSet', news);
  }
}
