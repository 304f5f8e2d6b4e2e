import { z } from 'zod';

/** What a website's server hands out about a visitor who has signed in there; docs/embedding.md says how it is made. */
export const Identity = z.strictObject({
  /** The website's own id of the visitor. */
  id: z
    .string()
    .min(1)
    .max(128)
    .refine((id) => id.isWellFormed() && !/\p{Cc}/u.test(id)),
  /** Until when it may be used, in seconds since 1970. */
  expires: z.int().min(0),
  /** HMAC-SHA256 in hex over `id.expires` under the secret of the desk. */
  signature: z.string().regex(/^[0-9a-f]{64}$/),
});

/** One of these. */
export type Identity = z.output<typeof Identity>;
