import type { OwnPhrase } from '../../domain/own-phrase/own-phrase.ts';

/** Where own phrases are kept. */
export interface OwnPhraseStore {
  /** All of them, in no special order. */
  all(): Promise<OwnPhrase[]>;
  /** Keeps these, all or none; one that is kept already is replaced. */
  put(phrases: readonly OwnPhrase[]): Promise<void>;
  /** Puts these in other places, all or none, and leaves the rest of them as it is; what is gone stays gone. */
  place(moved: readonly Pick<OwnPhrase, 'id' | 'place' | 'at'>[]): Promise<void>;
  /** Takes one away; false if there is none. */
  remove(id: string): Promise<boolean>;
  /** Changes whenever any of them has changed, and is cheaper than reading them. */
  state(): Promise<string>;
}
