import { z } from 'zod';

const Place = z.string().min(1).max(200).optional();
const Shape = z.strictObject({
  chats: Place,
  customers: z
    .string()
    .regex(/^\d{1,16}$/)
    .optional(),
  cases: Place,
  phrases: z
    .string()
    .regex(/^\d{1,6}$/)
    .optional(),
});

/** Where the next page of each kind begins; what is left out has ended. */
export type Places = z.output<typeof Shape>;

/** One cursor for all kinds; null if all of them have ended. */
export function placesOf(places: Record<keyof Places, string | null>): string | null {
  const left = Object.entries(places).filter(([, place]) => place !== null);
  return left.length === 0
    ? null
    : Buffer.from(JSON.stringify(Object.fromEntries(left))).toString('base64url');
}

/** The places of a cursor; null for what no page gave out. */
export function placesIn(cursor: string): Places | null {
  try {
    const read = Shape.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
