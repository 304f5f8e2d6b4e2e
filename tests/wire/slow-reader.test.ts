import { rmSync } from 'node:fs';
import { io, type Socket } from 'socket.io-client';
import { UNLIMITED_WRITES } from '../../server/settings/safety.ts';
import { Desk, granted } from './a-desk.ts';
import { connected } from './connecting.ts';

jest.setTimeout(60_000);

let desk: Desk;
beforeEach(async () => (desk = await Desk.start({ ...UNLIMITED_WRITES })));

it('a reader who has stopped reading is cut off before what waits for them fills the memory', async () => {
  const customer = await desk.customer();
  const long = '长'.repeat(4000);
  granted(await customer.socket.emitWithAck('start', { clientId: 'first', text: long }));
  for (let at = 0; at < 60; at += 1)
    granted(await customer.socket.emitWithAck('message', { clientId: `more ${at}`, text: long }));

  const { socket: deaf, setReading } = await reader(customer.token);
  const gone = new Promise<void>((resolve) => deaf.once('disconnect', () => resolve()));
  // What is asked for piles up on the other side.
  setReading(false);
  for (let at = 0; at < 90; at += 1) deaf.emit('sync', { after: 0 }, () => undefined);
  while ((await customersConnected()) > 1) await new Promise((resolve) => setImmediate(resolve));
  setReading(true);
  await gone;
  expect(desk.isAlive).toBe(true);
  await desk.stop();
});

it('a process leaves in good order although somebody does not hear its goodbye', async () => {
  const { token } = await desk.customer();
  const { socket, setReading } = await reader(token);
  setReading(false);
  expect(await desk.leave()).toBe(0);
  rmSync(desk.dataDir, { recursive: true });
  socket.disconnect();
});

/** Another connection of a customer, whose end is read from or not. */
async function reader(token: string): Promise<{ socket: Socket; setReading: (is: boolean) => void }> {
  const socket = io(`${desk.url}/customer`, {
    auth: { token },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  await connected(socket);
  const ws: unknown = Reflect.get(socket.io.engine.transport, 'ws');
  if (typeof ws !== 'object' || ws === null) throw new Error('not a websocket');
  const setReading = (is: boolean): void => {
    const act: unknown = Reflect.get(ws, is ? 'resume' : 'pause');
    if (typeof act !== 'function') throw new Error('cannot be paused');
    Reflect.apply(act, ws, []);
  };
  return { socket, setReading };
}

/** Connections of customers, by the desk's own count. */
async function customersConnected(): Promise<number> {
  const metrics = await (await desk.get('/metrics')).text();
  return Number(/huashu_connections\{side="customer"\} (\d+)/.exec(metrics)?.[1]);
}
