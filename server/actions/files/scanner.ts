import { createReadStream } from 'node:fs';
import { connect, type Socket } from 'node:net';

/** Looks for viruses. Throws if it cannot: then no file is taken. */
export interface Scanner {
  /** The name of what was found; null: nothing. */
  scan(path: string): Promise<string | null>;
}

/** How long a scanner may take for one file, in milliseconds. */
const PATIENCE_MS = 60_000;

/** An answer of clamd is a line. */
const ANSWER_MAX = 4096;

/** A clamd over TCP, by its command INSTREAM: parts with their length before them, and a length of nothing at the end. */
export class Clamd implements Scanner {
  constructor(
    private readonly place: { host: string; port: number },
    private readonly patience = PATIENCE_MS,
  ) {}

  async scan(path: string): Promise<string | null> {
    const socket = connect(this.place);
    const timer = setTimeout(() => socket.destroy(new Error('clamd took too long')), this.patience);
    try {
      const answer = answerOf(socket);
      // Whoever fails first decides; the other is not left without anybody who listens.
      await Promise.all([send(socket, path), answer]);
      return verdictOf(await answer);
    } finally {
      clearTimeout(timer);
      socket.destroy();
    }
  }
}

async function send(socket: Socket, path: string): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const part of createReadStream(path)) {
    const bytes: unknown = part;
    if (!Buffer.isBuffer(bytes)) continue;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    await write(socket, length);
    await write(socket, bytes);
  }
  await write(socket, Buffer.alloc(4));
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()));
  });
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    socket.setEncoding('utf8');
    socket.on('data', (part) => {
      said += String(part);
      if (said.includes('\0') || said.length > ANSWER_MAX) resolve(said.split('\0', 1)[0] ?? '');
    });
    socket.once('end', () => resolve(said));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('clamd hung up')));
  });
}

function verdictOf(answer: string): string | null {
  const found = /^stream: (.+) FOUND$/.exec(answer.trim())?.[1];
  if (found !== undefined) return found;
  if (/^stream: OK$/.test(answer.trim())) return null;
  throw new Error(`clamd answered: ${answer.slice(0, 200)}`);
}
