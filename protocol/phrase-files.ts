import type { FileView } from './files.ts';

/** How many files a phrase can have: they all wait beside the reply when it is put in. */
export const PHRASE_FILES_MAX = 3;

/** The phrase of an upload for an own phrase that is not saved yet. */
export const NEW_PHRASE = 'new';

/** The files of one phrase, in their order. */
export interface PhraseFiles {
  /** The id of the manual's phrase, or of an own one as `fileKeyOf` makes it. */
  phrase: string;
  files: FileView[];
}
