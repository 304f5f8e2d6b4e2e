import { sql, type Kysely } from 'kysely';
import { askFor, type Ask } from '../../domain/search/grams.ts';
import { excerptOf, haystackOf, rankOf, RANKS, type Rank } from '../../domain/search/hits.ts';
import { chatFrom, CHAT_COLUMNS, withoutKey } from '../chats/chat-row.ts';
import { BadCursor, type ChatFilter, type ChatPage, type FoundLine } from '../chats/store.ts';
import { newestKeyBelow } from '../chats/list.ts';
import { isPostgres, oneOf } from '../portable-sql.ts';
import type { Tables } from '../schema.ts';
import { chatsNamed, type Named } from './named.ts';
import { gramsAsked, lineAt, lineId, matching } from './shelf.ts';
import { isAsked } from './wanted-chats.ts';

type Db = Kysely<Tables>;

/** Lines looked through in one question: a common word must not hold up the messages. */
const AT_ONCE = 400;
/** Questions for one page: a word that is common in chats of others ends here, and the cursor goes on. */
const ROUNDS = 12;

/** What is shown first: chats of customers with that name or contact, then by how well a line of them fits. */
type Pass = 'named' | Rank;

/** A chat that was found, with the line; null if it was found by its customer. */
interface Hit {
  key: number;
  line: FoundLine | null;
}

interface Place {
  pass: Pass;
  /** Chats below this key are left. */
  below: number;
}

/** Chats with all the words of `q` in one line or in their customer's record, best first, a page at a time. Throws `BadCursor`. */
export async function searchChats(db: Db, filter: ChatFilter & { q: string }): Promise<ChatPage> {
  const place = filter.cursor === undefined ? null : placeOf(filter.cursor);
  const ask = askFor(filter.q);
  if (!ask) return { chats: [], cursor: null, found: new Map() };
  const search = new ChatSearch(db, ask, filter);
  const { hits, next } = await search.page(place);
  return { ...(await loaded(db, hits)), cursor: next && cursorAt(next) };
}

/** What one question has found; `rest` is where to go on, null at the end. */
interface Round {
  found: Hit[];
  rest: number | null;
}

class ChatSearch {
  readonly #db: Db;
  readonly #ask: Ask;
  readonly #filter: ChatFilter;
  #rounds = 0;

  constructor(db: Db, ask: Ask, filter: ChatFilter) {
    this.#db = db;
    this.#ask = ask;
    this.#filter = filter;
  }

