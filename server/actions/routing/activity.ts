import { isAutomatic, type ActivityReport, type StatusNews } from '../../../protocol/status.ts';
import { staffRoom } from '../../delivery/rooms.ts';
import type { Instant } from '../../domain/instant.ts';
import { automatically, noticed, unseenSince } from '../../domain/status/activity.ts';
import type { Away } from '../../domain/status/standing.ts';
import type { Needs } from '../services.ts';

type Watching = Needs<'clock' | 'directory' | 'dispatcher' | 'profile' | 'rooms' | 'store.staff'>;

/** The interval of the check for idle people, ms. */
const EVERY_MS = 1000;

/**
 * Somebody is at a console of theirs, or their computer slept or was locked. What is stored decides, so that all consoles of
 * one person, on whichever process, are one person.
 */
export async function reportActivity(
  services: Watching,
  account: string,
  report: ActivityReport,
): Promise<object> {
  const { clock, directory, profile, store } = services;
  const member = directory.member(account);
  if (member === undefined) return {};
  const at = clock.now();
  const what = noticed(member, report, at, profile.awayAfter);
  if (what === null) {
    if (report.is === 'active') await store.staff.active(account, at);
  } else if (what.is === 'away') {
    const set = await store.staff.setAwayUnseen({ account, unseenSince: what.unseenSince }, what.away);
    for (const one of set) nowAway(services, one, what.away);
  } else if (await store.staff.endAway(account, what.from, at)) nowBack(services, account, what.from);
  return {};
}

/** Sets people away who have been at no console of theirs for as long as the desk has set. */
export class IdleWatch {
  private askedAt: Instant = 0;
  /** Since when this process knows of the setting; null while it is off. */
  private since: Instant | null = null;

  constructor(private readonly services: Watching) {}

  async tick(): Promise<void> {
    const { clock, profile, store } = this.services;
    const at = clock.now();
    if (profile.awayAfter === null) this.since = null;
    else this.since ??= at;
    if (this.since === null || at - this.askedAt < EVERY_MS) return;
    this.askedAt = at;
    const unseen = unseenSince(profile.awayAfter, this.since, at);
    if (unseen === null) return;
    const away = automatically('idle', at);
    const set = await store.staff.setAwayUnseen({ unseenSince: unseen }, away);
    for (const account of set) nowAway(this.services, account, away);
  }
}

function nowAway(services: Watching, account: string, away: Away): void {
  services.directory.update(account, { status: 'away', away });
  tell(services, account, 'away', away);
}

function nowBack(services: Watching, account: string, from: Away): void {
  services.directory.update(account, { status: 'online', away: null });
  tell(services, account, 'online', from);
}

/** On every console of theirs. */
function tell(
  { dispatcher, rooms }: Watching,
  account: string,
  value: StatusNews['value'],
  { cause }: Away,
): void {
  dispatcher.queueMoved();
  const news: StatusNews = { value, ...(isAutomatic(cause) ? { cause } : {}) };
  rooms.desk.to(staffRoom(account)).emit('statusSet', news);
}
