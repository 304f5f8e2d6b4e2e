import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { DelayedSpinner } from '../../parts/placeholder.tsx';
import { dayAndTime } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';
import { TeamWindow, type Opened } from '../team/team-window.tsx';
import { useTeam } from '../team/team.tsx';
import styles from './set-up.module.css';

/** The step that adds the first colleagues, by the dialogs of the screen of the team. */
export function ColleaguesStep({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const { team, read } = useTeam();
  const [opened, setOpened] = useState<Opened | null>(null);
  if (team === null) return <DelayedSpinner>{t('loading')}</DelayedSpinner>;
  const added = team.staff.filter(({ account }) => account !== 'admin');
  return (
    <>
      <ul className={styles.list} aria-label={t('setUp.colleagues.heading')}>
        {added.map(({ account, number, name, role, state, invitedUntil }) => (
          <li key={account} data-account={account} data-state={state}>
            <b>
              <span className="figures">{number}</span> <bdi>{name}</bdi>
            </b>
            <span className="mark">{t(`me.role.${role}`)}</span>
            <span className="mark">
              {t(`team.state.${state}`, {
                until: invitedUntil === null ? '' : dayAndTime(invitedUntil, language),
              })}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.acts}>
        <Button
          {...(added.length === 0 ? { kind: 'main' as const, autoFocus: true } : { kind: 'quiet' as const })}
          onPress={() => setOpened({ what: 'add' })}
        >
          <Icon name="plus" size={14} />
          <span>{t('team.add')}</span>
        </Button>
        {added.length === 0 ? null : (
          <Button kind="main" onPress={onDone}>
            {t('setUp.goOn')}
          </Button>
        )}
      </p>
      {opened === null ? null : (
        <TeamWindow
          key={JSON.stringify(opened)}
          opened={opened}
          capacity={team.capacity}
          by={{ isAdmin: true, departments: null }}
          open={setOpened}
          onDone={read}
        />
      )}
    </>
  );
}
