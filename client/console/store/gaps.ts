import { create } from 'zustand';
import type { Locale } from '../../../phrases/manual.ts';

/** What a lead takes into the editor from what the desk does not understand. */
export interface TakenExamples {
  /** Sentences of customers, by the language that they are in. */
  examples: Record<Locale, readonly string[]>;
}

/** The store of taken sentences; null: none. They become examples of the situation that is added next. */
export const useTakenExamples = create<{ taken: TakenExamples | null }>()(() => ({ taken: null }));
