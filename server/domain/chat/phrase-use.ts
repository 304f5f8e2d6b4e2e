import { z } from 'zod';

// In a file of its own because both a message and a statement that waits for approval keep it.

/** The manual's phrase that a message came from. */
export const PhraseUse = z.object({
  phraseId: z.string(),
  phraseUse: z.enum(['verbatim', 'edited']),
  manual: z.string(),
});

/** The manual's phrase that a message came from. */
export type PhraseUse = z.output<typeof PhraseUse>;
