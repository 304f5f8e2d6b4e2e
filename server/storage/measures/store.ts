import type { Mark } from '../../domain/measure/chat-facts.ts';
import type { MeasuredCase } from '../../domain/measure/case-facts.ts';
import type { Page, Range } from '../records/store.ts';

/** What is measured of promises, complaints and steps is read from the logs of chats and cases; nothing is kept for it. */
export interface MeasureStore {
  /** Lines of chats within a range, in the order of time, some at a time. */
  marks(range: Range, after: string | null): Promise<Page<Mark>>;
  /** Cases that began or were decided in a range, with their whole logs but without words, some at a time. */
  cases(range: Range, after: string | null): Promise<Page<MeasuredCase>>;
  /** How many lines and cases these are. */
  size(range: Range): Promise<{ marks: number; cases: number }>;
}
