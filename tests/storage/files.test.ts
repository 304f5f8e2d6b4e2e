import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { BlobStore } from '../../server/storage/files/blob-store.ts';
import { FolderBlobs } from '../../server/storage/files/folder.ts';
import { S3Blobs } from '../../server/storage/files/s3.ts';
import { S3Server } from './an-s3-server.ts';

const BYTES = randomBytes(300_000);
const sums = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Bytes that arrive in parts. */
function parts(bytes: Buffer): Readable {
  const all: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 65_536) all.push(bytes.subarray(at, at + 65_536));
  return Readable.from(all, { objectMode: false });
}

/** What every store of bytes promises. */
function describeBlobs(name: string, open: () => Promise<{ blobs: BlobStore; close: () => Promise<void> }>) {
  describe(name, () => {
    let place: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      place = await open();
    });
    afterAll(() => place.close());
    const blobs = () => place.blobs;
    const read = async (key: string, range?: { start: number; end: number }) => {
      const stream = await blobs().get(key, range);
      return stream && buffer(stream);
    };

    test('what was put is there, byte for byte, whole and in part', async () => {
      await blobs().put('f-1', parts(BYTES), BYTES.length);
      expect(sums((await read('f-1'))!)).toBe(sums(BYTES));
      expect(await read('f-1', { start: 70_000, end: 70_009 })).toEqual(BYTES.subarray(70_000, 70_010));
      expect(await blobs().stat('f-1')).toEqual({ size: BYTES.length });
    });

    test('what is put again replaces it, and nothing is as good as a byte', async () => {
      await blobs().put('f-2', parts(BYTES), BYTES.length);
      await blobs().put('f-2', parts(Buffer.from('two')), 3);
      expect(await read('f-2')).toEqual(Buffer.from('two'));
      await blobs().put('f-2.thumbnail', parts(Buffer.from('small')), 5);
      expect(await read('f-2.thumbnail')).toEqual(Buffer.from('small'));
    });

    test('what is not there is null, and removing it is fine', async () => {
      expect([await blobs().get('none'), await blobs().stat('none')]).toEqual([null, null]);
      await blobs().remove('none');
      await blobs().put('f-3', parts(BYTES), BYTES.length);
      await blobs().remove('f-3');
      expect(await blobs().stat('f-3')).toBeNull();
    });

    test('what is cut short is an error, and stands in nobody’s way', async () => {
      const cut = Readable.from(
        (async function* () {
          yield BYTES.subarray(0, 100);
          await Promise.resolve();
          throw new Error('the line is gone');
        })(),
        { objectMode: false },
      );
      await expect(blobs().put('f-4', cut, BYTES.length)).rejects.toThrow();
      // Whatever a server keeps of it until then, the next one replaces it.
      await blobs().put('f-4', parts(BYTES), BYTES.length);
      expect(sums((await read('f-4'))!)).toBe(sums(BYTES));
    });

    test('it says whether it can be reached', async () => {
      await blobs().ping();
    });
  });
}

async function s3() {
  const server = await S3Server.start();
  const blobs = new S3Blobs(server.place);
  return {
    blobs,
    close: async () => {
      blobs.close();
      await server.stop();
    },
  };
}

function listening(answer: RequestListener): Promise<Server> {
  const server = createServer(answer);
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const urlOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

describeBlobs('a folder', async () => {
  const root = mkdtempSync(join(tmpdir(), 'huashu-blobs-'));
  const blobs = await FolderBlobs.open(root, Date.now());
  return {
    blobs,
    close: () => {
      // Nothing is left half written, nor of what was cut short.
      expect(readdirSync(join(root, '.parts'))).toEqual([]);
      rmSync(root, { recursive: true });
      return Promise.resolve();
    },
  };
});

describeBlobs('an S3-compatible store', s3);

test('nothing is sent that other stores than Amazon’s refuse', async () => {
  const headers: string[] = [];
  const server = await listening((request, response) => {
    headers.push(...Object.entries(request.headers).map(([name, value]) => `${name}: ${String(value)}`));
    request.resume();
    request.on('end', () => response.writeHead(200, { etag: '"x"' }).end());
  });
  const place = { region: 'r', bucket: 'b', keys: { id: 'i', secret: 's' }, pathStyle: true };
  const blobs = new S3Blobs({ ...place, endpoint: urlOf(server) });
  await blobs.put('f', parts(BYTES), BYTES.length);
  await blobs.remove('f');
  blobs.close();
  server.close();
  expect(headers.filter((line) => /^x-amz-(checksum|trailer|sdk-checksum)|aws-chunked/.test(line))).toEqual(
    [],
  );
  expect(headers).toContain(`content-length: ${BYTES.length}`);
});

test('a store that hangs costs a bounded time, and one that fails is one error', async () => {
  let isDown = false;
  const server = await listening((request, response) => {
    request.resume();
    if (isDown) response.writeHead(503).end();
  });
  const place = { region: 'r', bucket: 'b', keys: { id: 'i', secret: 's' }, pathStyle: true };
  const blobs = new S3Blobs({ ...place, endpoint: urlOf(server), patience: 50 });
  await expect(blobs.stat('f')).rejects.toThrow();
  isDown = true;
  await expect(blobs.put('f', parts(BYTES), BYTES.length)).rejects.toThrow();
  await expect(blobs.get('f')).rejects.toThrow();
  blobs.close();
  server.closeAllConnections();
  server.close();
});

test('what a process left half written is cleared at the next start, and what is being written is not', async () => {
  const root = mkdtempSync(join(tmpdir(), 'huashu-blobs-'));
  await FolderBlobs.open(root, Date.now());
  const [old, young] = ['old', 'young'].map((name) => join(root, '.parts', name)) as [string, string];
  writeFileSync(old, 'x');
  writeFileSync(young, 'x');
  utimesSync(old, new Date(0), new Date(0));
  await FolderBlobs.open(root, Date.now());
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  rmSync(root, { recursive: true });
});

test('no key leads out of the folder', async () => {
  const root = mkdtempSync(join(tmpdir(), 'huashu-blobs-'));
  const blobs = await FolderBlobs.open(root, Date.now());
  for (const key of ['../x', 'a/b', '.parts', '', 'a\0'])
    await expect(blobs.stat(key)).rejects.toThrow('not a key');
  rmSync(root, { recursive: true });
});