  async page(from: Place | null): Promise<{ hits: Hit[]; next: Place | null }> {
    const passes = passesOf(this.#ask);
    const named = await chatsNamed(this.#db, this.#ask, this.#filter);
    const { limit } = this.#filter;
    let place: Place | null = from ?? { pass: 'named', below: Number.MAX_SAFE_INTEGER };
    const hits: Hit[] = [];
    while (place && hits.length < limit && this.#rounds < ROUNDS) {
      const { pass, below }: Place = place;
      const { found, rest }: Round =
        pass === 'named' ? namedBelow(named, below) : await this.#round(pass, below, named);
      const taken: Hit[] = found.slice(0, limit - hits.length);
      hits.push(...taken);
      const last = taken.at(-1);
      if (taken.length < found.length && last) place = { pass, below: last.key };
      else if (rest !== null) place = { pass, below: rest };
      else place = after(passes, pass);
    }
    return { hits, next: place };
  }

  /** The chats of one question in which the best line fits just so well. */
  async #round(pass: Rank, below: number, named: readonly Named[]): Promise<Round> {
    this.#rounds += 1;
    const first = await newestKeyBelow(this.#db, this.#filter, below);
    if (first === null) return { found: [], rest: null };
    const ids = await matching(this.#db, 'search_lines', this.#gramsOf(pass), {
      below: lineId(first + 1, 0),
      limit: AT_ONCE,
    });
    const lines = ids.map(lineAt);
    const lastKey = lines.at(-1)?.key ?? 0;
    const isCut = ids.length === AT_ONCE;
    // The lines of the last chat may go on in the next question.
    const whole = isCut && lines[0]?.key !== lastKey ? lines.filter(({ key }) => key !== lastKey) : lines;
    const shown = new Set(named.map(({ key }) => key));
    const keys = [...new Set(whole.map(({ key }) => key))].filter((key) => !shown.has(key));
    const visible = new Set(await this.#visible(keys));
    const best = await bestLines(
      this.#db,
      this.#ask,
      whole.filter(({ key }) => visible.has(key)),
    );
    const found = keys.flatMap((key) => {
      const line = best.get(key);
      return line?.rank === pass ? [{ key, line: line.found }] : [];
    });
    return { found, rest: isCut ? (whole.at(-1)?.key ?? null) : null };
  }

  #gramsOf(pass: Rank): (readonly number[])[] {
    return pass === 'number'
      ? this.#ask.flatMap(({ number }) => (number === null ? [] : [[number]]))
      : gramsAsked(this.#ask);
  }

  async #visible(keys: readonly number[]): Promise<number[]> {
    if (keys.length === 0) return [];
    const rows = await this.#db
      .selectFrom('chats')
      .select('key')
      .where('key', 'in', oneOf(this.#db, keys))
      .where((is) => isAsked(is, this.#db, this.#filter))
      .execute();
    return rows.map(({ key }) => key);
  }
}

/** The best line of each chat, the newest of several. */
async function bestLines(
  db: Db,
  ask: Ask,
  lines: readonly { key: number; seq: number }[],
): Promise<Map<number, { rank: Rank; found: FoundLine }>> {
  const best = new Map<number, { rank: Rank; found: FoundLine }>();
  for (const { key, seq, at, text } of await textsOf(db, lines)) {
    const rank = rankOf(haystackOf(text), ask);
    const known = best.get(key);
    if (rank === null || (known && RANKS.indexOf(known.rank) <= RANKS.indexOf(rank))) continue;
    best.set(key, { rank, found: { seq, at, ...excerptOf(text, ask) } });
  }
  return best;
}

/** The texts of some lines, the newest first. */
async function textsOf(
  db: Db,
  lines: readonly { key: number; seq: number }[],
): Promise<{ key: number; seq: number; at: number; text: string }[]> {
  if (lines.length === 0) return [];
  const wanted = isPostgres(db)
    ? sql`unnest(${lines.map(({ key }) => key)}::bigint[], ${lines.map(({ seq }) => seq)}::bigint[]) as wanted (chat, seq)`
    : sql`(select value ->> 0 as chat, value ->> 1 as seq
        from json_each(${JSON.stringify(lines.map(({ key, seq }) => [key, seq]))})) as wanted`;
  const { rows } = await sql<{ key: number; seq: number; at: number; text: string }>`
    select entries.chat as key, entries.seq, entries.at, entries.text from ${wanted}
    cross join entries where entries.chat = wanted.chat and entries.seq = wanted.seq and entries.text is not null
    order by entries.chat desc, entries.seq desc`.execute(db);
  return rows;
}

async function loaded(db: Db, hits: readonly Hit[]): Promise<Pick<ChatPage, 'chats' | 'found'>> {
  if (hits.length === 0) return { chats: [], found: new Map() };
  const keys = hits.map(({ key }) => key);
  const rows = await db
    .selectFrom('chats')
    .select(CHAT_COLUMNS)
    .where('key', 'in', oneOf(db, keys))
    .execute();
  const chats = new Map(rows.map(chatFrom).map((chat) => [chat.key, chat]));
  const there = hits.flatMap((hit) => {
    const chat = chats.get(hit.key);
    return chat ? [{ ...hit, chat }] : [];
  });
  return {
    chats: there.map(({ chat }) => withoutKey(chat)),
    found: new Map(there.flatMap(({ chat, line }) => (line ? [[chat.chat.id, line] as const] : []))),
  };
}

function namedBelow(named: readonly Named[], below: number): Round {
  return { found: named.filter(({ key }) => key < below), rest: null };
}

/** How well a line can fit at all. */
function passesOf(ask: Ask): Pass[] {
  const isNumber = ask.some(({ number }) => number !== null);
  // A single word that is there stands there in one piece.
  const isOneWord = ask.every(({ words }) => words.length === 1);
  return [
    'named',
    ...(isNumber ? (['number'] as const) : []),
    'phrase',
    ...(isOneWord ? [] : (['words'] as const)),
  ];
}

function after(passes: readonly Pass[], pass: Pass): Place | null {
  const next = passes[passes.indexOf(pass) + 1];
  return next === undefined ? null : { pass: next, below: Number.MAX_SAFE_INTEGER };
}

const SHAPE = /^s(named|number|phrase|words)\.([1-9]\d{0,15})$/;

function cursorAt({ pass, below }: Place): string {
  return Buffer.from(`s${pass}.${below}`).toString('base64url');
}

function placeOf(cursor: string): Place {
  const [, pass, below] = SHAPE.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  const place = { pass: pass as Pass, below: Number(below) };
  if (pass === undefined || cursorAt(place) !== cursor)
    throw new BadCursor('This cursor comes from no search.');
  return place;
}
