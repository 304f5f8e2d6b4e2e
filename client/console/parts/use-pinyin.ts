import { useEffect, useState } from 'react';
import type { ToPinyin } from '../../../phrases/search/pinyin.ts';

const silent: ToPinyin = () => [];
let spoken: ToPinyin | null = null;

/** The pinyin of Chinese characters: none until its dictionary, which is large, is loaded. */
export function usePinyin(): ToPinyin {
  const [toPinyin, setPinyin] = useState<ToPinyin>(() => spoken ?? silent);
  useEffect(() => {
    if (spoken === null) void loadPinyin().then((loaded) => setPinyin(() => loaded));
  }, []);
  return toPinyin;
}

async function loadPinyin(): Promise<ToPinyin> {
  const { pinyin } = await import('pinyin-pro');
  spoken = (text) => pinyin(text, { toneType: 'none', type: 'array', v: true });
  return spoken;
}
