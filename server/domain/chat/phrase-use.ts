import { z } from 'zod';
import { AttachedFile, withFiles } from '../file/attached.ts';

// In a file of its own because both a message and a statement that waits for approval keep it.

/** The manual's phrase that a message came from. */
export const PhraseUse = z.object({
  phraseId: z.string(),
  phraseUse: z.enum(['verbatim', 'edited']),
  manual: z.string(),
});

/** The manual's phrase that a message came from. */
export type PhraseUse = z.output<typeof PhraseUse>;

/** The message that another one answers, in both counts: its words stand in it alone, so that they go with it. */
export const Quote = z.object({ seq: z.number(), customerSeq: z.number() });

/** The message that another one answers. */
export type Quote = z.output<typeof Quote>;

/** What a message says besides its words: the phrase that it came from, what was sent with it, what it answers. */
export const MessageData = z.object({
  phraseId: PhraseUse.shape.phraseId.exactOptional(),
  phraseUse: PhraseUse.shape.phraseUse.exactOptional(),
  manual: PhraseUse.shape.manual.exactOptional(),
  files: z.array(AttachedFile).exactOptional(),
  quote: Quote.exactOptional(),
});

/** The data of a message's line; none where there is nothing to say. */
export function messageData(
  phrase: PhraseUse | null | undefined,
  files: readonly AttachedFile[] | undefined,
  quote?: Quote,
): { data?: z.output<typeof MessageData> } {
  const data = { ...(phrase ?? {}), ...withFiles(files), ...(quote ? { quote } : {}) };
  return Object.keys(data).length === 0 ? {} : { data };
}

/** The phrase that a message came from, out of its data. */
export function phraseIn(data: z.output<typeof MessageData> | undefined): PhraseUse | undefined {
  const read = PhraseUse.safeParse(data);
  return read.success ? read.data : undefined;
}
