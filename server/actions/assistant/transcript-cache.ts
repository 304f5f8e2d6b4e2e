import { BoundedMap, bytesOf } from '../../lib/bounded-map.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { LOOK_BACK, utterances, type Utterance } from '../../domain/chat/transcript.ts';
import type { ChatNews } from '../../delivery/publish.ts';
import type { TurnMark } from '../../domain/learning/turn-labels.ts';
import type { TurnStore } from '../../storage/learning/turn-store.ts';
import type { ChatStore } from '../../storage/chats/store.ts';

/** Size of the cache in bytes; other transcripts are read from the store. */
const KEEP_BYTES = 16_000_000;
/** Overhead of a transcript and of each message in it, in bytes. */
const EACH_TALK = 1000;
const EACH_LINE = 100;

interface Known {
  lines: Utterance[];
  /** What staff have said of its turns. */
  marks: TurnMark[];
  /** The last entry that has been applied, whether or not it has text. */
  lastSeq: number;
}

/** Caches the last messages of running chats. Notices entries that other processes have stored in between. */
export class TranscriptCache {
  private readonly known = new BoundedMap<Known>(KEEP_BYTES, weightOf);

  constructor(
    private readonly chats: Pick<ChatStore, 'entries'>,
    private readonly turns: Pick<TurnStore, 'marksOf'>,
  ) {}

  /** Size of the cached transcripts in bytes. */
  get bytes(): number {
    return this.known.bytes;
  }

  /** Appends what this process has stored. */
  handle({ before, after, entries }: ChatNews): void {
    const { id, lastSeq } = after.chat;
    if (before === null) return this.known.set(id, { lines: utterances(entries), marks: [], lastSeq });
    const transcript = this.known.get(id);
    if (!transcript) return;
    if (transcript.lastSeq !== before.chat.lastSeq) this.known.delete(id);
    else
      this.known.set(id, {
        ...{ lines: [...transcript.lines, ...utterances(entries)].slice(-LOOK_BACK), lastSeq },
        marks: transcript.marks,
      });
  }

  /** The transcript of a chat, at least up to `lastSeq`, with what staff have said of its turns. */
  async of({ id, lastSeq }: Chat): Promise<Pick<Known, 'lines' | 'marks'>> {
    const transcript = this.known.get(id);
    if (transcript && transcript.lastSeq >= lastSeq) return transcript;
    const entries = await this.chats.entries(id, { last: LOOK_BACK });
    const lines = utterances(entries);
    const known = { lines, marks: await this.turns.marksOf(id), lastSeq: entries.at(-1)?.seq ?? 0 };
    this.known.set(id, known);
    return known;
  }

  forget(chatId: string): void {
    this.known.delete(chatId);
  }
}

function weightOf({ lines }: Known): number {
  return lines.reduce((bytes, { text }) => bytes + EACH_LINE + bytesOf(text), EACH_TALK);
}
