import type { Entry, EntryData } from './entry.ts';

/**
 * A log after the news that its words were erased, or one message withdrawn: every entry keeps its place, kind and times, and loses its text.
 * What a client holds then equals what the server would send again.
 */
export function withoutErased(entries: Entry[], news: readonly Entry[]): Entry[] {
  const erased = news.filter(({ kind }) => kind === 'erased').map(({ chatId }) => chatId);
  const isWithdrawn = withdrawnIn(news);
  if (erased.length === 0 && isWithdrawn === null) return entries;
  return entries.map((entry) =>
    erased.includes(entry.chatId)
      ? wordless(entry)
      : isWithdrawn?.(entry) === true && (entry.text !== '' || entry.files !== undefined)
        ? withdrawn(entry)
        : entry,
  );
}

function withdrawn(entry: Entry): Entry {
  const gone: Entry = { ...entry, text: '' };
  delete gone.files;
  return gone;
}

/** Whether an entry is a message that was withdrawn, as far as these say; null if none of them says so of any. */
export function withdrawnIn(entries: readonly Entry[]): ((entry: Entry) => boolean) | null {
  const gone = new Set(
    entries.flatMap(({ kind, chatId, data }) =>
      kind === 'recalled' ? [`${chatId} ${data?.seq ?? ''}`] : [],
    ),
  );
  if (gone.size === 0) return null;
  return ({ kind, chatId, seq }) => kind === 'message' && gone.has(`${chatId} ${seq}`);
}

/** Whether the text of an entry was erased. No message is empty otherwise, but one of files alone. */
export function isErased({ kind, text, files }: Entry): boolean {
  return text === '' && files === undefined && SPOKEN.has(kind);
}

/** Kinds that keep a text, an empty one. */
const SPOKEN: ReadonlySet<Entry['kind']> = new Set(['message', 'note', 'warned']);

function wordless({ chatId, seq, at, kind, by, text, data }: Entry): Entry {
  return {
    ...{ chatId, seq, at, kind, by },
    ...(text !== undefined && SPOKEN.has(kind) ? { text: '' } : {}),
    ...(data === undefined ? {} : { data: dataWithout(kind, data) }),
  };
}

function dataWithout(kind: Entry['kind'], data: EntryData): EntryData {
  if (kind === 'contact_given') return { contact: '' };
  if (kind === 'flagged') return { ...data, words: [] };
  if (kind !== 'closed') return data;
  const { skipped: reason, evidence, ...rest } = data;
  return reason === undefined && evidence === undefined ? data : rest;
}
