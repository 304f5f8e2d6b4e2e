import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo, Socket as Stream } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { io as connect, type Socket as Client } from 'socket.io-client';
import { flushPerTick, corkPerTick } from '../../../server/entry/engine-io/per-tick.ts';

let http: HttpServer;
let io: Server;
let client: Client;
/** By how many system calls bytes left for the client. */
let calls = 0;

beforeEach(async () => {
  http = createServer();
  io = new Server(http);
  flushPerTick(io);
  http.prependListener('upgrade', (_request, stream: Stream) => {
    countCalls(stream);
    corkPerTick(stream);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  client = connect(`http://127.0.0.1:${port}`, { transports: ['websocket'] });
});

afterEach(async () => {
  client.close();
  await io.close();
});

function countCalls(stream: Stream): void {
  for (const name of ['_write', '_writev'] as const) {
    const write = Reflect.get(stream, name) as (...words: unknown[]) => unknown;
    Reflect.set(stream, name, (...words: unknown[]) => {
      calls += 1;
      return Reflect.apply(write, stream, words);
    });
  }
}

async function connected(): Promise<Socket> {
  const [socket] = (await once(io, 'connection')) as [Socket];
  if (!client.connected) await new Promise<void>((resolve) => client.once('connect', () => resolve()));
  calls = 0;
  return socket;
}

test('what one tick says to somebody leaves in one system call, in order', async () => {
  const socket = await connected();
  const heard: number[] = [];
  client.on('count', (number: number) => heard.push(number));
  const last = new Promise((resolve) => client.on('last', resolve));
  for (const number of [1, 2, 3]) socket.emit('count', number);
  socket.emit('last');
  await last;
  expect(heard).toEqual([1, 2, 3]);
  expect(calls).toBe(1);
});

test('a goodbye does not overtake what was said before it', async () => {
  const socket = await connected();
  const heard = new Promise((resolve) => client.on('farewell', resolve));
  const gone = new Promise((resolve) => client.once('disconnect', resolve));
  socket.emit('farewell', 'bye');
  socket.disconnect(true);
  expect(await heard).toBe('bye');
  expect(await gone).toBe('io server disconnect');
});
