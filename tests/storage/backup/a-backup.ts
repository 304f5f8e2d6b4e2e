import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fold } from '../../../server/domain/chat/fold.ts';
import { newChat } from '../../../server/domain/chat/chat.ts';
import type { Store } from '../../../server/storage/store.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { granted, type Desk } from '../../wire/a-desk.ts';
import { builtDesk } from '../../wire/build.ts';

/** What a command came to. */
export interface Ran {
  status: number | null;
  said: string;
}

/** `npm run backup`, `restore`, `audit:verify` or `staff` as it is built, with these settings. */
export function keep(
  tool: 'backup' | 'restore' | 'audit-verify' | 'staff',
  settings: Record<string, string>,
  ...words: string[]
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(builtDesk(), `server/${tool}.js`), ...words], {
      env: { PATH: process.env['PATH'], ...settings },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        said += String(text);
      });
    child.on('close', (status) => resolve({ status, said }));
  });
}

/** Customers who write one message after the other, and what was acknowledged to them. */
export class Load {
  readonly acknowledged: Entry[] = [];
  private isOver = false;
  private constructor(private readonly talking: Promise<void>[]) {}

  static async begin(desk: Desk, customers: number): Promise<Load> {
    const talking: Promise<void>[] = [];
    const load = new Load(talking);
    for (let n = 0; n < customers; n += 1) {
      const customer = await desk.customer();
      const { entry } = granted(
        await customer.socket.emitWithAck('start', { clientId: 'first', text: `第${n}位` }),
      );
      load.acknowledged.push(entry);
      talking.push(load.talk((text) => customer.say(text)));
    }
    return load;
  }

  /** Resolves when so many more messages have been acknowledged. */
  async more(count: number): Promise<void> {
    const goal = this.acknowledged.length + count;
    while (this.acknowledged.length < goal) await new Promise((resolve) => setImmediate(resolve));
  }

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.talking);
  }

  private async talk(
    say: (text: string) => ReturnType<Awaited<ReturnType<Desk['customer']>>['say']>,
  ): Promise<void> {
    for (let n = 1; !this.isOver; n += 1)
      this.acknowledged.push(granted(await say(`第${n}句 退款 <b>`)).entry);
  }
}

/** What of these entries a store does not have, or has otherwise. */
export async function missingFrom({ chats }: Store, entries: Entry[]): Promise<Entry[]> {
  const kept = new Map<string, string>();
  for (const chatId of new Set(entries.map((entry) => entry.chatId)))
    for (const entry of await chats.entriesForCustomer(chatId, { after: 0, limit: 1_000_000 }))
      kept.set(
        `${chatId} ${entry.customerSeq}`,
        `${entry.clientId} ${'text' in entry ? entry.text : ''} ${entry.at}`,
      );
  return entries.filter(
    ({ chatId, seq, clientId, text, at }) =>
      kept.get(`${chatId} ${seq}`) !== `${clientId} ${text} ${Date.parse(at)}`,
  );
}

/** Chats whose row is not what their log comes to, or whose log has a hole. */
export async function tornIn({ chats }: Store): Promise<string[]> {
  const torn: string[] = [];
  for (const { chat } of await chats.running()) {
    const log = await chats.entries(chat.id, { after: 0, limit: 1_000_000 });
    const told = log.reduce(fold, newChat(chat));
    const isWhole = log.every(({ seq }, index) => seq === index + 1);
    if (!isWhole || JSON.stringify(told) !== JSON.stringify({ ...told, ...chat })) torn.push(chat.id);
  }
  return torn;
}
