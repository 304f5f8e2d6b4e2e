import type { DeskView, StaffView } from '../../protocol/chat.ts';
import type { DeskFacts } from '../../protocol/desk.ts';
import { EVERYBODY } from '../delivery/rooms.ts';
import { iso, isoOrNull } from '../domain/instant.ts';
import { takesChats } from '../domain/queue/deal.ts';
import type { Limits, Rules } from '../domain/rules.ts';
import type { Presence } from '../live/presence.ts';
import type { StaffMember } from '../storage/accounts/staff-store.ts';
import type { Needs } from './services.ts';

/** The state of the desk for customers, in the desk's language or in `language`. [P10] */
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
    hours: profile.hours.text[language],
    timeZone: profile.hours.calendar.timeZone,
    opensAt: isoOrNull(profile.hours.open.nextOpening(now)),
    staffed,
    locale: profile.locale,
  };
}

/** What the console has to know of the desk's settings. */
export function deskFacts({ profile, rules }: Needs<'profile' | 'rules'>): DeskFacts {
  return {
    company: profile.company[profile.locale],
    companyIn: profile.company,
    hours: profile.hours.text[profile.locale],
    complaintHours: profile.complaintHours.simple,
    complexComplaintHours: profile.complaintHours.complex,
    owes: owesIn(rules),
    ...departmentFacts(rules),
    holdMinutes: Math.max(1, Math.round(rules.holdOn / 60_000)),
    warningMs: rules.harassmentClose,
  };
}

function departmentFacts({ departments }: Rules): Pick<DeskFacts, 'departments'> {
  if (departments === undefined || departments.size === 0) return {};
  return {
    departments: [...departments.values()].map(({ id, name, limits }) => ({
      id,
      name,
      owes: owesIn(limits),
    })),
  };
}

function owesIn({ owesMark, owesAlarm, owesLead }: Limits): DeskFacts['owes'] {
  return { mark: owesMark, alarm: owesAlarm, lead: owesLead };
}

/** Tells the consoles of this process. */
export function publishDeskFacts(services: Needs<'profile' | 'rooms' | 'rules'>): void {
  services.rooms.desk.local.to(EVERYBODY).emit('desk', deskFacts(services));
}

/** Whether an agent takes chats now, whichever process they are connected to. */
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
      departments: member.departments.map(({ department }) => department),
    };
  });
}
