import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clamd } from '../../../server/actions/files/scanner.ts';

/** Larger than a part of a stream. */
const BYTES = Buffer.alloc(200_000, '文件');

let folder: string;
let path: string;
let server: Server;
const sockets = new Set<Socket>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'huashu-scan-'));
  path = join(folder, 'a.txt');
  writeFileSync(path, BYTES);
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  server.close();
});

/** A clamd that reads a whole INSTREAM, and then does this. */
function clamd(then: (socket: Socket, bytes: Buffer) => void): Promise<{ host: string; port: number }> {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    let said = Buffer.alloc(0);
    socket.on('data', (part: Buffer) => {
      said = Buffer.concat([said, part]);
      const bytes = instream(said);
      if (bytes !== null) then(socket, bytes);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
    });
  });
}

/** The bytes of a command that has come whole; null while it has not. */
function instream(said: Buffer): Buffer | null {
  const command = Buffer.from('zINSTREAM\0');
  if (said.length < command.length) return null;
  expect(said.subarray(0, command.length)).toEqual(command);
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= said.length;) {
    const length = said.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(said.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

test('the scanner gets the whole file, and what it finds has a name', async () => {
  const got: Buffer[] = [];
  const place = await clamd((socket, bytes) => {
    got.push(bytes);
    socket.end(got.length === 1 ? 'stream: OK\0' : 'stream: Eicar-Test-Signature FOUND\0');
  });
  const scanner = new Clamd(place);
  expect(await scanner.scan(path)).toBeNull();
  expect(await scanner.scan(path)).toBe('Eicar-Test-Signature');
  expect(got.map((bytes) => bytes.equals(BYTES))).toEqual([true, true]);
});

test.each([
  ['says that it cannot', (socket: Socket) => socket.end('INSTREAM size limit exceeded. ERROR\0')],
  ['says nothing and goes', (socket: Socket) => socket.end()],
  ['breaks off', (socket: Socket) => socket.resetAndDestroy()],
  ['says something else', (socket: Socket) => socket.end('stream: OK, or so\0')],
  ['never answers', () => undefined],
])('a scanner that %s lets nothing pass', async (_, then) => {
  const place = await clamd(then);
  await expect(new Clamd(place, 200).scan(path)).rejects.toThrow();
});

test('a scanner that is not there lets nothing pass', async () => {
  const place = await clamd(() => undefined);
  await new Promise((resolve) => server.close(resolve));
  await expect(new Clamd(place).scan(path)).rejects.toThrow();
});
