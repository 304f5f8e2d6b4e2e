import { useEffect, useMemo, useState } from 'react';
import { buildIndex, type PhraseIndex } from '../../../phrases/search/build-index.ts';
import type { ToPinyin } from '../../../phrases/search/pinyin.ts';
import type { Locale, Manual } from '../../../phrases/manual.ts';
import { useManual } from '../store/manuals.ts';

const silent: ToPinyin = () => [];
const indexes = new WeakMap<Manual, { toPinyin: ToPinyin; index: PhraseIndex }>();
let spoken: ToPinyin | null = null;

/** The phrases of a language, ready to be searched; null until the manual is here. Pinyin joins once it has loaded. */
export function usePhraseIndex(locale: Locale): PhraseIndex | null {
  const manual = useManual(locale);
  const [toPinyin, setPinyin] = useState<ToPinyin>(() => spoken ?? silent);
  useEffect(() => {
    if (spoken === null) void loadPinyin().then((loaded) => setPinyin(() => loaded));
  }, []);
  return useMemo(() => (manual ? indexOf(manual, toPinyin) : null), [manual, toPinyin]);
}

/** The reading of Chinese characters. Its dictionary is large, so it is loaded when first needed. */
async function loadPinyin(): Promise<ToPinyin> {
  const { pinyin } = await import('pinyin-pro');
  spoken = (text) => pinyin(text, { toneType: 'none', type: 'array', v: true });
  return spoken;
}

function indexOf(manual: Manual, toPinyin: ToPinyin): PhraseIndex {
  const known = indexes.get(manual);
  if (known?.toPinyin === toPinyin) return known.index;
  const index = buildIndex(manual, toPinyin);
  indexes.set(manual, { toPinyin, index });
  return index;
}
