import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { lazy, Suspense } from 'react';
import { Console } from './console.tsx';
import { InvitePage } from '../features/sign-in/invite.tsx';
import { SignIn } from '../features/sign-in/sign-in.tsx';
import { useDesk } from '../store/desk.ts';
import { useInvite } from '../store/invite.ts';
import { useSetUp } from '../store/set-up.ts';
import { useSettings } from '../store/settings.ts';
import { Boundary } from '../parts/boundary.tsx';
import { DelayedSpinner } from '../parts/placeholder.tsx';
import styles from '../features/sign-in/sign-in.module.css';

/** The root component: renders nothing until the session is known, then the console or the sign-in. */
export function App() {
  const { t } = useTranslation();
  const session = useDesk((state) => state.session);
  const code = useInvite((invite) => invite.code);
  const isSettingUp = useSetUp(({ past, isPutOff }) => past !== null && !isPutOff);
  const language = useSettings((settings) => settings.language);
  return (
    <I18nProvider locale={language}>
      {code !== null ? (
        <InvitePage key={code} code={code} />
      ) : session === undefined ? (
        <main className={styles.signIn} aria-label={t('console')}>
          <DelayedSpinner>{t('loading')}</DelayedSpinner>
        </main>
      ) : session === null ? (
        <SignIn />
      ) : isSettingUp ? (
        <Boundary>
          <Suspense fallback={<DelayedSpinner>{t('loading')}</DelayedSpinner>}>
            <SetUp />
          </Suspense>
        </Boundary>
      ) : (
        <Console />
      )}
    </I18nProvider>
  );
}

/** Loaded on demand: a desk is set up once. */
const SetUp = lazy(() =>
  import('../features/set-up/set-up.tsx').then(({ SetUp: page }) => ({ default: page })),
);

/**
 * Applies the colour scheme, the size of the text and the density: sets attributes for the style sheets, which follow
 * the system, and are standard and comfortable, without them. Returns a function that stops it.
 */
export function followLook(): () => void {
  const apply = () => {
    const { theme, textSize, density } = useSettings.getState();
    mark('theme', theme, 'system');
    mark('text', textSize, 'standard');
    mark('density', density, 'comfortable');
  };
  apply();
  return useSettings.subscribe(apply);
}

function mark(name: string, value: string, usual: string): void {
  const page = document.documentElement;
  if (value === usual) page.removeAttribute(`data-${name}`);
  else page.setAttribute(`data-${name}`, value);
}
