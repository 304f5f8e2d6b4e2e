import type { OwnPhrase } from '../domain/own-phrase/own-phrase.ts';

/** One row a phrase that staff wrote themselves. */
export type OwnPhraseTable = OwnPhrase;
