import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Server } from 'socket.io';
import { v7 as newId } from 'uuid';
import type { Clock } from '../lib/clock.ts';
import { Blocks } from '../live/blocks.ts';
import { Directory } from '../live/directory.ts';
import { ClusterMembership } from '../delivery/cluster/membership.ts';
import type { ClusterMessage } from '../delivery/cluster/messages.ts';
import { OwnPhrases } from '../live/own-phrases.ts';
import { QueuePositions } from '../live/queue-positions.ts';
import { Presence } from '../live/presence.ts';
import { Publisher } from '../delivery/publish.ts';
import { roomsOf } from '../delivery/rooms.ts';
import { Situations } from '../live/situations.ts';
import { VisitorNames } from '../live/visitor-names.ts';
import type { Rules } from '../domain/rules.ts';
import type { RetentionPeriods } from '../domain/retention-periods.ts';
import type { Store } from '../storage/store.ts';
import { AgentTurns } from './routing/agent-turns.ts';
import { Audit } from './audit/audit.ts';
import { Assistant } from './assistant/assistant.ts';
import { Committed } from './chats/committed.ts';
import { storeContacts } from './visitors/contacts.ts';
import { Dispatcher, movesTheQueue } from './routing/dispatcher.ts';
import type { Desk, Manuals, Profile } from './desk.ts';
import { EpochWatch } from './cluster/epoch-watch.ts';
import { joinProcesses, type Link } from './cluster/join-processes.ts';
import type { Job } from '../lib/jobs.ts';
import type { ManualVersions } from './manual/manual-versions.ts';
import type { Measured } from './measured.ts';
import { activatePublished, activateAtStart } from './manual/activate.ts';
import { performer } from './chats/perform.ts';
import { Retention } from './privacy/retention.ts';
import { ReadingWatch } from './audit/reading-watch.ts';
import { Recorder } from './records/recorder.ts';
import { markLost, sweep } from './chats/sweep.ts';
import { UseCounting } from './records/use-counting.ts';

/** What a desk is made of. */
export interface Parts {
  profile: Profile;
  rules: Rules;
  /** The manual as shipped, and its versions. */
  manuals: Manuals;
  manual: ManualVersions;
  store: Store;
  io: Server;
  clock: Clock;
  log: Logger;
  /** Seals the audit log; null: a secret in the database does. */
  auditKey: string | null;
  /** For how long what is kept. */
  terms: RetentionPeriods;
  /** The day (2026-11-29) on which a person confirmed a large erasure, or one after a leap of the clock. */
  confirmErasure?: string | null;
  /** The way to the other processes of this desk; null if there shall be none. */
  link: Link | null;
  /** Hears how the desk is doing: for counting. */
  measured: Measured;
}

/** A desk at work. */
export interface OpenDesk {
  desk: Desk;
  assistant: Assistant;
  /** What has to be done again and again, each for itself; whoever runs them decides how often. */
  jobs: readonly Job[];
  /** How many commands wait to be stored, or are being stored. */
  pending: () => number;
  /** Why nothing is erased for its age, as this process found it; null if nothing is held. */
  erasureHeld: () => string | null;
  /** Resolves when what goes on in the background is over. */
  settled: () => Promise<void>;
  /** Tells the other processes that this one goes. */
  leave: () => void;
  /** The desk's own secret by name, the same for every process. */
  secret: (name: string) => Promise<string>;
}

