import { z } from 'zod';

// What a desk and its child for files say to each other.

/** What a child is asked. */
export type WorkerTask =
  /** What the beginning of a file says it is. */
  | { is: 'look'; path: string }
  /** Encodes a picture anew beside the original, and its thumbnail. */
  | { is: 'picture'; path: string; type: string; pixelsMax: number; to: string; thumbnailTo: string };

/** The signature that was found, and the names in a zip's list. */
export const LookAnswer = z.object({
  signature: z.string().nullable(),
  entries: z.array(z.string()).nullable(),
});

/** What became of a picture. */
export const PictureAnswer = z.discriminatedUnion('is', [
  /** Encoded anew: what others get. */
  z.object({
    is: z.literal('shown'),
    type: z.string(),
    ending: z.string(),
    width: z.number(),
    height: z.number(),
    /** False: the original itself is shown, after it was checked. */
    isNew: z.boolean(),
  }),
  /** It cannot be decoded here, or is too long a film: it is saved, not shown. */
  z.object({ is: z.literal('card') }),
  /** It has more pixels than are decoded. */
  z.object({ is: z.literal('pixels') }),
  /** It is no whole picture. */
  z.object({ is: z.literal('broken') }),
]);

/** What became of a picture. */
export type PictureAnswer = z.output<typeof PictureAnswer>;

/** What a child sends: that it is ready, or an answer with the memory that it has now. */
export const WorkerMessage = z.union([
  z.object({ ready: z.literal(true) }),
  z.object({ id: z.number(), answer: z.unknown(), memory: z.number() }),
]);
