import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icon.tsx';
import { useView, type View } from '../../store/view.ts';
import styles from './inbox.module.css';

const PANES = [
  { pane: 'lists', icon: 'inbox' },
  { pane: 'chat', icon: 'quote' },
  { pane: 'assistant', icon: 'book' },
  { pane: 'customer', icon: 'user' },
] as const satisfies readonly { pane: View['pane']; icon: string }[];

/** The column beside one, in the order of the tabs; null at the end. */
export function paneBeside(pane: View['pane'], where: 'next' | 'previous'): View['pane'] | null {
  const at = PANES.findIndex((one) => one.pane === pane) + (where === 'next' ? 1 : -1);
  return PANES[at]?.pane ?? null;
}

/** Tabs for the columns, in windows with room for one. */
export function PaneBar() {
  const { t } = useTranslation();
  const shown = useView((view) => view.pane);
  return (
    <nav className={styles.paneBar} aria-label={t('nav.panes')}>
      {PANES.map(({ pane, icon }) => (
        <Button
          key={pane}
          className={styles.paneButton}
          {...(shown === pane ? { 'aria-current': 'page' } : {})}
          onPress={() => useView.setState({ pane })}
        >
          <Icon name={icon} />
          {t(`nav.${pane}`)}
        </Button>
      ))}
    </nav>
  );
}
