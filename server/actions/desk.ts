import type { Logger } from 'pino';
import type { Manual } from '../../phrases/manual.ts';
import type { DeskView, StaffView } from '../../protocol/chat.ts';
import type { Clock } from '../lib/clock.ts';
import type { Blocks } from '../live/blocks.ts';
import type { Directory } from '../live/directory.ts';
import type { OwnPhrases } from '../live/own-phrases.ts';
import type { QueuePositions } from '../live/queue-positions.ts';
import type { Presence } from '../live/presence.ts';
import type { Publisher } from '../delivery/publish.ts';
import type { Rooms } from '../delivery/rooms.ts';
import type { VisitorNames } from '../live/visitor-names.ts';
import { takesChats } from '../domain/queue/availability.ts';
import type { Rules } from '../domain/rules.ts';
import { iso, isoOrNull } from '../domain/instant.ts';
import type { ServiceHours } from '../domain/calendar/service-hours.ts';
import type { StaffMember } from '../storage/accounts/staff-store.ts';
import type { Store } from '../storage/store.ts';
import type { AgentTurns } from './routing/agent-turns.ts';
import type { Audit } from './audit/audit.ts';
import type { ManualVersions } from './manual/manual-versions.ts';
import type { Measured } from './measured.ts';
import type { Perform, BetweenBatches } from './chats/perform.ts';
import type { ReadingWatch } from './audit/reading-watch.ts';
import type { Recorder } from './records/recorder.ts';
import type { UseCounting } from './records/use-counting.ts';

/** What the desk is called, where and when it works. */
export interface Profile {
  /** In each language; customers and phrases get the name in theirs. */
  company: Record<'zh-CN' | 'en', string>;
  locale: 'zh-CN' | 'en';
  hours: ServiceHours;
  complaintHours: { simple: number; complex: number };
  /** What blocked visitors are told, if not the desk's own sentence. [P2] */
  blockNotice: string | null;
  /** Whether only visitors for whom their website vouches may begin a chat. */
  identityRequired: boolean;
}

/** The manual in both languages. */
export type Manuals = Record<'zh-CN' | 'en', Manual>;

/** Everything that an action may use; put together once, in `main`. */
export interface Desk {
  profile: Profile;
  clock: Clock;
  rules: Rules;
  store: Store;
  /** Keeps what is on record about agents' messages. */
  records: Recorder;
  /** In which order agents were last given a chat. */
  turns: AgentTurns;
  /** What agents did with phrases lately. */
  uses: UseCounting;
  perform: Perform;
  betweenBatches: BetweenBatches;
  publisher: Publisher;
  rooms: Rooms;
  directory: Directory;
  presence: Presence;
  places: QueuePositions;
  blocks: Blocks;
  ownPhrases: OwnPhrases;
  visitors: VisitorNames;
  manuals: Manuals;
  /** The manual's versions: what is shipped, which one is at work. */
  manual: ManualVersions;
  /** Says that somebody may have come or gone in the queue or among the free agents. */
  queueMoved: () => void;
  /** The record of who did what. */
  audit: Audit;
  /** Notices who reads many chats of others. */
  reading: ReadingWatch;
  measured: Measured;
  /** Names the history of the data; another name tells clients that the numbers they hold mean nothing now. */
  epoch: string;
  /** Whether other processes may belong to this desk. */
  isShared: boolean;
  log: Logger;
}

/** What customers are told about the desk, in the desk's language or in `language`. [P10] */
export function deskView(
  { profile, clock, directory, presence }: Pick<Desk, 'profile' | 'clock' | 'directory' | 'presence'>,
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
  desk: Pick<Desk, 'store' | 'directory' | 'presence' | 'rules'>,
): Promise<StaffView[]> {
  const loads = await desk.store.chats.loads();
  return desk.directory.members().map((member) => {
    const connected = desk.presence.staffConnected(member.account);
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
      capacity: member.capacity ?? desk.rules.capacity,
    };
  });
}
