import { io } from 'socket.io-client';
import { Desk, granted } from './a-desk.ts';

jest.setTimeout(60_000);

let desk: Desk;
beforeAll(async () => (desk = await Desk.start()));
afterAll(() => desk.stop());

it('a reader who has stopped reading is cut off before what waits for them fills the memory', async () => {
  const customer = await desk.customer();
  const long = '长'.repeat(4000);
  granted(await customer.socket.emitWithAck('start', { clientId: 'first', text: long }));
  for (let at = 0; at < 60; at += 1)
    granted(await customer.socket.emitWithAck('message', { clientId: `more ${at}`, text: long }));

  const deaf = io(`${desk.url}/customer`, {
    auth: { token: customer.token },
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
  });
  await new Promise<void>((resolve) => deaf.once('connect', resolve));
  const gone = new Promise<void>((resolve) => deaf.once('disconnect', () => resolve()));
  // The reader's end of the connection is no longer read from; what is asked for piles up on the other side.
  const { transport } = deaf.io.engine;
  const ws: unknown = Reflect.get(transport, 'ws');
  if (typeof ws !== 'object' || ws === null) throw new Error('not a websocket');
  const pause: unknown = Reflect.get(ws, 'pause');
  const resume: unknown = Reflect.get(ws, 'resume');
  if (typeof pause !== 'function' || typeof resume !== 'function') throw new Error('cannot be paused');
  Reflect.apply(pause, ws, []);
  for (let at = 0; at < 90; at += 1) deaf.emit('sync', { after: 0 }, () => undefined);
  while ((await customersConnected()) > 1) await new Promise((resolve) => setImmediate(resolve));
  Reflect.apply(resume, ws, []);
  await gone;
  expect(desk.isAlive).toBe(true);
});

/** Connections of customers, by the desk's own count. */
async function customersConnected(): Promise<number> {
  const metrics = await (await desk.get('/metrics')).text();
  return Number(/huashu_connections\{side="customer"\} (\d+)/.exec(metrics)?.[1]);
}
