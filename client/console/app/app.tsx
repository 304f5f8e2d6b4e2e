import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Console } from './console.tsx';
import { InvitePage } from '../features/sign-in/invite.tsx';
import { SignIn } from '../features/sign-in/sign-in.tsx';
import { useDesk } from '../store/desk.ts';
import { useInvite } from '../store/invite.ts';
import { useSettings } from '../store/settings.ts';
import { DelayedSpinner } from '../parts/placeholder.tsx';

/** The whole console: nothing until it is known who is signed in, then the work or the way to it. */
export function App() {
  const { t } = useTranslation();
  const session = useDesk((state) => state.session);
  const code = useInvite((invite) => invite.code);
  const language = useSettings((settings) => settings.language);
  return (
    <I18nProvider locale={language}>
      {code !== null ? (
        <InvitePage key={code} code={code} />
      ) : session === undefined ? (
        <main className="starting" aria-label={t('console')}>
          <DelayedSpinner>{t('loading')}</DelayedSpinner>
        </main>
      ) : session === null ? (
        <SignIn />
      ) : (
        <Console />
      )}
    </I18nProvider>
  );
}

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
