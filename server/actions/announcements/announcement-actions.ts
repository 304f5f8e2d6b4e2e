import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import {
  ANNOUNCEMENTS_LISTED,
  ANNOUNCEMENTS_MAX,
  type Announce,
  type AnnouncementReaders,
  type AnnouncementView,
} from '../../../protocol/announcements.ts';
import { may, type Asker } from '../../../protocol/rights.ts';
import { EVERYBODY, LEADS, staffRoom } from '../../delivery/rooms.ts';
import {
  isAddressed,
  missingOf,
  seesAnnouncement,
  tellingIds,
  type Announcement,
} from '../../domain/announcement/announcement.ts';
import { NO_SUCH_DEPARTMENT } from '../../domain/department/changes.ts';
import { iso } from '../../domain/instant.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { recorded } from '../audit/audit.ts';
import type { Needs } from '../services.ts';

/** Characters of an id: 64 bits of the sender’s account and `clientId`, and short enough for the ids of its sentences. */
const ID_LENGTH = 16;
/** For how long those that are over are listed, in milliseconds. */
const OVER_LISTED_MS = 30 * 86_400_000;
/** Open chats whose agents are offered the sentence about the end at once; the others at their next message. */
const REMINDED_MAX = 500;

type Reading = Needs<'clock' | 'directory' | 'store.announcements'>;
type Changing = Reading & Needs<'announcements' | 'assistant' | 'audit' | 'log' | 'rooms'>;
type Confirmed = readonly { account: string; at: number }[];

/** The announcements that somebody sees: in force first, then those that are over since a month at most. [P8] */
export async function listAnnouncements(
  services: Reading,
  asker: Asker,
): Promise<{ announcements: AnnouncementView[] }> {
  const { clock, directory, store } = services;
  const all = await store.announcements.list(clock.now() - OVER_LISTED_MS, ANNOUNCEMENTS_LISTED);
  const seen = all.filter((one) => seesAnnouncement(asker, one, directory.member(asker.account)));
  const confirmations = await store.announcements.confirmations(seen.map(({ id }) => id));
  const views = seen.map((one) => viewOf(services, asker, one, confirmations.get(one.id) ?? []));
  return { announcements: await Promise.all(views) };
}

/** Announces something to everybody or a department; sent again under its `clientId` it is announced once. [P8] */
export async function announce(
  services: Changing & Needs<'manual' | 'rules'>,
  asker: Asker,
  { clientId = randomUUID(), title, text, ...more }: z.output<typeof Announce>,
): Promise<{ announcement: AnnouncementView } | Refusal> {
  const { clock, store, rules, manual } = services;
  const { department = null, outage = null } = more;
  const known = Object.values(manual.active).flatMap(({ situations }) => situations.map(({ id }) => id));
  const unknown = outage?.situations.find((id) => !known.includes(id));
  if (unknown !== undefined)
    return { ...refuse('bad_request', `The manual has no situation ${unknown}.`), field: 'outage' };
  if (department !== null && rules.departments?.has(department) !== true)
    return { ...NO_SUCH_DEPARTMENT, field: 'department' };
  const made: Announcement = {
    ...{ id: idOf(asker.account, clientId), by: asker.account, at: clock.now(), department, outage },
    ...{ title: rules.mask(title), text: rules.mask(text), endedAt: null, endedBy: null },
  };
  const before = await store.announcements.find(made.id);
  if (before) return { announcement: await viewOf(services, asker, before) };
  if (!(await store.announcements.add(made, ANNOUNCEMENTS_MAX)))
    return refuse('conflict', `${ANNOUNCEMENTS_MAX} announcements are in force already; end one first.`);
  await services.announcements.look();
  tell(services, made);
  if (outage !== null) void services.assistant.remindReporting(new Set(outage.situations));
  const details = { ...ofDepartment(made), outage: outage !== null };
  return recorded(
    services,
    { announcement: await viewOf(services, asker, made) },
    { by: asker.account, act: 'announced', about: made.id, details },
  );
}

/** Who has confirmed an announcement, who has not, and in which chats its sentence was sent. [P8] */
export async function announcementReaders(
  services: Reading,
  asker: Asker,
  id: string,
): Promise<AnnouncementReaders | Refusal> {
  const { directory, store } = services;
  const found = await seen(services, asker, id);
  if (isRefusal(found)) return found;
  const confirmed = (await store.announcements.confirmations([id])).get(id) ?? [];
  const told = await store.announcements.told(tellingIds(found), ANNOUNCEMENTS_LISTED);
  return {
    announcement: await viewOf(services, asker, found, confirmed),
    confirmed: confirmed.map(({ account, at }) => ({ account, at: iso(at) })),
    missing: missingOf(found, directory.members(), confirmed).map(({ account }) => account),
    told: told.map(({ chatId, at }) => ({ chatId, at: iso(at) })),
  };
}

