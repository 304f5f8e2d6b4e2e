import type { Readable } from 'node:stream';

/** A part of a file, in bytes, both ends included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The bytes of files, by keys of letters, digits, `-` and `.`. A folder and an S3-compatible store pass the same
 * contract suite.
 */
export interface BlobStore {
  /** Stores these bytes, durable when it resolves; replaces what is there. What is cut short is not stored, and throws. */
  put(key: string, bytes: Readable, size: number): Promise<void>;
  /** What is stored, or a part of it; null if there is nothing. A stream that fails later breaks off. */
  get(key: string, range?: ByteRange): Promise<Readable | null>;
  /** Removes what is there; nothing there is fine. */
  remove(key: string): Promise<void>;
  /** How many bytes are stored; null if there is nothing. */
  stat(key: string): Promise<{ size: number } | null>;
  /** Throws unless it can be reached and written. */
  ping(): Promise<void>;
  /** Removes what processes that ended have left half written, once it is an hour old. */
  tidy(now: number): Promise<void>;
  close(): void;
}

/** Under which keys the bytes of a file are stored, and those of its thumbnail. No name of a person is in them. */
export const blobKeys = (id: string): { file: string; thumbnail: string } => ({
  file: id,
  thumbnail: `${id}.thumbnail`,
});
