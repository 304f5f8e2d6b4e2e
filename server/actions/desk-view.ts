import type { DeskView, StaffView } from '../../protocol/chat.ts';
import { iso, isoOrNull } from '../domain/instant.ts';
import { takesChats } from '../domain/queue/deal.ts';
import type { Presence } from '../live/presence.ts';
import type { StaffMember } from '../storage/accounts/staff-store.ts';
import type { Needs } from './services.ts';

/** What customers are told about the desk, in the desk's language or in `language`. [P10] */
export function deskView(
  { profile, clock, directory, presence }: Needs<'clock' | 'directory' | 'presence' | 'profile'>,
  language: 'zh-CN' | 'en' = profile.locale,
): DeskView {
  const now = clock.now();
  const staffed = directory.members().some((member) => isFree(presence, member));
  return {
    now: iso(now),
    open: profile.hours.open.isOpen(now) && staffed,
    company: profile.company[language],
    hours: profile.hours.text,
    timeZone: profile.hours.calendar.timeZone,
    opensAt: isoOrNull(profile.hours.open.nextOpening(now)),
    staffed,
    locale: profile.locale,
  };
}

/** Whether somebody takes chats now, wherever they are connected. */
export function isFree(presence: Presence, member: StaffMember): boolean {
  return takesChats({ ...member, connected: presence.staffConnected(member.account) });
}

/** Colleagues as staff see them, with the chats they have. */
export async function staffViews(
  services: Needs<'directory' | 'presence' | 'rules' | 'store.chats'>,
): Promise<StaffView[]> {
  const loads = await services.store.chats.loads();
  return services.directory.members().map((member) => {
    const connected = services.presence.staffConnected(member.account);
    const load = loads.get(member.account) ?? 0;
    return {
      account: member.account,
      number: member.number,
      name: member.name,
      role: member.role,
      status: connected ? member.status : 'offline',
      lost: !connected && load > 0,
      disabled: member.disabledAt !== null,
      load,
      capacity: member.capacity ?? services.rules.capacity,
    };
  });
}
