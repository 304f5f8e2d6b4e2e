import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { boundedFetch } from '../../../server/actions/sign-in/bounded-fetch.ts';

let server: Server;
const serve = async (listener: RequestListener): Promise<string> => {
  server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const ask = (url: string, allMs = 5000) =>
  boundedFetch(allMs)(url, { method: 'GET', headers: {}, redirect: 'manual', body: undefined });
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('an answer is read whole, with its status, and nobody is followed elsewhere', async () => {
  const url = await serve((request, response) =>
    request.url === '/'
      ? response.end('{"a":1}')
      : response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
  );
  expect(await (await ask(`${url}/`)).json()).toEqual({ a: 1 });
  expect((await ask(`${url}/elsewhere`)).status).toBe(302);
});

test('an answer without end is given up, and one that never comes ends with the time of all', async () => {
  const part = Buffer.alloc(100_000);
  const endless = await serve((_request, response) => {
    const more = (): void => {
      if (response.write(part)) setImmediate(more);
      else response.once('drain', more);
    };
    more();
  });
  await expect(ask(endless)).rejects.toThrow(/too long/);
  server.closeAllConnections();
  server.close();
  const silent = await serve(() => undefined);
  await expect(ask(silent, 50)).rejects.toThrow(/timeout/i);
});
