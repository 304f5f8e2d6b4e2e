import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';
import { useSettings, type Language } from '../store/settings.ts';

/** The translations of the console. React escapes what it renders, so i18next does not. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
  lng: useSettings.getState().language,
  fallbackLng: 'zh-CN',
  interpolation: { escapeValue: false },
  initAsync: false,
});

/** Applies the selected language to the texts and to the page's `lang`. */
export function followLanguage(): () => void {
  speak(useSettings.getState().language);
  return useSettings.subscribe(({ language }) => speak(language));
}

function speak(language: Language): void {
  document.documentElement.lang = language;
  if (i18n.language !== language) void i18n.changeLanguage(language);
}
