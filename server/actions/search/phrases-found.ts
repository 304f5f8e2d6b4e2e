import type { FoundPhrase } from '../../../protocol/search.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { Ask } from '../../domain/search/grams.ts';
import { excerptOf, haystackOf, rankOf, RANKS } from '../../domain/search/hits.ts';
import type { Needs } from '../services.ts';

/** Phrases of the manual in force, in the desk's language, and the asker's own, by their words; the console searches by pinyin too. */
export function phrasesFound(
  { manual, ownPhrases, profile }: Needs<'manual' | 'ownPhrases' | 'profile'>,
  asker: Asker,
  ask: Ask,
  { after, limit }: { after: string | undefined; limit: number },
): { found: FoundPhrase[]; next: string | null } {
  const { situations } = manual.active[profile.locale];
  const titles = new Map(situations.map(({ id, title }) => [id, title]));
  const all = [
    ...ownPhrases.seenBy(asker).map(({ id, situation, text }) => ({ id, situation: situation ?? '', text })),
    ...situations.flatMap(({ id, phrases }) =>
      phrases.map((one) => ({ id: one.id, situation: id, text: one.text })),
    ),
  ].map((one) => ({ ...one, title: titles.get(one.situation) ?? '' }));
  const ranked = all
    .flatMap((one) => {
      const rank = rankOf(haystackOf(`${one.title}\n${one.text}`), ask);
      return rank === null ? [] : [{ ...one, place: RANKS.indexOf(rank) }];
    })
    .sort((one, other) => one.place - other.place);
  const from = Number(after ?? 0);
  const found = ranked.slice(from, from + limit).map(({ id, situation, title, text }) => ({
    ...{ id, situation, title, text },
    hit: excerptOf(text, ask),
  }));
  return { found, next: from + limit < ranked.length ? String(from + limit) : null };
}
