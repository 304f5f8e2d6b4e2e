import {
  HEARTBEAT_MS,
  type Bus,
  type ClusterMembership,
  type MembershipStatus,
} from '../../delivery/cluster/membership.ts';
import type { ClusterMessage } from '../../delivery/cluster/messages.ts';
import { EVERYBODY } from '../../delivery/rooms.ts';
import type { Directory } from '../../live/directory.ts';
import type { Situations } from '../../live/situations.ts';
import { accountChangedElsewhere } from '../team/account-watch.ts';
import { reconcilePresence } from '../routing/attendance.ts';
import { CatchUp } from './catch-up.ts';
import type { ChatServices, DeskState, Needs } from '../services.ts';
import type { Job } from '../../lib/jobs.ts';
import { publishBlockHere } from '../visitors/visitors.ts';

/** Interval between attempts to subscribe again, in milliseconds. */
const LISTEN_ANEW_MS = 10_000;

/** A way to the other processes of the desk. */
export interface Link extends Bus {
  onLost: () => void;
  /** Throws unless the way is open. */
  ping(): Promise<void>;
  listenAnew(): void;
}

/** This process as one of several. */
export interface Joined {
  jobs: readonly Job[];
  leave: () => void;
}

/** Joins the other processes over `membership`: subscribes, broadcasts, and catches up on what was missed. */
export function joinProcesses(
  link: Link,
  membership: ClusterMembership,
  services: Needs<
    | ChatServices
    | DeskState
    | 'assistant'
    | 'blocks'
    | 'dispatcher'
    | 'log'
    | 'ownPhrases'
    | 'pushDevices'
    | 'rooms'
    | 'rules'
    | 'settings'
    | 'siteVisitors'
    | 'sneakPeek'
    | 'store.staff'
    | 'visitorNames'
  >,
  situations: Situations,
): Joined {
  const { presence, directory } = services;
  const catchUp = new CatchUp(services);
  // Until the first message arrives.
  presence.isIsolated = true;
  membership.listen({
    message: (from, message) => take(from, message),
    people: (from, people) => {
      presence.remote.replace(from, people);
      for (const visitor of people.visitors ?? []) services.siteVisitors.applyRemote(visitor);
      services.dispatcher.queueMovedElsewhere();
    },
    gone: (from) => {
      presence.processGone(from);
      catchUp.owe();
      services.dispatcher.queueMoved();
      services.log.info({ process: from }, 'cluster peer left');
    },
    status: (status) => applyStatus(status),
  });
  link.onLost = () => catchUp.owe();
  // Separate from the desk's jobs: a slow database must not make this process look dead.
  const beating = setInterval(() => membership.tick(), HEARTBEAT_MS);
  membership.tick();
  let nextLook = 0;
  let nextAnew = performance.now() + LISTEN_ANEW_MS;

  function take(from: string, message: ClusterMessage): void {
    switch (message.is) {
      case 'staff':
        presence.remote.setStaff(from, message.account, message.count);
        return services.dispatcher.queueMovedElsewhere();
      case 'customer':
        return presence.customerElsewhere(from, message.id, message.here);
      case 'typing':
        return presence.customerTypesSomewhere(message.id, message.on);
      case 'peek':
        return services.sneakPeek.showHere(message);
      case 'member':
        directory.changed(message.account, changeIn(message.change));
        if (message.rights)
          accountChangedElsewhere(services).catch(
            logFailure('account re-check after a cluster message failed'),
          );
        return services.dispatcher.queueMovedElsewhere();
      case 'introduced':
        return directory.forget(message.id);
      case 'situation':
        return situations.applyRemote(message.chatId, message.situation);
      case 'judged':
        return services.assistant.judgedElsewhere(message.chatId);
      case 'settings':
        services.settings.read().catch(logFailure('settings refresh failed'));
        return;
      case 'ownPhrases':
        services.ownPhrases.look().catch(logFailure('own phrases refresh failed'));
        return;
      case 'pushDevices':
        services.pushDevices.read().catch(logFailure('push devices refresh failed'));
        return;
      case 'block':
        applyRemoteBlock(message).catch(logFailure('block notice of another process failed'));
        return;
      case 'moved':
        return services.dispatcher.queueMovedElsewhere();
      case 'visitor':
        return services.siteVisitors.applyRemote(message.visitor);
    }
  }

  async function applyRemoteBlock(message: Extract<ClusterMessage, { is: 'block' }>): Promise<void> {
    await services.blocks.read();
    await publishBlockHere(services, message, message.customers);
  }

  function logFailure(message: string) {
    return (error: unknown) => services.log.warn({ err: error }, message);
  }

  function applyStatus(status: MembershipStatus): void {
    presence.isSynced = status === 'synced';
    presence.isIsolated = status === 'isolated';
    services.rooms.desk.local.to(EVERYBODY).emit('late', { late: presence.isIsolated });
    catchUp.owe();
    if (status === 'isolated')
      services.log.warn('cluster isolated: no heartbeat comes back, Redis may be down');
    else if (status === 'synced') services.log.info('cluster synced');
    services.dispatcher.queueMovedElsewhere();
  }

  const isIsolated = (): boolean => membership.status === 'isolated';

  function listenAnew(): void {
    const now = performance.now();
    if (!isIsolated() || now < nextAnew) return;
    nextAnew = now + LISTEN_ANEW_MS;
    link.listenAnew();
  }

  async function reconcile(): Promise<void> {
    const now = performance.now();
    if (now < nextLook) return;
    nextLook = now + HEARTBEAT_MS;
    await reconcilePresence(services);
  }

  return {
    jobs: [
      { name: 'redis', run: listenAnew },
      { name: 'presence', run: reconcile },
      { name: 'catch_up', run: () => catchUp.tick(isIsolated()) },
    ],
    leave: () => {
      clearInterval(beating);
      membership.leave();
    },
  };
}

/** Only what was said: a field that is missing changes nothing. */
function changeIn(
  change: Extract<ClusterMessage, { is: 'member' }>['change'],
): Parameters<Directory['changed']>[1] {
  const { status, away = null, lostAt, lostMarked } = change;
  return {
    ...(status === undefined ? {} : { status, away }),
    ...(lostAt === undefined ? {} : { lostAt }),
    ...(lostMarked === undefined ? {} : { lostMarked }),
  };
}
