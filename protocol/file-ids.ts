import { z } from 'zod';
import { FILES_PER_MESSAGE } from './files.ts';
import { Id } from './text.ts';

// Apart from `files.ts`, which the widget loads.

/** Words and files, as a message brings them. */
interface Said {
  text: string;
  files?: readonly string[] | undefined;
}

/** Of a message: without files it needs words. For `refine`. */
export const SAYS_SOMETHING: [(said: Said) => boolean, { message: string; path: string[] }] = [
  ({ text, files }) => text !== '' || (files?.length ?? 0) > 0,
  { message: 'must not be empty', path: ['text'] },
];

/** The ids of the files of a message, in their order, each once. */
export const FileIds = z
  .array(Id)
  .max(FILES_PER_MESSAGE, `at most ${FILES_PER_MESSAGE} files`)
  .transform((ids) => [...new Set(ids)]);
