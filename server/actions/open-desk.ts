import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Server } from 'socket.io';
import { v7 as newId } from 'uuid';
import type { Clock } from '../clock.ts';
import { Directory } from '../delivery/directory.ts';
import { Places } from '../delivery/places.ts';
import { Presence } from '../delivery/presence.ts';
import { Publisher, type News } from '../delivery/publish.ts';
import { roomsOf } from '../delivery/rooms.ts';
import { Situations } from '../delivery/situations.ts';
import type { Rules } from '../domain/rules.ts';
import type { Store } from '../storage/store.ts';
import { Assistant } from './assistant.ts';
import { Dealing } from './dealing.ts';
import type { Desk, Manuals, Profile } from './desk.ts';
import type { ManualBook } from './manual/book.ts';
import { startWithManual, takeUp } from './manual/take-up.ts';
import { performer } from './perform.ts';
import { Recorder } from './recorder.ts';
import { sweep } from './sweep.ts';

/** How often is asked which version of the manual is in force, ms. */
const LOOK_MS = 2000;

/** What a desk is made of. */
export interface Parts {
  profile: Profile;
  rules: Rules;
  /** The manual as shipped, and its versions. */
  manuals: Manuals;
  book: ManualBook;
  store: Store;
  io: Server;
  clock: Clock;
  log: Logger;
  /** Hears of everything that was stored: for counting. */
  counted: (news: News[]) => void;
}

/** A desk at work. */
export interface OpenDesk {
  desk: Desk;
  assistant: Assistant;
  /** One round of the clocks; whoever calls decides how often. */
  tick: () => Promise<void>;
  /** The desk's own secret by name, the same for every process. */
  secret: (name: string) => Promise<string>;
}

/** Puts the desk together. Nobody is connected yet, so every agent counts as away since now. */
export async function openDesk({
  profile,
  rules,
  manuals,
  book,
  store,
  io,
  clock,
  log,
  counted,
}: Parts): Promise<OpenDesk> {
  const rooms = roomsOf(io);
  const directory = new Directory(store);
  const presence = new Presence(clock);
  const places = new Places();
  const situations = new Situations();
  const publisher = new Publisher({ rooms, directory, presence, situations, places, clock, rules });
  const dealing = new Dealing();
  const records = new Recorder();
  const queueMoved = (): void => dealing.nudge();
  let assistant: Assistant | null = null;

  const publish = async (news: News[]): Promise<void> => {
    counted(news);
    records.hear(news);
    await publisher.publish(news);
    assistant?.hear(news);
    if (news.some(movesTheQueue)) queueMoved();
  };
  const { perform, quietly } = performer({
    chats: store.chats,
    clock,
    rules,
    newId,
    failed: (error) => log.error({ err: error }, 'a decision failed'),
    queueLength: () => places.length,
    publish: (news) =>
      publish(news).catch((error: unknown) => log.error({ err: error }, 'news could not be told')),
  });

  await store.staff.allLost(clock.now());
  await directory.readStaff();
  const desk: Desk = {
    profile,
    clock,
    rules,
    store,
    records,
    perform,
    quietly,
    publisher,
    rooms,
    directory,
    presence,
    places,
    manuals,
    book,
    queueMoved,
    log,
  };
  await startWithManual(desk);
  assistant = new Assistant(desk, situations);
  dealing.join(desk);
  records.join(desk);
  queueMoved();
  let lookedAt = clock.now();
  return {
    desk,
    assistant,
    tick: async () => {
      await sweep(desk);
      // Another process may have published.
      if (clock.now() - lookedAt >= LOOK_MS) {
        lookedAt = clock.now();
        await takeUp(desk);
      }
      await dealing.tell();
    },
    secret: (name) => store.customers.secret(name, randomBytes(32).toString('base64url')),
  };
}

function movesTheQueue({ before, after }: News): boolean {
  const was = before?.chat.state;
  const is = after.chat.state;
  return (
    was?.status !== is.status || (was.status === 'open' && is.status === 'open' && was.agent !== is.agent)
  );
}
