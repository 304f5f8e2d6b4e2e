import { sql, type Kysely } from 'kysely';
import { cut } from '../../../protocol/graphemes.ts';
import { isPostgres, oneOf } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';
import { ENTRIES } from './text-of.ts';

type Db = Kysely<Tables>;

/** As many words of a query are looked for in the lines. */
const WORDS = 8;

/** How much of a line is shown, and how much of it before the word. */
const SHOWN = 120;
const BEFORE = 24;

/**
 * For each of these chats, by its key, the line that a search found: the newest with the most of the words, around the
 * first of them. A chat that was found by its customer's name, or by a number written otherwise, has none.
 */
export async function foundLines(db: Db, keys: readonly number[], q: string): Promise<Map<number, string>> {
  const words = [...new Set(q.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean))].slice(0, WORDS);
  if (keys.length === 0 || words.length === 0) return new Map();
  const hits = words.map((word) => sql`case when ${contains(db, word)} then 1 else 0 end`);
  const { rows } = await sql<{ key: number; text: string }>`select key, text from (
      select chats.key as key, entries.text as text, row_number() over (
        partition by entries.chat order by ${sql.join(hits, sql` + `)} desc, entries.seq desc) as place
      from entries join chats on chats.key = entries.chat
      where entries.chat in ${oneOf(db, keys)} and entries.seq > chats.last_seq - ${sql.lit(ENTRIES)}
        and entries.text is not null and (${sql.join(
          words.map((word) => contains(db, word)),
          sql` or `,
        )})
    ) as lines where place = 1`.execute(db);
  return new Map(rows.map(({ key, text }) => [key, excerpt(text, words)]));
}

/** SQLite lowers the letters of ASCII only. */
function contains(db: Db, word: string) {
  const place = sql.raw(isPostgres(db) ? 'strpos' : 'instr');
  return sql<boolean>`${place}(lower(entries.text), ${word}) > 0`;
}

/** A line around the first of the words that it has. */
export function excerpt(text: string, words: readonly string[]): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const lower = line.toLowerCase();
  const places = words.map((word) => lower.indexOf(word)).filter((place) => place >= 0);
  const before = Array.from(line.slice(0, Math.min(...places, line.length)));
  const isLate = places.length > 0 && before.length > BEFORE;
  const from = isLate ? before.slice(0, -BEFORE).join('').length : 0;
  const shown = cut(line.slice(from), SHOWN);
  return `${isLate ? '…' : ''}${shown}${from + shown.length < line.length ? '…' : ''}`;
}
