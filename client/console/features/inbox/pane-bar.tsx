import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icon.tsx';
import { useView, type View } from '../../store/view.ts';

const PANES = [
  { pane: 'lists', icon: 'inbox' },
  { pane: 'chat', icon: 'quote' },
  { pane: 'assistant', icon: 'book' },
] as const satisfies readonly { pane: View['pane']; icon: string }[];

/** Tabs for the columns, in windows with room for one. */
export function PaneBar() {
  const { t } = useTranslation();
  const shown = useView((view) => view.pane);
  return (
    <nav className="pane-bar" aria-label={t('nav.panes')}>
      {PANES.map(({ pane, icon }) => (
        <Button
          key={pane}
          className="pane-button"
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
