import { ownPhraseId } from '../../../phrases/own-phrase.ts';
import type { PinnedPhrase } from '../../../phrases/suggest/facts.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { languageOf } from '../../../phrases/text.ts';
import type { OwnPhrase } from '../../domain/own-phrase/own-phrase.ts';
import type { Needs, Manuals } from '../services.ts';

type Pinned = Record<keyof Manuals, PinnedPhrase[]>;

/** Computed once per list and language of the desk, not once per message. */
const known: Record<keyof Manuals, WeakMap<readonly OwnPhrase[], Pinned>> = {
  'zh-CN': new WeakMap(),
  en: new WeakMap(),
};

/** The phrases that an agent sees pinned to situations, in the language of the talk. */
export function pinnedFor(
  services: Needs<'directory' | 'ownPhrases' | 'profile'>,
  account: string,
  language: keyof Manuals,
): readonly PinnedPhrase[] {
  const member = services.directory.member(account);
  if (!member) return [];
  const asker: Asker = { account, role: member.role };
  const list = services.ownPhrases.seenBy(asker);
  const { locale } = services.profile;
  const pinned = known[locale].get(list) ?? sorted(list, locale);
  known[locale].set(list, pinned);
  return pinned[language];
}

/** A phrase is in the language of its words. */
function sorted(list: readonly OwnPhrase[], locale: keyof Manuals): Pinned {
  const pinned: Pinned = { 'zh-CN': [], en: [] };
  for (const phrase of list) {
    const { situation, text } = phrase;
    if (situation === null) continue;
    const words = text.replace(/\{\{\w+\}\}/gu, '');
    pinned[languageOf(words, locale)].push({ id: ownPhraseId(phrase), situation, text });
  }
  return pinned;
}
