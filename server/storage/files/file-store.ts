import { filesOf, type LogEntry } from '../../domain/chat/log.ts';
import type { Instant } from '../../domain/instant.ts';

/**
 * How far a file has come: its bytes are being stored; they are durable, and nobody has sent it yet; a line of a log, a
 * phrase or the desk names it; its bytes are to be removed, and then this row.
 */
export type FileState = 'received' | 'kept' | 'referenced' | 'gone';

/** What a file belongs to: a chat, a case, a phrase, or the desk itself (its logo, the picture of an agent). */
export type FileOwner = 'chat' | 'case' | 'phrase' | 'desk';

/** One row a file. */
export interface FileTable {
  id: string;
  owner: FileOwner;
  state: FileState;
  /** The chat whose log names it, or for which staff have uploaded it. */
  chat_id: string | null;
  /** The number of the case whose log names it, or for which staff have uploaded it. */
  case_number: number | null;
  /** The line that names it, in the staff's count. */
  seq: number | null;
  /** 1 once a line that the customer sees names it; -1 when that line was withdrawn: then it is for leads alone. */
  shown: number;
  /** The customer who uploaded it; null: staff did. */
  customer_id: string | null;
  /** The account that uploaded it; null: the customer did. */
  account: string | null;
  name: string;
  /** What its content is. */
  type: string;
  /** Bytes of what is stored, without the thumbnail. */
  size: number;
  /** Pixels of a picture that is shown, upright. */
  width: number | null;
  height: number | null;
  /** 1 if there is one. */
  thumbnail: number;
  /** SHA-256 of what is stored, in hex. */
  hash: string;
  at: Instant;
}

/** One row a file. */
export type FileRow = FileTable;

/** A row as it begins. */
export type NewFile = Omit<FileRow, 'state' | 'seq' | 'shown'>;

/** Rows of files. The bytes are in a {@link BlobStore}, under names that follow from the id. */
export interface FileStore {
  /** Begins a row, before the first byte is stored: whatever happens then, the sweep finds it. */
  receive(file: NewFile): Promise<void>;
  /** The bytes are durable. False if the sweep was quicker. */
  keep(id: string): Promise<boolean>;
  /** Names a kept file that belongs to no chat; false if it is not there. */
  reference(id: string): Promise<boolean>;
  find(id: string): Promise<FileRow | null>;
  /** A file with this name and content that an account has put ready for a chat and not sent yet. */
  unsent(like: { account: string; chatId: string; name: string; hash: string }): Promise<FileRow | null>;
  /** Those that are there, in no special order. */
  findAll(ids: readonly string[]): Promise<FileRow[]>;
  /** Bytes that a customer has uploaded since a moment, or an account for cases and phrases. */
  bytesOf(by: { customerId: string } | { account: string }, since: Instant): Promise<number>;
  /** Gives up files: nobody can read them from here on. Their ids wait in {@link gone}. */
  giveUp(ids: readonly string[]): Promise<void>;
  /** As {@link giveUp}, all of a chat; says which. */
  giveUpOfChat(chatId: string): Promise<string[]>;
  /** As {@link giveUp}, all of a case; says which. */
  giveUpOfCase(number: number): Promise<string[]>;
  /** As {@link giveUp}, what a customer has uploaded and not sent; says which. */
  giveUpUnsent(customerId: string): Promise<string[]>;
  /** As {@link giveUp}: received before one moment and not kept, kept before another and not sent. Says how many. */
  giveUpStale(before: { received: Instant; kept: Instant }, limit: number): Promise<number>;
  /** As {@link giveUp}: what was sent in chats, or put into cases, before a moment. Says how many. */
  giveUpOld(before: Instant, limit: number): Promise<number>;
  /** As {@link giveUp}: files of cases that are erased, and of phrases that are gone. Says how many. */
  giveUpLeft(limit: number): Promise<number>;
  /** The desk's own, stored and not given up. */
  ofDesk(): Promise<Pick<FileRow, 'id' | 'at'>[]>;
  /** Some that were given up and whose bytes may still be there. */
  gone(limit: number): Promise<Pick<FileRow, 'id' | 'thumbnail'>[]>;
  /** Forgets rows whose bytes are gone. */
  forget(ids: readonly string[]): Promise<void>;
  /** Files whose bytes have to be there, past an id, in the order of the ids. */
  stored(after: string, limit: number): Promise<FileRow[]>;
}

/** `shown` of a file whose message was withdrawn: leads alone read it. */
export const WITHDRAWN = -1;

/** That a line of a log names a file; stored in the transaction of the line. */
export interface FileReference {
  id: string;
  chat_id: string;
  seq: number;
  /** 1 once a line that the customer sees names it. */
  shown: number;
}

/** The files that a line names. One that a crisis statement and then its message name belongs to the later line. */
export function referencesOf(entry: LogEntry): FileReference[] {
  const shown = entry.customerSeq === null ? 0 : 1;
  return (filesOf(entry) ?? []).map(({ id }) => ({ id, chat_id: entry.chatId, seq: entry.seq, shown }));
}
