import { z } from 'zod';

/**
 * A file as the log's line keeps it. Its bytes, and who may read them, are the row's of the same id: what is written here
 * is what was sent, for lists, transcripts and the place on the screen.
 */
export const AttachedFile = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  width: z.number().exactOptional(),
  height: z.number().exactOptional(),
});

/** A file as the log's line keeps it. */
export type AttachedFile = z.output<typeof AttachedFile>;

/** The files of a line as it keeps them; left out where there are none, as in lines from before. */
export function withFiles(files: readonly AttachedFile[] | undefined): { files?: AttachedFile[] } {
  return files === undefined || files.length === 0 ? {} : { files: [...files] };
}
