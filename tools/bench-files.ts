// `npm run bench:files -- [SECONDS] [PER_SECOND]`: what pictures cost those who write. The desk on SQLite gets messages by the clock, first
// words alone, then with a photo as every tenth message; all customers and the load generator are in this one process.
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { z } from 'zod';
import { FILE_FIELD, FILE_PATHS } from '../protocol/files.ts';
import { connect, ask, isGranted, type BareSocket } from './bench/clients/connect.ts';
import { messageOf } from './bench/messages.ts';
import { startDesk } from './bench/servers.ts';
import { quantile, round } from './bench/statistics.ts';

const SECONDS = Number(process.argv[2] ?? 20);
const PER_SECOND = Number(process.argv[3] ?? 20);
const CUSTOMERS = 100;
/** Every tenth message is a photo. */
const PICTURES = 10;
const MB = 1_000_000;

/** As a phone takes it: 12 megapixels, about 4 MB. */
const PHOTO = { width: 4000, height: 3000 };

interface Customer {
  socket: BareSocket;
  token: string;
}

const Stored = z.object({ file: z.object({ id: z.string() }) });

const photo = await sharp({
  create: { ...PHOTO, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 12 } },
})
  .blur(1)
  .jpeg({ quality: 92 })
  .toBuffer();
// The benchmark measures the desk, not its limits: what is sent here comes from one address.
const limits = { FILES_PER_DAY: '100000', FILES_PER_NETWORK: '10000000' };
const desk = await startDesk(limits);
const customers = await Promise.all(Array.from({ length: CUSTOMERS }, (_, at) => come(at)));
console.log(
  `${CUSTOMERS} customers, ${PER_SECOND} messages/s for ${SECONDS} s; photos of ${round(photo.length / MB, 1)} MB, ${PHOTO.width} × ${PHOTO.height}`,
);
for (const [name, share] of [
  ['words alone', 0],
  [`every ${PICTURES}th a photo`, PICTURES],
] as const)
  await measure(name, share);
await desk.stop();
process.exit(0);

async function come(number: number): Promise<Customer> {
  const socket = await connect(desk.url, '/customer');
  const said = await new Promise<string>((resolve) => socket.emit('hello', {}, resolve));
  const token = /"token":"([^"]+)"/.exec(said)?.[1];
  if (token === undefined) throw new Error('a customer got no token');
  await ask(socket, 'start', { clientId: 'start', text: messageOf(number) });
  return { socket, token };
}

async function measure(name: string, pictures: number): Promise<void> {
  const words: number[] = [];
  const sent: number[] = [];
  const refused: string[] = [];
  const under: Promise<void>[] = [];
  const before = await desk.gauge(false);
  let most = before.rss;
  const began = performance.now();
  for (let number = 0; number < SECONDS * PER_SECOND; number += 1) {
    const wait = began + (number * 1000) / PER_SECOND - performance.now();
    if (wait > 0) await pause(wait);
    const customer = customers[number % CUSTOMERS];
    if (customer === undefined) continue;
    const clientId = `${name} ${number}`;
    const isPicture = pictures > 0 && number % pictures === 0;
    under.push(isPicture ? picture(customer, clientId) : word(customer, clientId, number));
    if (number % PER_SECOND === 0) most = Math.max(most, (await desk.gauge(false)).rss);
  }
  await Promise.all(under);
  const after = await desk.gauge(false);
  console.log(
    `${name}: words acknowledged in ${times(words)}; photos sent ${sent.length}${sent.length > 0 ? ` in ${times(sent)}` : ''}, refused ${refused.length}${refused.length > 0 ? ` (${[...new Set(refused)].join('; ')})` : ''}; main process ${round(before.rss / MB, 0)} → at most ${round(Math.max(most, after.rss) / MB, 0)} MB`,
  );

  async function word({ socket }: Customer, id: string, number: number): Promise<void> {
    const start = performance.now();
    await said(socket, { clientId: id, text: messageOf(number) });
    words.push(performance.now() - start);
  }

  /** From the first byte until the message with it is acknowledged. */
  async function picture({ socket, token }: Customer, id: string): Promise<void> {
    const start = performance.now();
    const form = new FormData();
    form.append(FILE_FIELD, new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'IMG.jpg');
    const headers = { authorization: `Bearer ${token}` };
    const answer = await fetch(desk.url + FILE_PATHS.ofCustomer, { method: 'POST', headers, body: form });
    if (answer.status !== 201) return void refused.push(`${answer.status} ${await answer.text()}`);
    const { file } = Stored.parse(await answer.json());
    await said(socket, { clientId: id, text: '', files: [file.id] });
    sent.push(performance.now() - start);
  }
}

async function said(socket: BareSocket, message: object): Promise<void> {
  const packet = await new Promise<string>((resolve) => socket.emit('message', message, resolve));
  if (!isGranted(packet)) throw new Error(`a message was refused: ${packet.slice(0, 200)}`);
}

function times(figures: readonly number[]): string {
  return `p50 ${round(quantile(figures, 0.5), 1)} ms, p99 ${round(quantile(figures, 0.99), 1)} ms`;
}
