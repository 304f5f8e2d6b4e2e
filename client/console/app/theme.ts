import { useSettings } from '../store/settings.ts';

/** Lights the page as chosen; the style sheets look at the attribute, and at the system without one. */
export function followTheme(): () => void {
  const apply = () => {
    const { theme } = useSettings.getState();
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  };
  apply();
  return useSettings.subscribe(apply);
}
