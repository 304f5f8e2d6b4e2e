import type { DeskModel } from '../../../phrases/detect/desk-model.ts';
import type { ManualContent } from '../../../phrases/content.ts';
import type { Edit } from '../../../phrases/edit/edit.ts';
import type { ReadPhraseList } from '../../../phrases/exchange/read-phrase-list.ts';
import type { Replayed, Tried } from '../../../protocol/manual-views.ts';
import type { ManualFile } from '../../../phrases/read-chapter.ts';
import type { ChapterFile } from '../../../phrases/schema.ts';
import type { Manuals } from '../services.ts';
import type { PastChat, ReplayContext } from './past-chat.ts';
import type { RulesCost } from './weigh-rules.ts';

/** A checked manual: in its stored form, compiled for the engine, and with the differences between its languages. */
export interface Loaded {
  content: ManualContent;
  manuals: Manuals;
  missing: string[];
}

/** A message to try; `prev` is the agent's line before it. */
export interface Trial {
  text: string;
  prev?: string | undefined;
  locale?: 'zh-CN' | 'en' | undefined;
}

/** Chats to play again with two versions, until a moment of `Date.now()`. */
export interface Comparison {
  before: string;
  after: string;
  chats: PastChat[];
}

/** What was found in some chats; sums of these are the answer. */
export type Counted = Omit<Replayed, 'cutShort'>;

/**
 * Reads, checks and tries manuals. Takes tenths of a second, so it runs off the thread that serves chats. Contents are
 * passed as JSON. Rejects with `ManualError` for a manual that cannot be used, with `ManualEngineFailed` if the work could not be done.
 */
export interface ManualEngine {
  read(file: ManualFile): Promise<ChapterFile[]>;
  /** Parses a phrase list (CSV) for a manual: the resulting edits, and the line of each phrase. */
  readList(file: ManualFile, content: string, taken: string[]): Promise<ReadPhraseList>;
  load(content: string): Promise<Loaded>;
  /** What tells a manual's situations by their examples; null where none has enough. */
  learn(content: string): Promise<DeskModel | null>;
  /** A manual after some edits, checked. */
  edit(content: string, edits: Edit[], taken: string[]): Promise<Loaded>;
  /** What the rules of conduct of a manual cost, in the language in which they cost more. */
  weigh(content: string): Promise<RulesCost>;
  tryOut(content: string, trial: Trial, context: ReplayContext): Promise<Tried>;
  compare(comparison: Comparison, context: ReplayContext): Promise<Counted>;
}

/** The work took too long, or the worker thread died. */
export class ManualEngineFailed extends Error {
  override name = 'ManualEngineFailed';
}
