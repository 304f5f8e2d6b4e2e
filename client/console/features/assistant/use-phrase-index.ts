import { useMemo } from 'react';
import { buildIndex, indexOwn, type PhraseIndex } from '../../../../phrases/search/build-index.ts';
import type { ToPinyin } from '../../../../phrases/search/pinyin.ts';
import { manualFor, manualServing } from '../../../../phrases/kept-to.ts';
import { languageOf } from '../../../../phrases/text.ts';
import type { Locale, Manual } from '../../../../phrases/manual.ts';
import type { StaffChat } from '../../../../protocol/chat.ts';
import type { OwnPhraseView } from '../../../../protocol/own-phrases.ts';
import { situationIn } from '../../store/manuals.ts';
import { useManual } from '../../connection/manuals.ts';
import { useOwnPhrases } from '../../store/own-phrases.ts';
import type { Moment } from '../../../../phrases/search/search.ts';
import { useDesk } from '../../store/desk.ts';
import { usePinyin } from '../../parts/use-pinyin.ts';
import { useAccount } from '../../store/selectors.ts';

const indexes = new WeakMap<Manual, { toPinyin: ToPinyin; index: PhraseIndex }>();

/**
 * The search index of a language's phrases, staff phrases first; null until the manual is loaded. Pinyin is added once
 * its dictionary is loaded. With a chat or a department: without what is kept to others than its own; `serving`: than those of
 * somebody who serves these.
 */
export function usePhraseIndex(
  locale: Locale,
  where?: Pick<StaffChat, 'department'> | { serving: readonly string[] },
): PhraseIndex | null {
  const whole = useManual(locale);
  const manual = whole && where ? manualIn(whole, where) : whole;
  const toPinyin = usePinyin();
  const own = useOwnPhrases(({ phrases }) => phrases);
  const ownIndex = useMemo(() => indexOfOwn(own, locale, manual, toPinyin), [own, locale, manual, toPinyin]);
  return useMemo(
    () => (manual ? [...ownIndex, ...indexOf(manual, toPinyin)] : null),
    [ownIndex, manual, toPinyin],
  );
}

function manualIn(
  whole: Manual,
  where: Pick<StaffChat, 'department'> | { serving: readonly string[] },
): Manual {
  // A process from before departments does not tell one.
  return 'serving' in where
    ? manualServing(whole, where.serving)
    : manualFor(whole, where.department ?? null);
}

/** Staff phrases belong to the language of their text; those without letters to both. */
function indexOfOwn(
  own: readonly OwnPhraseView[],
  locale: Locale,
  manual: Manual | null,
  toPinyin: ToPinyin,
): PhraseIndex {
  const here = own.filter(({ text }) => languageOf(text.replace(/\{\{\w+\}\}/gu, ''), locale) === locale);
  const found = here.map(({ phraseId: id, text, situation, shortcut }) => ({
    phrase: { id, text, situation: situation ?? '', when: [], source: '' },
    title: situation === null ? '' : (situationIn(manual, situation)?.title ?? ''),
    shortcut,
  }));
  return indexOwn(found, toPinyin);
}

function indexOf(manual: Manual, toPinyin: ToPinyin): PhraseIndex {
  const known = indexes.get(manual);
  if (known?.toPinyin === toPinyin) return known.index;
  const index = buildIndex(manual, toPinyin);
  indexes.set(manual, { toPinyin, index });
  return index;
}

/** The context for ranking phrases: the chat's situations, and the phrases that this agent has used in loaded chats. */
export function useMoment(chatId: string): Moment {
  const suggestions = useDesk((state) => state.suggestions[chatId]);
  const logs = useDesk((state) => state.logs);
  const account = useAccount();
  return useMemo(() => {
    const uses = new Map<string, number>();
    for (const { entries } of Object.values(logs))
      for (const { by, data } of entries)
        if (by.account === account && data?.phraseId !== undefined)
          uses.set(data.phraseId, (uses.get(data.phraseId) ?? 0) + 1);
    return {
      phrases: (suggestions?.phrases ?? []).map(({ id }) => id),
      situations: (suggestions?.situations ?? []).map(({ id }) => id),
      uses,
    };
  }, [suggestions, logs, account]);
}
