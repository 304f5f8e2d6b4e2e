import { z } from 'zod';
import type { FileView } from '../files.ts';
import { OWN_PHRASE_MAX } from '../limits.ts';
import { PHRASE_SCOPES, type OwnPhraseView } from '../own-phrases.ts';
import { PHRASE_FILES_MAX, type PhraseFiles } from '../phrase-files.ts';
import { bounded, ClientId, Id } from '../text.ts';
import { desk, gives } from './operation.ts';

/** Letters and digits in any language, without spaces: typed to find a phrase at once. */
const Shortcut = z.string().regex(/^[\p{L}\p{N}_-]{1,16}$/u, 'up to 16 letters and digits');
const Situation = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** The phrases that staff write themselves. */
export const ownPhraseOperations = {
  ownPhrases: desk({
    input: z.strictObject({}),
    /** With the files of the manual's phrases and of these. */
    output: gives<{ phrases: OwnPhraseView[]; files: PhraseFiles[] }>(),
    needs: { desk: 'keepPhrases' },
    order: 'none',
  }),
  keepPhrase: desk({
    input: z.strictObject({
      /** Left out for a new one. */
      phraseId: Id.optional(),
      /** The id of a new one: sent again with the same id, it is stored once. Unique per author. */
      clientId: ClientId.optional(),
      text: bounded(OWN_PHRASE_MAX).refine((text) => text.length > 0, { message: 'must not be empty' }),
      scope: z.enum(PHRASE_SCOPES),
      /** Among the suggestions of which situation it is; null: none, it is only searched. */
      situation: Situation.nullable(),
      shortcut: Shortcut.nullable(),
    }),
    output: gives<{ phrase: OwnPhraseView }>(),
    needs: { desk: 'keepPhrases' },
    order: 'none',
    audited: ['shared_phrase_removed'],
  }),
  dropPhrase: desk({
    input: z.strictObject({ phraseId: Id }),
    output: gives<object>(),
    needs: { desk: 'keepPhrases' },
    order: 'none',
    audited: ['shared_phrase_removed'],
  }),
  /** Gives a phrase, the manual's or an own one, these files instead of those that it has: uploads for it, or what it has already. */
  setPhraseFiles: desk({
    input: z.strictObject({
      phraseId: Id,
      files: z
        .array(Id)
        .max(PHRASE_FILES_MAX, `at most ${PHRASE_FILES_MAX} files`)
        .transform((ids) => [...new Set(ids)]),
    }),
    output: gives<object>(),
    needs: { desk: 'keepPhrases' },
    order: 'none',
    audited: ['phrase_files_changed'],
  }),
  /** A copy of a phrase's file, for a message in this chat. */
  attachPhraseFile: desk({
    input: z.strictObject({ chatId: Id, file: Id }),
    output: gives<{ file: FileView }>(),
    needs: { chat: 'write' },
    order: 'none',
  }),
  /** Puts one before another of the same list; null: at the end. */
  placePhrase: desk({
    input: z.strictObject({ phraseId: Id, before: Id.nullable() }),
    output: gives<object>(),
    needs: { desk: 'keepPhrases' },
    order: 'none',
  }),
};
