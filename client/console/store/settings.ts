import { create } from 'zustand';
import { DENSITIES, TEXT_SIZES, type Look } from '../parts/look.ts';
import { SEND_KEYS, type SendKey } from '../parts/send-key.ts';
import { isRecord, writeStored, readStored } from './browser-storage.ts';

/** The languages of the console. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** The colour schemes; `system` follows the browser. */
export const THEMES = ['system', 'light', 'dark'] as const;
/** One of {@link THEMES}. */
export type Theme = (typeof THEMES)[number];

/** The preferences of a person on this computer. */
export interface Settings extends Look {
  language: Language;
  theme: Theme;
  sound: boolean;
  notify: boolean;
  /** Whether keys that only navigate work without Alt outside text fields. */
  singleKeys: boolean;
  sendKey: SendKey;
}

const NAME = 'huashu.settings';

/** The preferences, stored in this browser. */
export const useSettings = create<Settings>()(() => read(readStored(NAME), navigator.language));

/** Changes and stores preferences. */
export function choose(change: Partial<Settings>): void {
  useSettings.setState(change);
  writeStored(NAME, useSettings.getState());
}

/** Applies the preferences that another tab of this browser stores. */
export function followSettings(): void {
  window.addEventListener('storage', ({ key }) => {
    if (key === NAME) useSettings.setState(read(readStored(NAME), navigator.language));
  });
}

/** Parses stored preferences; uses defaults for what is missing or invalid. */
export function read(stored: unknown, browserLanguage: string): Settings {
  const from = isRecord(stored) ? stored : {};
  return {
    language: LANGUAGES.find((one) => one === from['language']) ?? guess(browserLanguage),
    theme: THEMES.find((one) => one === from['theme']) ?? 'system',
    sound: from['sound'] !== false,
    notify: from['notify'] === true,
    singleKeys: from['singleKeys'] === true,
    sendKey: SEND_KEYS.find((one) => one === from['sendKey']) ?? 'enter',
    textSize: TEXT_SIZES.find((one) => one === from['textSize']) ?? 'standard',
    density: DENSITIES.find((one) => one === from['density']) ?? 'comfortable',
  };
}

function guess(browserLanguage: string): Language {
  return browserLanguage.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** The languages under their own names, so that everybody finds theirs. */
export const LANGUAGE_NAMES = { 'zh-CN': '中文', en: 'English' } as const;
