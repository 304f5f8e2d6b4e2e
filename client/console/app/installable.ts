import { useSettings, type Language } from '../store/settings.ts';

/** The description of the installed app in each language. */
const MANIFESTS = {
  'zh-CN': '/manifest.webmanifest',
  en: '/manifest.en.webmanifest',
} as const satisfies Record<Language, string>;

/**
 * Lets browsers offer to install the console as an app, under its name in the chosen language. Without a service worker, as on
 * plain HTTP, the console is the same in a tab.
 */
export function beInstallable(): void {
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = MANIFESTS[useSettings.getState().language];
  document.head.append(link);
  useSettings.subscribe(({ language }) => (link.href = MANIFESTS[language]));
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
}
