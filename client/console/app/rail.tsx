import { memo, useEffect, useMemo, useRef } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ariaKeys, keyLabel, type Command } from '../parts/keys.ts';
import { run } from '../store/commands.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { PlainButton } from '../parts/button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { useClock } from '../store/clock.ts';
import { pressing } from '../store/case-lists.ts';
import { useCaseReader, useLeadCalls, useMine } from '../store/selectors.ts';
import { useCases } from '../store/cases.ts';
import { useDesk } from '../store/desk.ts';
import { overdueCount } from '../store/lists.ts';
import { mayShow, showScreen, useView, SCREENS, type Screen } from '../store/view.ts';
import { MeMenu } from './me-menu.tsx';
import styles from './rail.module.css';

/** The rail at the left, in a narrow window at the top: the screens with their counts, the list of keys, the menu. */
export function Rail() {
  const { t } = useTranslation();
  const screen = useView((view) => view.screen);
  const role = useDesk((state) => state.session?.role);
  const connection = useDesk((state) => state.connection);
  const waiting = useWaiting();
  const showsVisitors = useDesk(({ profile }) => profile?.visitorsOnSite === true);
  const screens = useRef<HTMLElement>(null);
  // The row scrolls in small windows, and a key or a link chooses a screen whose button may be out of view.
  useEffect(() => {
    const shown = screens.current?.querySelector('[aria-current=page]');
    shown?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [screen]);
  return (
    <header className={styles.rail}>
      <h1 className={styles.wordmark}>{t('title')}</h1>
      <nav ref={screens} className={styles.screens} aria-label={t('nav.screens')}>
        {SCREENS.filter(({ name }) => mayShow(name, role) && (name !== 'visitors' || showsVisitors)).map(
          (one) => (
            <RailButton
              key={one.name}
              {...one}
              isShown={screen === one.name}
              waiting={waiting[one.name] ?? 0}
            />
          ),
        )}
      </nav>
      <span className="spring" />
      {connection === 'connecting' ? (
        <span>
          <Icon name="offline" />
          <span className="hidden">{t('connection.connecting')}</span>
        </span>
      ) : null}
      <ActionButton
        label={t('settings.keys')}
        icon="keyboard"
        command="keys"
        onPress={() => run('keys')}
        className={styles.sheetButton}
      />
      <MeMenu />
    </header>
  );
}

interface RailButtonProps {
  name: Screen;
  icon: IconName;
  command: Command;
  isShown: boolean;
  waiting: number;
}

/** Drawn again when it changes, not whenever a chat does. */
const RailButton = memo(function RailButton({ name, icon, command, isShown, waiting }: RailButtonProps) {
  const { t } = useTranslation();
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <PlainButton
        className={styles.railButton}
        aria-keyshortcuts={ariaKeys(command)}
        {...(isShown ? { 'aria-current': 'page' } : {})}
        onPress={() => showScreen(name)}
      >
        <Icon name={icon} size={20} />
        <span className={styles.label}>{t(`nav.${name}`)}</span>
        {waiting === 0 ? null : (
          <span className={styles.railBadge}>
            {waiting > 99 ? '99+' : waiting}
            <span className="hidden">{t('nav.waiting')}</span>
          </span>
        )}
      </PlainButton>
      <Tooltip className="tooltip" placement="end" offset={6}>
        {t(`nav.${name}`)}
        <kbd>{keyLabel(command)}</kbd>
      </Tooltip>
    </TooltipTrigger>
  );
});

/** The urgent number of each screen: own chats past the alarm, cases that press, calls for a lead. */
function useWaiting(): Partial<Record<Screen, number>> {
  const mine = useMine();
  const profile = useDesk((state) => state.profile);
  const inbox = useClock(({ now }) => overdueCount(mine, now, profile));
  const floor = useLeadCalls().length;
  const reader = useCaseReader();
  const cases = useCases((state) => state.cases);
  const work = useMemo(() => pressing(cases, reader), [cases, reader]);
  return { inbox, work, floor };
}
