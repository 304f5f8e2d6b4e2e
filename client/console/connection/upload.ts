import { FILE_FIELD, isPicture, type FileView } from '../../../protocol/files.ts';
import { isRecord } from '../store/browser-storage.ts';
import { changeUpload, filesOfChat, useUploads, type UploadPlace } from '../store/uploads.ts';
import { ask } from './line.ts';

/** Uploads at once; the desk takes a few more of one person. */
const AT_ONCE = 3;

/** What the store cannot hold: where the bytes come from, and how their way is ended while they are on it. */
interface Running {
  source: File | PhraseFile;
  stop: (() => void) | null;
}

/** The file of a phrase, which the desk copies for a chat. */
interface PhraseFile {
  id: string;
  chatId: string;
}

const running = new Map<string, Running>();

/** Begins to upload files; they wait in their place, in this order. */
export function attach(place: UploadPlace, files: readonly File[]): void {
  const added = files.map((bytes) => {
    const id = crypto.randomUUID();
    running.set(id, { source: bytes, stop: null });
    const preview = bytes.type.startsWith('image/') ? URL.createObjectURL(bytes) : null;
    const { name, size } = bytes;
    return { id, place, name, size, preview, state: 'uploading' as const, done: 0, file: null, why: '' };
  });
  useUploads.setState(({ all }) => ({ all: [...all, ...added], hint: false }));
  next();
}

/** Has files of a phrase copied for a chat; they wait there as uploads do. What waits there already is not copied again. */
export function attachCopies(chatId: string, files: readonly FileView[]): void {
  // One that has failed is made again.
  const failed = new Set(
    useUploads.getState().all.flatMap(({ id, state }) => (state === 'failed' ? id : [])),
  );
  const isHere = (file: FileView): boolean =>
    [...running].some(([id, { source }]) => {
      if (source instanceof File || source.id !== file.id || source.chatId !== chatId) return false;
      if (failed.has(id)) detach(id);
      return !failed.has(id);
    });
  const added = files
    .filter((file) => !isHere(file))
    .map((file) => {
      const id = crypto.randomUUID();
      running.set(id, { source: { id: file.id, chatId }, stop: null });
      const preview = isPicture(file) ? `/files/${file.id}/thumbnail` : null;
      const { name, size } = file;
      const place = filesOfChat(chatId);
      return { id, place, name, size, preview, state: 'uploading' as const, done: 0, file: null, why: '' };
    });
  if (added.length === 0) return;
  useUploads.setState(({ all }) => ({ all: [...all, ...added], hint: false }));
  next();
}

/** Removes a file that waits; stops its upload. */
export function detach(id: string): void {
  const one = running.get(id);
  running.delete(id);
  one?.stop?.();
  const preview = useUploads.getState().all.find((upload) => upload.id === id)?.preview;
  if (preview) URL.revokeObjectURL(preview);
  useUploads.setState(({ all }) => ({ all: all.filter((upload) => upload.id !== id) }));
  next();
}

/** Removes the last file that waits in a place, if any. */
export function detachLast(place: UploadPlace): void {
  const last = useUploads.getState().all.findLast((one) => one.place === place);
  if (last !== undefined) detach(last.id);
}

/** Removes every file that waits in a place. */
export function detachAll(place: UploadPlace): void {
  // From the end: else each place that comes free would begin the next one.
  for (const one of useUploads.getState().all.toReversed()) if (one.place === place) detach(one.id);
}

/** Stops every upload and forgets what waits: at sign-out. */
export function forgetUploads(): void {
  // From the end: else each place that comes free would begin the next one.
  for (const { id } of useUploads.getState().all.toReversed()) detach(id);
}

/** Uploads a refused file again. */
export function uploadAgain(id: string): void {
  changeUpload(id, { state: 'uploading', done: 0, why: '' });
  next();
}

/** Takes what is ready out of a place, in its order, to be sent; at most so many. */
export function takeReady(place: UploadPlace, most = Infinity): FileView[] {
  const { all } = useUploads.getState();
  const ready = all.filter((one) => one.place === place && one.state === 'ready').slice(0, most);
  for (const { id } of ready) detach(id);
  return ready.flatMap(({ file }) => file ?? []);
}

function next(): void {
  const { all } = useUploads.getState();
  const busy = [...running.values()].filter(({ stop }) => stop !== null).length;
  const waiting = all.filter(({ id, state }) => state === 'uploading' && running.get(id)?.stop === null);
  for (const { id, place } of waiting.slice(0, Math.max(0, AT_ONCE - busy))) {
    const one = running.get(id);
    if (one?.source instanceof File) upload(id, place, one, one.source);
    else if (one !== undefined) void copy(id, one, one.source);
  }
}

async function copy(id: string, one: Running, { id: file, chatId }: PhraseFile): Promise<void> {
  one.stop = () => undefined;
  const answer = await ask('attachPhraseFile', { chatId, file });
  if (running.get(id) !== one) return;
  one.stop = null;
  if (answer.ok) changeUpload(id, { state: 'ready', done: 1, file: answer.file });
  else changeUpload(id, { state: 'failed', why: answer.error.code });
  next();
}

/** By XMLHttpRequest: `fetch` does not tell how much has been sent. */
function upload(id: string, place: UploadPlace, one: Running, bytes: File): void {
  const request = new XMLHttpRequest();
  one.stop = () => request.abort();
  const form = new FormData();
  form.append(FILE_FIELD, bytes, bytes.name || 'file');
  request.open('POST', place);
  request.upload.addEventListener('progress', ({ loaded, total }) =>
    changeUpload(id, { done: total > 0 ? loaded / total : 0 }),
  );
  request.addEventListener('loadend', () => {
    if (running.get(id) !== one) return;
    one.stop = null;
    const file = request.status === 201 ? fileIn(request.responseText) : null;
    if (file === null) changeUpload(id, { state: 'failed', why: whyIn(request.responseText) });
    else changeUpload(id, { state: 'ready', done: 1, file });
    next();
  });
  request.send(form);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The file in the answer to an upload; null if it is none. */
export function fileIn(text: string): FileView | null {
  const body = parsed(text);
  if (!isRecord(body) || !isRecord(body['file'])) return null;
  const { id, name, type, size, width, height } = body['file'];
  if (typeof id !== 'string' || typeof name !== 'string' || typeof type !== 'string') return null;
  if (typeof size !== 'number') return null;
  return {
    ...{ id, name, type, size },
    ...(typeof width === 'number' && typeof height === 'number' ? { width, height } : {}),
  };
}

/** The code of the refusal; empty where nothing came back. */
function whyIn(text: string): string {
  const body = parsed(text);
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : {};
  return typeof error['code'] === 'string' ? error['code'] : '';
}
