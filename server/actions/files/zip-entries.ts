import { open, type FileHandle } from 'node:fs/promises';

/** Names that are read of a zip's own list, at most. */
const NAMES_MAX = 500;

/** The end of a zip: its record, and a comment of at most 65,535 bytes. */
const END_BYTES = 22 + 65_535;
const LIST_BYTES_MAX = 256 * 1024;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * The names in a zip's own list; null for what is no zip. Nothing is unpacked: only lists that are there are read, of a
 * bounded length, so what is in the file costs nothing.
 */
export async function zipEntries(path: string): Promise<string[] | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = await bytesAt(file, 0, 4);
    if (start.length < 4 || start.readUInt32LE() !== LOCAL) return null;
    const tail = await bytesAt(file, Math.max(0, size - END_BYTES), Math.min(size, END_BYTES));
    const end = lastEnd(tail);
    if (end === null) return [];
    const list = await bytesAt(file, end.at, Math.min(end.length, LIST_BYTES_MAX));
    return namesIn(list);
  } finally {
    await file.close();
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

function lastEnd(tail: Buffer): { at: number; length: number } | null {
  for (let at = tail.length - 22; at >= 0; at -= 1)
    if (tail.readUInt32LE(at) === END)
      return { length: tail.readUInt32LE(at + 12), at: tail.readUInt32LE(at + 16) };
  return null;
}

function namesIn(list: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + 46 <= list.length && names.length < NAMES_MAX;) {
    if (list.readUInt32LE(at) !== ENTRY) break;
    const [name, extra, comment] = [28, 30, 32].map((offset) => list.readUInt16LE(at + offset));
    names.push(list.toString('utf8', at + 46, at + 46 + (name ?? 0)));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names;
}
