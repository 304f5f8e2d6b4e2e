import { BYTES } from './kept-outbox.ts';
import type { OutboxChange, Unsent } from './outbox.ts';
import { sendFile, type Sending } from './send-file.ts';

const TABLE = 'files';

/** A file without an answer holds up the words behind it so many times; then the customer decides. */
const TRIES_MAX = 5;

/** What nobody has sent or discarded for so long is removed, in milliseconds. */
const KEPT_MS = 7 * 24 * 3_600_000;

/** A row: the bytes as Safari can store and read them again, too. */
interface Row {
  bytes: ArrayBuffer;
  name: string;
  type: string;
  at: number;
}

/** The files of this page, also where the browser stores nothing. */
const here = new Map<string, Blob>();

/** The uploads that have begun above the field and still run. */
const running = new Map<string, Sending>();

/** Uploads a file before its message is sent; the message waits for this upload, if it is sent meanwhile. */
export function beginUpload(
  id: string,
  file: File,
  token: string,
  progress: (done: number) => void,
): Sending {
  const sending = sendFile(file, file.name, token, progress);
  running.set(id, sending);
  void sending.result.then(() => running.delete(id));
  return sending;
}

/**
 * Keeps the bytes of a file that waits, under its id in this browser. Resolves with whether they survive the page; until
 * then, and if not, they are in the memory of this page.
 */
export async function keepBytes(id: string, file: File): Promise<'kept' | 'memory'> {
  here.set(id, file);
  try {
    const { name, type } = file;
    const row: Row = { bytes: await file.arrayBuffer(), name, type, at: Date.now() };
    await inTable('readwrite', (table) => table.put(row, id));
    // It may have been sent or discarded meanwhile.
    if (!here.has(id)) dropBytes(id);
    void removeOld().catch(() => undefined);
    return 'kept';
  } catch {
    return 'memory';
  }
}

/** The bytes of a file that waits; null if they are gone. */
export async function bytesOf(id: string): Promise<Blob | null> {
  const found = here.get(id);
  if (found !== undefined) return found;
  try {
    const row = await inTable<unknown>('readonly', (table) => table.get(id));
    if (!isRow(row)) return null;
    const file = new File([row.bytes], row.name, { type: row.type });
    here.set(id, file);
    return file;
  } catch {
    return null;
  }
}

/** Removes the bytes of a file: it is uploaded, or the customer discards it. */
export function dropBytes(id: string): void {
  here.delete(id);
  void inTable('readwrite', (table) => table.delete(id)).catch(() => undefined);
}

/** Uploads the file of a message; gives what that changes in the outbox. */
export async function uploadWaiting(item: Unsent, token: string): Promise<OutboxChange> {
  const { clientId, files, tries } = item;
  const waiting = files?.[0];
  const bytes = waiting === undefined ? null : await bytesOf(waiting.id);
  if (waiting === undefined || bytes === null) return { change: 'refused', clientId, code: 'bad_request' };
  const sending = running.get(waiting.id) ?? sendFile(bytes, waiting.name, token, () => undefined);
  const result = await sending.result;
  if (typeof result !== 'number') {
    dropBytes(waiting.id);
    return { change: 'uploaded', clientId, file: result };
  }
  const code = codeOf(result);
  if (code !== null) return { change: 'refused', clientId, code };
  return tries < TRIES_MAX
    ? { change: 'missed', clientId }
    : { change: 'refused', clientId, code: 'forbidden' };
}

/** What is refused for good; null for what may go well another time. */
function codeOf(status: number): 'too_large' | 'unsupported' | 'bad_request' | null {
  if (status === 413) return 'too_large';
  if (status === 415) return 'unsupported';
  return status === 400 ? 'bad_request' : null;
}

async function removeOld(): Promise<void> {
  const before = Date.now() - KEPT_MS;
  await inTable('readwrite', (table) => {
    const asked = table.openCursor();
    asked.onsuccess = () => {
      const cursor = asked.result;
      if (cursor === null) return;
      const row: unknown = cursor.value;
      if (!isRow(row) || row.at < before) cursor.delete();
      cursor.continue();
    };
    return asked;
  });
}

function isRow(found: unknown): found is Row {
  return (
    typeof found === 'object' &&
    found !== null &&
    'bytes' in found &&
    found.bytes instanceof ArrayBuffer &&
    'name' in found &&
    typeof found.name === 'string' &&
    'type' in found &&
    typeof found.type === 'string' &&
    'at' in found &&
    typeof found.at === 'number'
  );
}

/** Opened for each use: an open database could not be deleted when the person changes. */
async function inTable<T>(
  mode: IDBTransactionMode,
  ask: (table: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(BYTES, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = opening.onblocked = () => reject(opening.error ?? new Error('blocked'));
  });
  try {
    // Stored is what the transaction has completed; a request that succeeded may still be undone.
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(TABLE, mode);
      const asked = ask(transaction.objectStore(TABLE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    });
  } finally {
    database.close();
  }
}
