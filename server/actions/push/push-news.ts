import type { ChatNews } from '../../delivery/publish.ts';
import type { Outgoing } from '../../domain/mail/mail.ts';
import {
  calledByCase,
  calledByChat,
  kindOfWhy,
  PUSHED_AFTER,
  type Called,
  type Colleague,
  type PushNews,
} from '../../domain/push/push.ts';
import type { CaseChange } from '../../storage/cases/store.ts';
import type { Profile, Rules } from '../../domain/rules.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Directory } from '../../live/directory.ts';
import type { Presence } from '../../live/presence.ts';
import type { PushDevices } from '../../live/push-devices.ts';

/** What is known at a commit of whom it calls. */
interface Known extends KnownOfCases {
  clock: Clock;
  directory: Directory;
  profile: Profile;
  rules: Rules;
}

interface KnownOfCases {
  presence: Presence;
  pushDevices: PushDevices;
}

/**
 * What the devices of people without a console are told of chats: kept in the transaction of what it tells, so that no end of a
 * process loses it. It holds no words: they are looked up when it leaves.
 */
export function pushesOfChats(known: Known, news: readonly ChatNews[]): Outgoing[] {
  if (!known.pushDevices.any) return [];
  // What comes within a moment is one row for each device, however many lines it is.
  const moment = Math.floor(known.clock.now() / PUSHED_AFTER);
  return news.flatMap(({ after: { chat }, entries }) => {
    const id = `${chat.id}.${String(moment)}`;
    const now = { staff: () => colleagues(known), isOpen: () => isOpenFor(known, chat.department) };
    return calledByChat(chat, entries, now).flatMap((called) =>
      outgoingFor(known, called, { id, about: chat.id, news: { ...called, chatId: chat.id } }),
    );
  });
}

/** A change of a case with what devices are told of it, as {@link pushesOfChats}. */
export function withPushes<Change extends CaseChange>(known: KnownOfCases, change: Change): Change {
  const pushes = known.pushDevices.any ? pushesOfCase(known, change) : [];
  return pushes.length === 0 ? change : { ...change, outgoing: [...(change.outgoing ?? []), ...pushes] };
}

function pushesOfCase(known: KnownOfCases, { number, case: one, entries }: CaseChange): Outgoing[] {
  const id = `case:${String(number)}.${String(one.lastSeq)}`;
  return calledByCase(one, entries).flatMap((called) =>
    outgoingFor(known, called, {
      ...{ id, about: `case:${String(number)}` },
      news: { ...called, case: number },
    }),
  );
}

function outgoingFor(
  { presence, pushDevices }: KnownOfCases,
  { account, why }: Called,
  { id, about, news }: { id: string; about: string; news: PushNews },
): Outgoing[] {
  if (presence.staffConnected(account)) return [];
  return pushDevices.wanting(account, kindOfWhy(why)).map((device) => ({
    ...{ id: `${id}.${why}.${device}`, kind: 'push', caseNumber: null, to: device },
    ...{ subject: `${why} ${about}`, text: JSON.stringify(news) },
  }));
}

function isOpenFor({ clock, profile, rules }: Known, department: string | null): boolean {
  const own = department === null ? undefined : rules.departments?.get(department);
  return (own?.hours ?? profile.hours).open.isOpen(clock.now());
}

function colleagues({ directory, presence }: Known): Colleague[] {
  return directory.members().map(({ account, role, status, disabledAt, departments }) => ({
    ...{ account, role, status, disabled: disabledAt !== null },
    connected: presence.staffConnected(account),
    departments: departments.map(({ department }) => department),
  }));
}
