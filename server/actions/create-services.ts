import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Server } from 'socket.io';
import { v7 as newId } from 'uuid';
import { ClusterMembership, type Bus } from '../delivery/cluster/membership.ts';
import type { ClusterMessage } from '../delivery/cluster/messages.ts';
import { Publisher } from '../delivery/publish.ts';
import { roomsOf } from '../delivery/rooms.ts';
import type { Clock } from '../lib/clock.ts';
import { Announcements } from '../live/announcements.ts';
import { Blocks } from '../live/blocks.ts';
import type { DeskSettings } from '../live/desk-settings.ts';
import { Directory } from '../live/directory.ts';
import { OwnPhrases } from '../live/own-phrases.ts';
import { PushDevices } from '../live/push-devices.ts';
import { Presence } from '../live/presence.ts';
import { QueuePositions } from '../live/queue-positions.ts';
import { Situations } from '../live/situations.ts';
import { SiteVisitors } from '../live/site-visitors.ts';
import { SneakPeek } from '../live/sneak-peek.ts';
import { VisitorNames } from '../live/visitor-names.ts';
import { WidgetSites } from '../live/widget-sites.ts';
import type { Store } from '../storage/store.ts';
import { Assistant } from './assistant/assistant.ts';
import { Audit } from './audit/audit.ts';
import { ReadingWatch } from './audit/reading-watch.ts';
import { Committed } from './chats/committed.ts';
import { createChats, type Measured } from './chats/perform.ts';
import type { FileDesk } from './files/file-desk.ts';
import { crisisNews } from './mail/crisis-news.ts';
import { pushesOfChats } from './push/push-news.ts';
import { activateAtStart } from './manual/activate.ts';
import type { ManualVersions } from './manual/manual-versions.ts';
import { Recorder } from './records/recorder.ts';
import { UseCounting } from './records/use-counting.ts';
import { AgentTurns } from './routing/agent-turns.ts';
import { Dispatcher } from './routing/dispatcher.ts';
import { Timeline } from './routing/timeline.ts';
import { publishDeskFacts } from './desk-view.ts';
import { Learner } from './learning/learner.ts';
import type { TurnLearner } from './learning/turn-learner.ts';
import type { Services } from './services.ts';

/** What the services are made from. */
export interface ServiceDeps {
  settings: DeskSettings;
  manual: ManualVersions;
  store: Store;
  files: FileDesk;
  io: Server;
  clock: Clock;
  log: Logger;
  /** Seals the audit log; null: a secret in the database does. */
  auditKey: string | null;
  /** The channel to the other processes; null for a single process. */
  bus: Bus | null;
  measured: Measured;
  /** Starts what learns from records. */
  startLearner: () => TurnLearner;
}

/** The services, and what only the modules that compose the server need. */
export interface Created {
  services: Services;
  /** Where subscribers of commits register. */
  committed: Committed;
  situations: Situations;
  /** This process among the others; null for a single process. */
  membership: ClusterMembership | null;
}

/** Makes every service. No client is connected yet, so every agent counts as away from now on. */
export async function createServices(deps: ServiceDeps): Promise<Created> {
  const { settings, clock, store, log, manual, measured, bus, files } = deps;
  const { profile, rules } = settings;
  const { membership, broadcast, situations, ...live } = await createLive(deps);
  const committed = new Committed(log);
  const chats = createChats({
    ...{ measured, clock, rules, newId, chats: store.chats },
    failed: (error) => log.error({ err: error }, 'decide threw'),
    queueLength: (department) => live.queuePositions.lengthOf(department),
    outgoingOf: (news) => [
      ...crisisNews({ directory: live.directory, profile, settings }, news),
      ...pushesOfChats({ ...live, clock, profile, rules }, news),
    ],
    publish: (news) => committed.publish(news),
  });
  const publisher = new Publisher({ ...live, visitors: live.visitorNames, situations, clock, rules });
  const agentTurns = new AgentTurns(store.staff, (error) =>
    log.error({ err: error }, 'storing a turn failed'),
  );
  const isShared = bus !== null;
  const timeline = new Timeline({ clock, isShared, rules, store, presence: live.presence });
  live.directory.onMoved = (account) => timeline.moved(account);
  const base = {
    ...{
      settings,
      profile,
      clock,
      rules,
      store,
      files,
      log,
      measured,
      manual,
      ...live,
      chats,
      publisher,
      agentTurns,
      timeline,
    },
    phraseUses: new UseCounting(store.records, clock),
    readingWatch: new ReadingWatch(),
    widgetSites: new WidgetSites(store.widgetSites, settings, clock, log),
    audit: new Audit(store.audit, clock, deps.auditKey ?? (await secretOf(store, 'audit')), log),
    epoch: await store.epoch(),
    isShared,
  };
  await activateAtStart(base);
  const dispatcher = new Dispatcher(base, () => broadcast({ is: 'moved' }));
  settings.broadcast = broadcast;
  settings.onChange(() => {
    publishDeskFacts(base);
    dispatcher.queueMoved();
  });
  const records = new Recorder(base);
  const learner = new Learner(base, deps.startLearner);
  await learner.look();
  const assistant = new Assistant({ ...base, records }, situations);
  return {
    services: { ...base, dispatcher, records, assistant, learner },
    committed,
    situations,
    membership,
  };
}

/** A secret of this data set by its name, the same for every process. */
export function secretOf({ customers }: Pick<Store, 'customers'>, name: string): Promise<string> {
  return customers.secret(name, randomBytes(32).toString('base64url'));
}

function visitorsHere(siteVisitors: SiteVisitors): { visitors?: ReturnType<SiteVisitors['here']> } {
  const visitors = siteVisitors.here();
  return visitors.length === 0 ? {} : { visitors };
}

/** What a process keeps in memory of people, blocks, phrases and the queue, read from the store. */
async function createLive({ store, io, clock, bus }: ServiceDeps) {
  const membership: ClusterMembership | null =
    bus &&
    new ClusterMembership(
      bus,
      () => ({ ...presence.here(), ...visitorsHere(siteVisitors) }),
      () => performance.now(),
    );
  const broadcast = (message: ClusterMessage): void => membership?.broadcast(message);
  const presence: Presence = new Presence(clock, broadcast);
  const siteVisitors: SiteVisitors = new SiteVisitors(clock, presence, broadcast);
  // With several processes, only a synced membership can tell who is connected nowhere.
  if (bus) presence.isSynced = false;
  else await store.staff.allLost(clock.now());
  const rooms = roomsOf(io);
  const directory = new Directory(store, broadcast);
  await directory.readStaff();
  const blocks = new Blocks(store.blocks, clock, broadcast);
  await blocks.read();
  const ownPhrases = new OwnPhrases(store.ownPhrases, store.phraseFiles, clock, rooms, broadcast);
  await ownPhrases.look();
  const announcements = new Announcements(store.announcements, clock);
  await announcements.look();
  ownPhrases.announced = (phraseId) => announcements.named(phraseId);
  const pushDevices = new PushDevices(store.pushDevices, clock, broadcast);
  await pushDevices.read();
  const visitorNames = new VisitorNames(await secretOf(store, 'visitor-names'));
  return {
    ...{
      membership,
      broadcast,
      presence,
      siteVisitors,
      sneakPeek: new SneakPeek(clock, rooms, broadcast),
      rooms,
      directory,
      blocks,
      ownPhrases,
      announcements,
      pushDevices,
      visitorNames,
    },
    queuePositions: new QueuePositions(),
    situations: new Situations(broadcast),
  };
}
