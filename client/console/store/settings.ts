import { create } from 'zustand';
import { isRecord, keep, readKept } from './kept.ts';

/** The languages of the console. */
export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How the console is lit. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What somebody has chosen on this computer. */
export interface Settings {
  language: Language;
  theme: Theme;
  sound: boolean;
  notify: boolean;
  /** Whether keys that only move or show something work without Alt outside of text fields. */
  singleKeys: boolean;
}

const NAME = 'huashu.settings';

/** Settings, remembered in this browser. */
export const useSettings = create<Settings>()(() => read(readKept(NAME), navigator.language));

/** Changes a setting and remembers it. */
export function choose(change: Partial<Settings>): void {
  useSettings.setState(change);
  keep(NAME, useSettings.getState());
}

/** What was kept, with defaults for whatever is missing or wrong. */
export function read(kept: unknown, browserLanguage: string): Settings {
  const from = isRecord(kept) ? kept : {};
  return {
    language: LANGUAGES.find((one) => one === from['language']) ?? guess(browserLanguage),
    theme: THEMES.find((one) => one === from['theme']) ?? 'system',
    sound: from['sound'] !== false,
    notify: from['notify'] === true,
    singleKeys: from['singleKeys'] === true,
  };
}

function guess(browserLanguage: string): Language {
  return browserLanguage.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** Languages by their own names, so that whoever reads only one finds it. */
export const LANGUAGE_NAMES = { 'zh-CN': '中文', en: 'English' } as const;
