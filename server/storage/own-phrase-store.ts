import type { OwnPhrase } from '../domain/own-phrase/own-phrase.ts';

/** Where own phrases are kept. */
export interface OwnPhraseStore {
  /** All of them, in no special order. */
  all(): Promise<OwnPhrase[]>;
  /** Keeps these, all or none; one that is kept already is replaced. */
  put(phrases: readonly OwnPhrase[]): Promise<void>;
  /** Takes one away; false if there is none. */
  remove(id: string): Promise<boolean>;
  /** Changes whenever any of them has changed, and is cheaper than reading them. */
  state(): Promise<string>;
}
