import type { DeskView, StaffView } from '../../protocol/chat.ts';
import type { DeskFacts } from '../../protocol/desk.ts';
import type { DeskLook } from '../../protocol/widget-look.ts';
import { EVERYBODY } from '../delivery/rooms.ts';
import { iso, isoOrNull } from '../domain/instant.ts';
import { NO_DEPARTMENTS, type Department } from '../domain/department/department.ts';
import { tagState } from '../domain/tag/tags.ts';
import { takesChats } from '../domain/queue/deal.ts';
import { awayView } from '../domain/status/standing.ts';
import { reachOf, type Reach } from '../domain/queue/serving.ts';
import type { Limits, Profile, Rules } from '../domain/rules.ts';
import type { Presence } from '../live/presence.ts';
import type { StaffMember } from '../storage/accounts/staff-store.ts';
import type { Needs } from './services.ts';

/**
 * The state of the desk for customers, in the desk's language or in `language`. To those of a department the desk is
 * what that department is, by the rule that deals. [P10]
 */
export function deskView(
  services: Needs<'clock' | 'directory' | 'presence' | 'profile' | 'rules'>,
  language: 'zh-CN' | 'en' = services.profile.locale,
  department: string | null = null,
): DeskView {
  const { profile, clock, rules } = services;
  const now = clock.now();
  const own = department === null ? undefined : rules.departments?.get(department);
  const { text, calendar, open } = own?.hours ?? profile.hours;
  const { isOpen, isStaffed } = reachNow(services, own);
  return {
    now: iso(now),
    open: isOpen,
    company: profile.company[language],
    hours: text[language],
    timeZone: calendar.timeZone,
    opensAt: isOpen ? null : isoOrNull(open.nextOpening(now)),
    staffed: isStaffed,
    ...(profile.sneakPeek ? { peeks: true } : {}),
    locale: profile.locale,
    ...lookOf((own ?? profile).look[language]),
    ...(own === undefined ? choiceOf(services, language) : {}),
  };
}

function lookOf(look: DeskLook): Pick<DeskView, 'look'> {
  return Object.keys(look).length === 0 ? {} : { look };
}

function reachNow(
  {
    profile,
    clock,
    directory,
    presence,
    rules,
  }: Needs<'clock' | 'directory' | 'presence' | 'profile' | 'rules'>,
  own: Department | undefined,
): Reach {
  const now = clock.now();
  const free = directory.members().filter((member) => isFree(presence, member));
  if (own) return reachOf(own, free, rules.departments ?? NO_DEPARTMENTS, now);
  return { isOpen: profile.hours.open.isOpen(now) && free.length > 0, isStaffed: free.length > 0 };
}

function choiceOf(
  { profile, rules }: Needs<'profile' | 'rules'>,
  language: 'zh-CN' | 'en',
): Pick<DeskView, 'departments'> {
  const desks = profile.look[language].texts?.greeting;
  const departments = [...(rules.departments?.values() ?? [])].map(({ id, name, look }) => {
    const greeting = look[language].texts?.greeting;
    return { id, name, ...(greeting === undefined || greeting === desks ? {} : { greeting }) };
  });
  return profile.departmentChoice && departments.length > 0 ? { departments } : {};
}

/** What the console has to know of the desk's settings. */
export function deskFacts({ profile, rules }: Needs<'profile' | 'rules'>): DeskFacts {
  return {
    company: profile.company[profile.locale],
    companyIn: profile.company,
    hours: profile.hours.text[profile.locale],
    complaintHours: profile.complaintHours.simple,
    complexComplaintHours: profile.complaintHours.complex,
    cases: caseFacts(profile),
    owes: owesIn(rules),
    ...departmentFacts(rules),
    holdMinutes: Math.max(1, Math.round(rules.holdOn / 60_000)),
    warningMs: rules.harassmentClose,
    awayReasons: profile.awayReasons,
    ...tagFacts(profile),
    ...(profile.awayAfter === null ? {} : { awayAfter: profile.awayAfter }),
    ...(profile.visitorsOnSite ? { visitorsOnSite: true } : {}),
  };
}

function caseFacts({
  caseTimes: { complaint, followUp, followUpAfter },
}: Profile): NonNullable<DeskFacts['cases']> {
  return { complaint, followUp, followUpAfter };
}

function tagFacts({ tags }: Profile): Pick<DeskFacts, 'tagsAt'> {
  return tags.size === 0 ? {} : { tagsAt: tagState(tags) };
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
  const held = new Map<string, number>();
  for (const { agent, open } of await services.store.chats.heldPlaces())
    held.set(agent, (held.get(agent) ?? 0) + open);
  return services.directory.members().map((member) => {
    const connected = services.presence.staffConnected(member.account);
    const load = loads.get(member.account) ?? 0;
    const wrapUps = held.get(member.account) ?? 0;
    return {
      account: member.account,
      number: member.number,
      name: member.name,
      role: member.role,
      status: connected ? member.status : 'offline',
      ...(connected && member.away ? { away: awayView(member.away) } : {}),
      lost: !connected && load > 0,
      disabled: member.disabledAt !== null,
      load,
      ...(wrapUps > 0 ? { wrapUps } : {}),
      capacity: member.capacity ?? services.rules.capacity,
      departments: member.departments.map(({ department }) => department),
    };
  });
}
