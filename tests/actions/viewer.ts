import type { StaffChat, StaffView } from '../../protocol/chat.ts';
import type { ServerToDesk } from '../../protocol/desk.ts';
import type { Told } from './a-desk.ts';

type Heard<E extends keyof ServerToDesk> = Parameters<ServerToDesk[E]>[0];

/** What one console shows, from what was told to the rooms it is in; in the way a console must work. */
export class Viewer {
  private readonly chats = new Map<string, StaffChat>();
  private readonly staff = new Map<string, StaffView>();

  constructor(
    private readonly account: string,
    private readonly rooms: ReadonlySet<string>,
    snapshot: { chats: StaffChat[]; staff: StaffView[] },
  ) {
    for (const chat of snapshot.chats) this.chats.set(chat.id, chat);
    for (const view of snapshot.staff) this.staff.set(view.account, view);
  }

  /** Whether this console hears what was told. */
  hears({ side, to, except }: Told): boolean {
    const among = (rooms: ReadonlySet<string>): boolean => [...rooms].some((room) => this.rooms.has(room));
    return side === 'desk' && (to.size === 0 || among(to)) && !among(except);
  }

  hear(told: Told): void {
    if (!this.hears(told)) return;
    if (told.event === 'chat') this.seeChat(told.payload as Heard<'chat'>);
    if (told.event === 'gone') this.chats.delete((told.payload as Heard<'gone'>).chatId);
    if (told.event === 'staff') this.seeStaff(told.payload as Heard<'staff'>);
    if (told.event === 'read') this.seeRead(told.payload as Heard<'read'>);
  }

  /** What stands in the lists, to be compared with a fresh snapshot. */
  lists(): { chats: StaffChat[]; staff: StaffView[] } {
    return sorted({ chats: [...this.chats.values()], staff: [...this.staff.values()] });
  }

  private seeChat(chat: StaffChat): void {
    const watches = this.rooms.has('floor');
    const mine =
      chat.status === 'waiting' || (chat.status === 'open' && (watches || chat.agent === this.account));
    if (mine) this.chats.set(chat.id, chat);
    else this.chats.delete(chat.id);
  }

  private seeStaff(view: StaffView): void {
    this.staff.set(view.account, view);
  }

  private seeRead({ chatId, seq }: Heard<'read'>): void {
    const chat = this.chats.get(chatId);
    if (chat) this.chats.set(chatId, { ...chat, seenByCustomer: Math.max(chat.seenByCustomer, seq) });
  }
}

/** In an order of its own, so that two can be compared. */
export function sorted({ chats, staff }: { chats: StaffChat[]; staff: StaffView[] }) {
  return {
    chats: chats.sort((one, other) => one.id.localeCompare(other.id)),
    staff: staff.sort((one, other) => one.account.localeCompare(other.account)),
  };
}
