import { io, type Socket } from 'socket.io-client';
import type { Case } from '../case.ts';
import { TEXT_MAX } from '../../../protocol/limits.ts';
import { Load } from '../load/load.ts';
import { Shopper } from '../load/shopper.ts';
import { Proxy } from '../stage/proxy.ts';
import { Stage } from '../stage/stage.ts';
import { pass, until } from '../until.ts';
import { judged, through } from './through.ts';

/** A line of somebody who reads may wait this long, in milliseconds. */
const OTHERS_MS = 5000;
/** 4 MB may wait for each (UNREAD_MAX_BYTES); as much again for what has not been collected yet, and the desk itself. */
const MOST_MB = 1200;

/** A hundred who ask for more than they read. */
export const slowReaders: Case = {
  name: 'a hundred slow readers',
  hypothesis: 'Who does not read what they ask for costs neither the memory nor the service of the others.',
  injection:
    '100 connections that take 2 kB a second each and ask for a chat of 200,000 characters every 3 s until each has been cut off, then 10 s more (2 s in the quick form), while a lead watches all chats',
  expected: `they are cut off; resident memory stays below ${MOST_MB} MB, no line of the other 50 chats waits ${OTHERS_MS} ms, the lead sees everything`,
  needs: [],
  isQuick: false,
  async run({ pick }) {
    const stage = await Stage.embedded();
    const [desk] = stage.desks;
    const load = await Load.begin(stage, { silent: 0 });
    const slow = await Proxy.to(desk!.port);
    stage.endings.push(() => slow.close());
    const token = await longChat(load, stage.urls);
    load.speak();
    await load.more(60);
    const before = desk!.memory().now;
    const readers = Array.from({ length: 100 }, () => new SlowReader(slow.url, token));
    stage.endings.push(() => readers.forEach((reader) => reader.go()));
    const began = performance.now();
    const felt = await through(load, {
      begin: async () => {
        slow.slow({ bytesPerSecond: 2000 });
        const isCut = (): boolean => readers.every((reader) => reader.cuts > 0);
        await until('each has been cut off', isCut, 60_000).catch(() => undefined);
      },
      end: () => readers.forEach((reader) => reader.go()),
      lasts: pick(2000, 10_000),
    });
    const longest = load.ledger.longestWait(began, () => true);
    const cuts = readers.reduce((sum, reader) => sum + reader.cuts, 0);
    const { most } = desk!.memory();
    const judgement = await judged(load, [felt], {
      'cut off': cuts,
      'resident before / at most (MB)': `${String(before)} / ${String(most)}`,
      'longest wait of the others (ms)': longest,
    });
    if (cuts < readers.length) judgement.faults.push(`only ${String(cuts)} were cut off`);
    if (most > MOST_MB) judgement.faults.push(`resident memory came to ${String(most)} MB`);
    if (longest > OTHERS_MS) judgement.faults.push(`others waited ${String(longest)} ms`);
    return judgement;
  },
};

/** A chat of 200,000 characters; gives the token of whose it is. */
async function longChat(load: Load, urls: readonly string[]): Promise<string> {
  const talker = new Shopper('customer of the long chat', load.ledger, urls, 0);
  load.shoppers.push(talker);
  talker.speak(1);
  await until('the chat has begun', () => talker.chat !== null, 20_000);
  talker.speak(50, '长'.repeat(TEXT_MAX - 50));
  await until('the chat is long', () => talker.outbox.size === 0, 20_000);
  return talker.token ?? '';
}

/** Comes again and again, and asks without end. */
class SlowReader {
  cuts = 0;
  private isGone = false;
  private readonly socket: Socket;

  constructor(url: string, token: string) {
    this.socket = io(`${url}/customer`, { auth: { token }, transports: ['websocket'], forceNew: true });
    this.socket.on('disconnect', () => (this.cuts += this.isGone ? 0 : 1));
    void this.ask();
  }

  go(): void {
    this.isGone = true;
    this.socket.disconnect();
  }

  private async ask(): Promise<void> {
    for (; !this.isGone; await pass(3000))
      if (this.socket.connected) this.socket.emit('sync', { after: 0 }, () => undefined);
  }
}
