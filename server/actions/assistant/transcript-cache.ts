import { BoundedMap, bytesOf } from '../../lib/bounded-map.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { LOOK_BACK, utterances, type Utterance } from '../../domain/chat/transcript.ts';
import type { News } from '../../delivery/publish.ts';
import type { ChatStore } from '../../storage/chats/store.ts';

/** Bytes of the talks kept at hand; another one is read from the store when it is needed. */
const KEEP_BYTES = 16_000_000;
/** What a transcript and each line of it take besides the text, in bytes. */
const EACH_TALK = 1000;
const EACH_LINE = 100;

interface Known {
  lines: Utterance[];
  /** The last entry that is in it, or that nobody spoke. */
  lastSeq: number;
}

/** What was said last in the chats that this process hears of. What other processes stored in between is noticed. */
export class Talks {
  private readonly known = new BoundedMap<Known>(KEEP_BYTES, weightOf);

  constructor(private readonly chats: Pick<ChatStore, 'entries'>) {}

  /** What the talks at hand take in memory, in bytes. */
  get bytes(): number {
    return this.known.bytes;
  }

  /** Takes what was stored here. */
  hear({ before, after, entries }: News): void {
    const { id, lastSeq } = after.chat;
    if (before === null) return this.known.set(id, { lines: utterances(entries), lastSeq });
    const transcript = this.known.get(id);
    if (!transcript) return;
    if (transcript.lastSeq !== before.chat.lastSeq) this.known.delete(id);
    else
      this.known.set(id, { lines: [...transcript.lines, ...utterances(entries)].slice(-LOOK_BACK), lastSeq });
  }

  /** The transcript of a chat at least up to how it is known here. */
  async of({ id, lastSeq }: Chat): Promise<Utterance[]> {
    const transcript = this.known.get(id);
    if (transcript && transcript.lastSeq >= lastSeq) return transcript.lines;
    const entries = await this.chats.entries(id, { last: LOOK_BACK });
    const lines = utterances(entries);
    this.known.set(id, { lines, lastSeq: entries.at(-1)?.seq ?? 0 });
    return lines;
  }

  forget(chatId: string): void {
    this.known.delete(chatId);
  }
}

function weightOf({ lines }: Known): number {
  return lines.reduce((bytes, { text }) => bytes + EACH_LINE + bytesOf(text), EACH_TALK);
}
