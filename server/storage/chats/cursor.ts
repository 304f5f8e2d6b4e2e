import { BadCursor } from './store.ts';

const SHAPE = /^c([1-9]\d{0,14})$/;
const QUEUE_SHAPE = /^q([01])\.(\d{1,16})\.(.{1,64})$/s;

/** What the queue is ordered by. */
export interface QueuePlace {
  front: number;
  queuedAt: number;
  id: string;
}

/** A position in a list as an opaque cursor. */
export function cursorAt(key: number): string {
  return Buffer.from(`c${String(key)}`).toString('base64url');
}

/** The position of a cursor. Throws {@link BadCursor}. */
export function placeOf(cursor: string): number {
  const key = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1];
  if (key === undefined || cursorAt(Number(key)) !== cursor)
    throw new BadCursor('This cursor comes from no list.');
  return Number(key);
}

/** A place in the queue, written as {@link cursorAt} does. */
export function queueCursorAt({ front, queuedAt, id }: QueuePlace): string {
  return Buffer.from(`q${String(front)}.${String(queuedAt)}.${id}`).toString('base64url');
}

/** The position in the queue of a cursor. Throws {@link BadCursor}. */
export function queuePlaceOf(cursor: string): QueuePlace {
  const [, front, queuedAt, id] = QUEUE_SHAPE.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const place = { front: Number(front), queuedAt: Number(queuedAt), id: id ?? '' };
  if (id === undefined || id.includes('\0') || queueCursorAt(place) !== cursor)
    throw new BadCursor('This cursor comes from no queue.');
  return place;
}
