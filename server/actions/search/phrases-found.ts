import { manualFor, manualServing } from '../../../phrases/kept-to.ts';
import type { Manual } from '../../../phrases/manual.ts';
import type { FoundPhrase } from '../../../protocol/search.ts';
import { mayWith, type Asker } from '../../../protocol/rights.ts';
import type { Ask } from '../../domain/search/grams.ts';
import { excerptOf, haystackOf, rankOf, RANKS } from '../../domain/search/hits.ts';
import type { Needs } from '../services.ts';

/**
 * Phrases of the manual in force, in the desk's language, and the asker's own, by their words; the console searches by pinyin
 * too. With a department, those that hold in its chats; else an agent finds those of the departments that they serve, and leads
 * find all.
 */
export function phrasesFound(
  services: Needs<'directory' | 'manual' | 'ownPhrases' | 'profile'>,
  asker: Asker,
  ask: Ask,
  { after, limit, department }: { after: string | undefined; limit: number; department: string | undefined },
): { found: FoundPhrase[]; next: string | null } {
  const { ownPhrases } = services;
  const { situations } = manualOf(services, asker, department);
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

function manualOf(
  { directory, manual, profile }: Needs<'directory' | 'manual' | 'profile'>,
  asker: Asker,
  department: string | undefined,
): Manual {
  const whole = manual.active[profile.locale];
  if (department !== undefined) return manualFor(whole, department);
  if (mayWith(asker, 'read', 'foreign')) return whole;
  const own = directory.member(asker.account)?.departments ?? [];
  return manualServing(
    whole,
    own.map((one) => one.department),
  );
}
