import {
  HEARTBEAT_MS,
  type Bus,
  type ClusterMembership,
  type MembershipStatus,
} from '../../delivery/cluster/membership.ts';
import type { Word } from '../../delivery/cluster/messages.ts';
import { EVERYBODY } from '../../delivery/rooms.ts';
import type { Situations } from '../../live/situations.ts';
import { accountChangedElsewhere } from '../team/account-watch.ts';
import { reconcilePresence } from '../routing/attendance.ts';
import { CatchUp } from './catch-up.ts';
import type { Dealing } from '../routing/dispatcher.ts';
import type { Desk } from '../desk.ts';
import type { Job } from '../job.ts';
import { tellVisitorsHere } from '../visitors/visitors.ts';

/** From one attempt to hear the others again to the next, in milliseconds. */
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

/** Joins the other processes over `mesh`: hears them, is heard, and makes up for what was not heard. */
export function joinProcesses(
  link: Link,
  mesh: ClusterMembership,
  { desk, dealing, situations }: { desk: Desk; dealing: Dealing; situations: Situations },
): Joined {
  const { presence, directory } = desk;
  const catchUp = new CatchUp(desk);
  // Until the first word is heard.
  presence.isAlone = true;
  mesh.listen({
    word: (from, word) => take(from, word),
    people: (from, people) => {
      presence.elsewhere.take(from, people);
      dealing.movedElsewhere();
    },
    gone: (from) => {
      presence.processGone(from);
      catchUp.owe();
      dealing.nudge();
      desk.log.info({ process: from }, 'a process of the desk has gone');
    },
    standing: (standing) => stand(standing),
  });
  link.onLost = () => catchUp.owe();
  // Beside the clocks of the desk: a slow database must not make this process look dead.
  const beating = setInterval(() => mesh.tick(), HEARTBEAT_MS);
  mesh.tick();
  let nextLook = 0;
  let nextAnew = performance.now() + LISTEN_ANEW_MS;

  function take(from: string, word: Word): void {
    switch (word.is) {
      case 'staff':
        presence.elsewhere.staffIs(from, word.account, word.count);
        return dealing.movedElsewhere();
      case 'customer':
        return presence.customerElsewhere(from, word.id, word.here);
      case 'typing':
        return presence.customerTypesSomewhere(word.id, word.on);
      case 'member':
        directory.changed(word.account, changeIn(word.change));
        if (word.rights) accountChangedElsewhere(desk).catch(unheard('accounts could not be looked at'));
        return dealing.movedElsewhere();
      case 'introduced':
        return directory.forget(word.id);
      case 'situation':
        return situations.isSaid(word.chatId, word.situation);
      case 'ownPhrases':
        desk.ownPhrases.look().catch(unheard('own phrases could not be read'));
        return;
      case 'block':
        hearOfBlock(word).catch(unheard('visitors could not be told of a block of another process'));
        return;
      case 'moved':
        return dealing.movedElsewhere();
    }
  }

  async function hearOfBlock(word: Extract<Word, { is: 'block' }>): Promise<void> {
    await desk.blocks.read();
    await tellVisitorsHere(desk, word, word.customers);
  }

  function unheard(message: string) {
    return (error: unknown) => desk.log.warn({ err: error }, message);
  }

  function stand(standing: MembershipStatus): void {
    presence.isSure = standing === 'sure';
    presence.isAlone = standing === 'alone';
    desk.rooms.desk.local.to(EVERYBODY).emit('late', { late: presence.isAlone });
    catchUp.owe();
    if (standing === 'alone') desk.log.warn('the other processes cannot be heard; Redis may be away');
    else if (standing === 'sure') desk.log.info('the other processes are heard');
    dealing.movedElsewhere();
  }

  const isAlone = (): boolean => mesh.standing === 'alone';

  function listenAnew(): void {
    const now = performance.now();
    if (!isAlone() || now < nextAnew) return;
    nextAnew = now + LISTEN_ANEW_MS;
    link.listenAnew();
  }

  async function reconcile(): Promise<void> {
    const now = performance.now();
    if (now < nextLook) return;
    nextLook = now + HEARTBEAT_MS;
    await reconcilePresence(desk);
  }

  return {
    jobs: [
      { name: 'redis', run: listenAnew },
      { name: 'presence', run: reconcile },
      { name: 'catch_up', run: () => catchUp.tick(isAlone()) },
    ],
    leave: () => {
      clearInterval(beating);
      mesh.leave();
    },
  };
}

/** Only what was said: a field that is missing changes nothing. */
function changeIn(
  change: Extract<Word, { is: 'member' }>['change'],
): Parameters<Desk['directory']['changed']>[1] {
  const { status, lostAt, lostMarked } = change;
  return {
    ...(status === undefined ? {} : { status }),
    ...(lostAt === undefined ? {} : { lostAt }),
    ...(lostMarked === undefined ? {} : { lostMarked }),
  };
}
