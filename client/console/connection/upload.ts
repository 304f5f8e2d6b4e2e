import { FILE_FIELD, type FileView } from '../../../protocol/files.ts';
import { isRecord } from '../store/browser-storage.ts';
import { changeUpload, useUploads, type UploadPlace } from '../store/uploads.ts';

/** Uploads at once; the desk takes a few more of one person. */
const AT_ONCE = 3;

/** What the store cannot hold: the bytes, and the request that sends them. */
interface Running {
  bytes: File;
  request: XMLHttpRequest | null;
}

const running = new Map<string, Running>();

/** Begins to upload files; they wait in their place, in this order. */
export function attach(place: UploadPlace, files: readonly File[]): void {
  const added = files.map((bytes) => {
    const id = crypto.randomUUID();
    running.set(id, { bytes, request: null });
    const preview = bytes.type.startsWith('image/') ? URL.createObjectURL(bytes) : null;
    const { name, size } = bytes;
    return { id, place, name, size, preview, state: 'uploading' as const, done: 0, file: null, why: '' };
  });
  useUploads.setState(({ all }) => ({ all: [...all, ...added], hint: false }));
  next();
}

/** Removes a file that waits; stops its upload. */
export function detach(id: string): void {
  const one = running.get(id);
  running.delete(id);
  one?.request?.abort();
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

/** Takes what is ready out of a place, in its order, to be sent. */
export function takeReady(place: UploadPlace): FileView[] {
  const ready = useUploads.getState().all.filter((one) => one.place === place && one.state === 'ready');
  for (const { id } of ready) detach(id);
  return ready.flatMap(({ file }) => file ?? []);
}

function next(): void {
  const { all } = useUploads.getState();
  const busy = [...running.values()].filter(({ request }) => request !== null).length;
  const waiting = all.filter(({ id, state }) => state === 'uploading' && running.get(id)?.request === null);
  for (const { id, place } of waiting.slice(0, Math.max(0, AT_ONCE - busy))) upload(id, place);
}

/** By XMLHttpRequest: `fetch` does not tell how much has been sent. */
function upload(id: string, place: UploadPlace): void {
  const one = running.get(id);
  if (one === undefined) return;
  const request = new XMLHttpRequest();
  one.request = request;
  const form = new FormData();
  form.append(FILE_FIELD, one.bytes, one.bytes.name || 'file');
  request.open('POST', place);
  request.upload.addEventListener('progress', ({ loaded, total }) =>
    changeUpload(id, { done: total > 0 ? loaded / total : 0 }),
  );
  request.addEventListener('loadend', () => {
    if (running.get(id) !== one) return;
    one.request = null;
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
