import { createServer, type Server } from 'node:http';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stageFile } from '../../../server/entry/http/multipart.ts';

const MB = 1_000_000;

let folder: string;
let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What becomes of a file that is sent while it is to be staged in this folder. */
async function sent(staging: string, file: Blob): Promise<unknown> {
  server = createServer(
    (request, response) =>
      void stageFile(request, staging, 4 * MB).then((outcome) => {
        request.unpipe();
        request.resume();
        response.end(JSON.stringify(outcome));
      }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const body = new FormData();
  body.append('file', file, '账单.txt');
  return (await fetch(`http://127.0.0.1:${String(port)}/`, { method: 'POST', body })).json();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'huashu-staging-'));
});

const large = () => new Blob([new Uint8Array(3 * MB)], { type: 'text/plain' });

test('a file lies whole in the staging folder', async () => {
  expect(await sent(folder, large())).toMatchObject({ name: '账单.txt', size: 3 * MB });
  expect(readdirSync(folder)).toHaveLength(1);
});

test('a disk that takes nothing is answered, not waited for until the connection ends', async () => {
  expect(await sent(join(folder, 'is not there'), large())).toMatchObject({ refused: 'unavailable' });
});

test('a file that is too large leaves nothing', async () => {
  const file = new Blob([new Uint8Array(4 * MB + 1)], { type: 'text/plain' });
  expect(await sent(folder, file)).toMatchObject({ refused: 'too_large' });
  expect(readdirSync(folder)).toEqual([]);
});
