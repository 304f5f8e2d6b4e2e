import { BadCursor } from './store.ts';

const SHAPE = /^c([1-9]\d{0,14})$/;

/** A place in a list, written so that nobody reads anything into it. */
export function cursorAt(key: number): string {
  return Buffer.from(`c${String(key)}`).toString('base64url');
}

/** The place that a cursor stands for. Throws {@link BadCursor}. */
export function placeOf(cursor: string): number {
  const key = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('latin1'))?.[1];
  if (key === undefined || cursorAt(Number(key)) !== cursor)
    throw new BadCursor('This cursor comes from no list.');
  return Number(key);
}
