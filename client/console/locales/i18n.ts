import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';
import { useSettings, type Language } from '../store/settings.ts';

/** The console's words. React escapes what it shows, so nothing is escaped here. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
  lng: useSettings.getState().language,
  fallbackLng: 'zh-CN',
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Keeps words and the page's language as chosen. */
export function followLanguage(): () => void {
  speak(useSettings.getState().language);
  return useSettings.subscribe(({ language }) => speak(language));
}

function speak(language: Language): void {
  document.documentElement.lang = language;
  if (i18n.language !== language) void i18n.changeLanguage(language);
}