/** Puts the desk together. Nobody is connected yet, so every agent counts as away since now. */
export async function openDesk({
  profile,
  rules,
  manuals,
  manual,
  store,
  io,
  clock,
  log,
  auditKey,
  terms,
  confirmErasure = null,
  link,
  measured,
}: Parts): Promise<OpenDesk> {
  const membership: ClusterMembership | null =
    link &&
    new ClusterMembership(
      link,
      () => presence.here(),
      () => performance.now(),
    );
  const broadcast = (word: ClusterMessage): void => membership?.broadcast(word);
  const report = (what: string) => (error: unknown) => log.error({ err: error }, what);

  // What others stand on.
  const rooms = roomsOf(io);
  const directory = new Directory(store, broadcast);
  const presence: Presence = new Presence(clock, broadcast);
  const places = new QueuePositions();
  const situations = new Situations(broadcast);
  const secret = (name: string) => store.customers.secret(name, randomBytes(32).toString('base64url'));
  const visitors = new VisitorNames(await secret('visitor-names'));
  const blocks = new Blocks(store.blocks, clock, broadcast);
  await blocks.read();
  const ownPhrases = new OwnPhrases(store.ownPhrases, clock, rooms, broadcast);
  await ownPhrases.look();
  const publisher = new Publisher({
    ...{ rooms, directory, presence, situations, places, blocks, visitors, clock, rules },
  });
  const committed = new Committed(log);
  const { perform, betweenBatches, pending } = performer({
    measured,
    chats: store.chats,
    clock,
    rules,
    newId,
    failed: report('a decision threw an exception'),
    queueLength: () => places.length,
    publish: (news) => committed.publish(news),
  });

  // Beside other processes, only the roll can broadcast who is connected to none of them.
  if (link) presence.isSynced = false;
  else await store.staff.allLost(clock.now());
  await directory.readStaff();
  const ground = {
    ...{
      profile,
      clock,
      rules,
      store,
      perform,
      betweenBatches,
      publisher,
      rooms,
      directory,
      presence,
      places,
    },
    ...{ blocks, ownPhrases, visitors, manuals, manual, measured, log },
    turns: new AgentTurns(store.staff, report('the turn of an agent could not be noted')),
    uses: new UseCounting(store.records, clock),
    reading: new ReadingWatch(),
    audit: new Audit(store.audit, clock, auditKey ?? (await secret('audit')), log),
    epoch: await store.epoch(),
    isShared: link !== null,
  };
  const dispatcher = new Dispatcher(ground, () => broadcast({ is: 'moved' }));
  // One object: the manuals in it are replaced when a version is published.
  const desk: Desk = Object.assign(ground, {
    records: new Recorder(ground),
    queueMoved: () => dispatcher.queueMoved(),
  });
  await activateAtStart(desk);
  const assistant = new Assistant(desk, situations, () => pending() > 0);

  committed.subscribe(
    { name: 'metrics', handle: (news) => measured.stored(news) },
    { name: 'records', handle: (news) => desk.records.handle(news) },
    { name: 'turns', handle: (news) => desk.turns.handle(news) },
    { name: 'publisher', handle: (news) => publisher.publish(news) },
    { name: 'assistant', handle: (news) => assistant.handle(news) },
    {
      name: 'contacts',
      handle: (news) => void storeContacts(desk, news).catch(report('a contact was not stored')),
    },
    { name: 'queue', handle: (news) => (news.some(movesTheQueue) ? dispatcher.queueMoved() : undefined) },
  );
  const joined =
    link && membership ? joinProcesses(link, membership, { desk, dispatcher, situations }) : null;
  dispatcher.queueMoved();
  const epochs = new EpochWatch(desk);
  const retention = new Retention(desk, terms, confirmErasure);
  return {
    desk,
    assistant,
    jobs: [
      { name: 'blocks', run: () => blocks.refresh() },
      { name: 'own_phrases', run: () => ownPhrases.refresh() },
      { name: 'deadlines', run: () => sweep(desk) },
      { name: 'lost_agents', run: () => markLost(desk) },
      { name: 'epoch', run: () => epochs.tick() },
      { name: 'retention', run: () => retention.tick() },
      { name: 'manual', run: activatePublished(desk) },
      { name: 'phrase_uses', run: () => desk.uses.tick() },
      { name: 'suggestions', run: () => assistant.tick() },
      { name: 'queue', run: () => dispatcher.publish() },
      ...(joined?.jobs ?? []),
    ],
    pending,
    erasureHeld: () => retention.held,
    settled: async () => {
      assistant.stop();
      await retention.settled();
      await desk.records.settled();
    },
    leave: () => joined?.leave(),
    secret,
  };
}