/** Notes that somebody has read an announcement; a second time changes nothing. [P8] */
export async function confirmAnnouncement(
  services: Changing,
  asker: Asker,
  id: string,
): Promise<{ announcement: AnnouncementView } | Refusal> {
  const { clock, directory, rooms, store } = services;
  const found = await seen(services, asker, id);
  if (isRefusal(found)) return found;
  const member = directory.member(asker.account);
  if (member === undefined || !isAddressed(found, member))
    return refuse('conflict', 'This announcement is not addressed to you.');
  if (found.endedAt !== null) return refuse('conflict', 'This announcement is over.');
  await store.announcements.confirm(id, asker.account, clock.now());
  rooms.desk.to([LEADS, staffRoom(asker.account)]).emit('announcement', { id });
  return { announcement: await viewOf(services, asker, found) };
}

/**
 * Ends an announcement. Agents with an open chat that was told of an outage are offered the sentence about its end at once. [P8]
 */
export async function endAnnouncement(
  services: Changing,
  asker: Asker,
  id: string,
): Promise<{ announcement: AnnouncementView } | Refusal> {
  const { assistant, clock, store } = services;
  const found = await seen(services, asker, id);
  if (isRefusal(found)) return found;
  const at = clock.now();
  if (!(await store.announcements.end(id, asker.account, at)))
    return refuse('conflict', 'This announcement is over already.');
  await services.announcements.look();
  const over: Announcement = { ...found, endedAt: at, endedBy: asker.account };
  tell(services, over);
  const told = await store.announcements.told(tellingIds(found), REMINDED_MAX);
  const open = await store.announcements.openOf(told.map(({ chatId }) => chatId));
  for (const { chatId, agent } of open) assistant.remind(chatId, agent);
  return recorded(
    services,
    { announcement: await viewOf(services, asker, over) },
    { by: asker.account, act: 'announcement_ended', about: id, details: ofDepartment(over) },
  );
}

/** For the audit log: the department that it is for, if it is for one. */
function ofDepartment({ department }: Announcement): { department?: string } {
  return department === null ? {} : { department };
}

/** An announcement that the asker sees; another one does not exist for them. */
async function seen(
  { directory, store }: Reading,
  asker: Asker,
  id: string,
): Promise<Announcement | Refusal> {
  const found = await store.announcements.find(id);
  if (!found || !seesAnnouncement(asker, found, directory.member(asker.account)))
    return refuse('not_found', 'There is no such announcement.');
  return found;
}

function tell({ directory, rooms }: Needs<'directory' | 'rooms'>, announcement: Announcement): void {
  const { id, department } = announcement;
  const members = directory.members().filter((one) => isAddressed(announcement, one));
  const hearers =
    department === null ? [EVERYBODY] : [LEADS, ...members.map(({ account }) => staffRoom(account))];
  rooms.desk.to(hearers).emit('announcement', { id });
}

async function viewOf(
  { directory, store }: Reading,
  asker: Asker,
  announcement: Announcement,
  known?: Confirmed,
): Promise<AnnouncementView> {
  const { id, by, at, title, text, department, outage, endedAt, endedBy } = announcement;
  const confirmed = known ?? (await store.announcements.confirmations([id])).get(id) ?? [];
  const mine = confirmed.find(({ account }) => account === asker.account);
  const member = directory.member(asker.account);
  const isMine = member !== undefined && isAddressed(announcement, member);
  const view: AnnouncementView = {
    ...{ id, by, at: iso(at), title, text, department, outage, endedBy },
    endedAt: endedAt === null ? null : iso(endedAt),
    confirmedAt: mine ? iso(mine.at) : null,
    awaitsMe: isMine && mine === undefined && endedAt === null,
  };
  if (!may(asker, 'announce')) return view;
  const missing = missingOf(announcement, directory.members(), confirmed);
  const told = outage === null ? 0 : await store.announcements.countTold(tellingIds(announcement));
  const counts = { confirmed: confirmed.length, addressed: confirmed.length + missing.length, told };
  return { ...view, counts };
}

/** The id of a new one: of two requests for the same, the second finds the first. */
function idOf(account: string, clientId: string): string {
  const name = JSON.stringify([account, clientId]);
  return createHash('sha256').update(name).digest('hex').slice(0, ID_LENGTH);
}
