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

/** What a message says besides its words: the phrase that it came from, what was sent with it. */
export const MessageData = z.object({
  phraseId: PhraseUse.shape.phraseId.exactOptional(),
  phraseUse: PhraseUse.shape.phraseUse.exactOptional(),
  manual: PhraseUse.shape.manual.exactOptional(),
  files: z.array(AttachedFile).exactOptional(),
});

/** The data of a message's line; none where there is nothing to say. */
export function messageData(
  phrase: PhraseUse | null | undefined,
  files: readonly AttachedFile[] | undefined,
): { data?: z.output<typeof MessageData> } {
  const data = { ...(phrase ?? {}), ...withFiles(files) };
  return Object.keys(data).length === 0 ? {} : { data };
}

/** The phrase that a message came from, out of its data. */
export function phraseIn(data: z.output<typeof MessageData> | undefined): PhraseUse | undefined {
  const read = PhraseUse.safeParse(data);
  return read.success ? read.data : undefined;
}
