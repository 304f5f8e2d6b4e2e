import { BoundedMap, bytesOf } from '../../lib/bounded-map.ts';
import { LOOK_BACK } from '../../domain/chat/transcript.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import type { ChatStore } from '../../storage/chats/store.ts';

/** Chats for which we know up to where this process has seen the log. */
const RUNS_MAX = 5000;
/** Bytes of lines in memory; others are read when they are needed. */
const KEEP_BYTES = 16_000_000;
/** What a talk and each line of it take besides the text, in bytes. */
const EACH_TALK = 1000;
const EACH_LINE = 100;
/** Entries read at a time. */
const PAGE = 200;

/** What an agent has said in a chat; the desk's own warning is nobody's. */
export interface Said {
  by: string | null;
  text: string;
}

/** A line that people speak, or the warning that they send. */
export type SpokenEntry = Extract<LogEntry, { kind: 'message' | 'warned' }>;

/** Whether an entry is speech; notes and marks are not. */
export function isSpoken(entry: LogEntry): entry is SpokenEntry {
  return entry.kind === 'message' || entry.kind === 'warned';
}

/** The part of the news that is used here. */
interface Change {
  before: { chat: Pick<Chat, 'lastSeq'> } | null;
  after: { chat: Pick<Chat, 'id' | 'lastSeq'> };
}

/** Where missing lines are read. */
type Log = Pick<ChatStore, 'entries'>;

/** This process has seen every entry after `from`, up to `upTo`. */
interface Run {
  from: number;
  to: number;
}

interface Talk {
  lines: Said[];
  /** The entry up to which no line is missing. */
  upTo: number;
}

/** A chat of which nothing is known, not even that it has just begun. */
const UNKNOWN: Talk = { lines: [], upTo: -1 };

/**
 * The last lines of staff in each chat, the same whether this process has seen them, another one stored them, or they
 * are from before a restart: missing lines are read. Lines are added later than they arrive, in the same order.
 */
export class StaffLines {
  private readonly runs = new BoundedMap<Run>(RUNS_MAX);
  private readonly talks = new BoundedMap<Talk>(KEEP_BYTES, weightOf);

  /** Takes a committed change, and returns the entry after which this process has seen everything. */
  handle({ before, after: { chat } }: Change): number {
    const last = before?.chat.lastSeq ?? 0;
    const run = this.runs.get(chat.id);
    const from = run?.to === last ? run.from : last;
    this.runs.set(chat.id, { from, to: chat.lastSeq });
    if (before === null) this.talks.set(chat.id, { lines: [], upTo: 0 });
    return from;
  }

  /** Drops a chat: one of its entries will not be added. */
  forget(chatId: string): void {
    this.runs.delete(chatId);
    this.talks.delete(chatId);
  }

  /** What staff had said before this line, which is then added; `from` as it was when the line arrived. */
  async add(chats: Log, entry: SpokenEntry, from: number): Promise<Said[]> {
    const { chatId, seq } = entry;
    const talk = this.talks.get(chatId) ?? UNKNOWN;
    const isWhole = talk.upTo >= from;
    const missing = isWhole ? [] : await between(chats, chatId, Math.max(0, talk.upTo), seq);
    const lines = [...talk.lines, ...missing].slice(-LOOK_BACK);
    this.talks.set(chatId, { lines: [...lines, ...said(entry)], upTo: seq });
    return lines;
  }
}

function weightOf({ lines }: Talk): number {
  return lines.reduce((bytes, { text }) => bytes + EACH_LINE + bytesOf(text), EACH_TALK);
}

/** The last lines of staff between two entries, read from the end until there are enough. */
async function between(chats: Log, chatId: string, after: number, before: number): Promise<Said[]> {
  let lines: Said[] = [];
  for (let end = before - 1; end > after && lines.length < LOOK_BACK; end -= PAGE) {
    const start = Math.max(after, end - PAGE);
    const entries = await chats.entries(chatId, { after: start, limit: end - start });
    lines = [...entries.filter(({ seq }) => seq <= end).flatMap(said), ...lines];
  }
  return lines;
}

function said(entry: LogEntry): Said[] {
  if (!isSpoken(entry) || !('account' in entry.by)) return [];
  return [{ by: entry.kind === 'message' ? entry.by.account : null, text: entry.text }];
}
