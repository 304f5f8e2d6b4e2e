import type { ChatNews } from '../delivery/publish.ts';
import type { Duration } from '../domain/instant.ts';

/** Hears how the desk is doing; what becomes of it is not the desk's business. Times are in milliseconds. */
export interface Measured {
  /** What a batch has stored, before anybody is told. */
  stored: (news: ChatNews[]) => void;
  /** From a batch's being taken up to its being on disk. */
  written: (took: Duration) => void;
  /** A batch could not be stored. */
  unwritten: () => void;
  /** From a batch's being taken up to its news having been handed to all who hear it. */
  told: (took: Duration) => void;
  /** By how much a deadline was asked after its moment. */
  late: (by: Duration) => void;
}
