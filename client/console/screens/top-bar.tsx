import { useTranslation } from 'react-i18next';
import { run } from '../keys/run.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { useDesk } from '../store/desk.ts';
import { useIsLead } from '../store/selectors.ts';
import { showScreen, useView } from '../store/view.ts';
import { MeMenu } from './me-menu.tsx';

/** The bar on top: where one is, the connection, who one is. */
export function TopBar() {
  const { t } = useTranslation();
  const screen = useView((view) => view.screen);
  const lead = useIsLead();
  const connection = useDesk((state) => state.connection);
  return (
    <header className="top-bar">
      <h1 className="wordmark">{t('title')}</h1>
      {lead ? (
        <nav className="screens" aria-label={t('nav.screens')}>
          <ActionButton
            look="quiet"
            label={t('nav.inbox')}
            icon="inbox"
            isPressed={screen === 'inbox'}
            onPress={() => showScreen('inbox')}
          />
          <ActionButton
            look="quiet"
            label={t('nav.floor')}
            icon="floor"
            command="floor"
            isPressed={screen === 'floor'}
            onPress={() => showScreen('floor')}
          />
          <ActionButton
            look="quiet"
            label={t('nav.manual')}
            icon="book"
            command="manual"
            isPressed={screen === 'manual'}
            onPress={() => showScreen('manual')}
          />
          <ActionButton
            look="quiet"
            label={t('nav.reports')}
            icon="chart"
            command="reports"
            isPressed={screen === 'reports'}
            onPress={() => showScreen('reports')}
          />
        </nav>
      ) : null}
      <span className="spring" />
      {connection === 'connecting' ? <span className="faint">{t('connection.connecting')}</span> : null}
      <ActionButton
        label={t('settings.keys')}
        icon="keyboard"
        command="keys"
        onPress={() => run('keys')}
        className="sheet-button"
      />
      <MeMenu />
    </header>
  );
}
