import type { Logger } from 'pino';
import type { Manual } from '../../phrases/manual.ts';
import type { Publisher } from '../delivery/publish.ts';
import type { Rooms } from '../delivery/rooms.ts';
import type { Profile, Rules } from '../domain/rules.ts';
import type { Clock } from '../lib/clock.ts';
import type { Announcements } from '../live/announcements.ts';
import type { Blocks } from '../live/blocks.ts';
import type { DeskSettings } from '../live/desk-settings.ts';
import type { Directory } from '../live/directory.ts';
import type { OwnPhrases } from '../live/own-phrases.ts';
import type { Presence } from '../live/presence.ts';
import type { PushDevices } from '../live/push-devices.ts';
import type { QueuePositions } from '../live/queue-positions.ts';
import type { SiteVisitors } from '../live/site-visitors.ts';
import type { SneakPeek } from '../live/sneak-peek.ts';
import type { VisitorNames } from '../live/visitor-names.ts';
import type { WidgetSites } from '../live/widget-sites.ts';
import type { Store } from '../storage/store.ts';
import type { Assistant } from './assistant/assistant.ts';
import type { Audit } from './audit/audit.ts';
import type { ReadingWatch } from './audit/reading-watch.ts';
import type { Chats, Measured } from './chats/perform.ts';
import type { FileDesk } from './files/file-desk.ts';
import type { ManualVersions } from './manual/manual-versions.ts';
import type { Learner } from './learning/learner.ts';
import type { Recorder } from './records/recorder.ts';
import type { UseCounting } from './records/use-counting.ts';
import type { AgentTurns } from './routing/agent-turns.ts';
import type { Dispatcher } from './routing/dispatcher.ts';
import type { Timeline } from './routing/timeline.ts';

/** The manual in both languages. */
export type Manuals = Record<'zh-CN' | 'en', Manual>;

/**
 * Every service of the server, made by `createServices`. Only the modules that compose the server see this type;
 * lint forbids it elsewhere. An action or a handler declares what it uses with {@link Needs}.
 */
export interface Services {
  /** The desk's settings; `profile` and `rules` are parts of them. */
  settings: DeskSettings;
  /** In force at the moment at which it is read: never copied. */
  profile: Profile;
  clock: Clock;
  /** In force at the moment at which they are read: never copied. */
  rules: Rules;
  store: Store;
  log: Logger;
  measured: Measured;
  /** The only way to change a chat, and to read between two changes. */
  chats: Chats;
  /** Assigns waiting chats. */
  dispatcher: Dispatcher;
  /** When each agent was last assigned a chat. */
  agentTurns: AgentTurns;
  /** Writes who was online or away, and with how many chats. */
  timeline: Timeline;
  /** The sockets by room. */
  rooms: Rooms;
  publisher: Publisher;
  directory: Directory;
  presence: Presence;
  /** Which devices are told of news while no console of their account is connected. */
  pushDevices: PushDevices;
  queuePositions: QueuePositions;
  blocks: Blocks;
  ownPhrases: OwnPhrases;
  /** What leads have announced and is spoken to customers. */
  announcements: Announcements;
  visitorNames: VisitorNames;
  /** Who is on the websites now, where the desk wants to see it. */
  siteVisitors: SiteVisitors;
  /** Shows staff what customers type before it is sent, where the desk wants it. */
  sneakPeek: SneakPeek;
  /** Notices where the widget is loaded, while a new desk is being set up. */
  widgetSites: WidgetSites;
  /** What files go through. */
  files: FileDesk;
  /** The manual's versions, and the active one. */
  manual: ManualVersions;
  assistant: Assistant;
  /** Learns from the desk's records, and uses what leads have published of it. */
  learner: Learner;
  /** Records how agents' messages follow the manual. */
  records: Recorder;
  /** What agents did with phrases lately. */
  phraseUses: UseCounting;
  /** The audit log. */
  audit: Audit;
  /** Counts how many chats of others an account reads. */
  readingWatch: ReadingWatch;
  /** Identifies the data set. Clients that hold another epoch discard their sequence numbers. */
  epoch: string;
  /** Whether other processes may serve the same data. */
  isShared: boolean;
}

/** What can be asked for: a service by name, or one part of the store, as `store.chats`. */
export type Service = Exclude<keyof Services, 'store'> | `store.${keyof Store}`;

/** What it takes to change a chat, to read it between two changes, and to publish its row: nearly always used together. */
export type ChatServices = 'chats' | 'directory' | 'publisher' | 'store.chats';

/** What tells whether the desk is open, and who is present: the services behind `deskView`. */
export type DeskState = 'clock' | 'directory' | 'presence' | 'profile' | 'rules';

/** The parts of the store among some services. */
type StorePart<S extends Service> = S extends `store.${infer Part extends keyof Store}` ? Part : never;

/**
 * The services that an action or a handler uses, and no others:
 * `Needs<'clock' | 'store.chats'>` is `{ clock: Clock; store: { chats: ChatStore } }`. A list of eight or more names the
 * groups above instead of their members.
 */
export type Needs<S extends Service> = Pick<Services, Extract<S, keyof Services>> &
  ([StorePart<S>] extends [never] ? unknown : { store: Pick<Store, StorePart<S>> });
