import { useState, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { leads, settlesServing, type StaffAccount, type StaffAccounts } from '../../../../protocol/team.ts';
import { Empty } from '../../parts/placeholder.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useDesk } from '../../store/desk.ts';
import { Departments } from './departments.tsx';
import { PeopleFile } from './people-file.tsx';
import { MemberRow } from './member-row.tsx';
import { TeamWindow, type Opened } from './team-window.tsx';
import type { ErrorCode } from '../../../../protocol/errors.ts';
import { staffAccounts } from '../../connection/team.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { DelayedSpinner } from '../../parts/placeholder.tsx';
import styles from './team.module.css';

/** The screen of all accounts: administrators change them, leads the agents that they lead. */
export function Team() {
  const { t } = useTranslation();
  const { team, trouble, read } = useTeam();
  const [opened, setOpened] = useState<Opened | null>(null);
  const me = useDesk(({ session }) => session?.account);
  const isAdmin = useDesk(({ session }) => session?.role === 'admin');
  const own = team?.staff.find(({ account }) => account === me);
  const settles = (account: string, department: string) => {
    const member = team?.staff.find((one) => one.account === account);
    return own !== undefined && member !== undefined && settlesServing(own, member, department);
  };
  return (
    <main className={styles.team} aria-label={t('team.heading')}>
      <header className="column-head">
        <h2>{t('team.heading')}</h2>
        <span className="spring" />
        {isAdmin ? (
          <>
            <PeopleFile onCompared={setOpened} />
            <Button kind="main" onPress={() => setOpened({ what: 'add' })}>
              <Icon name="plus" size={14} />
              <span>{t('team.add')}</span>
            </Button>
          </>
        ) : null}
      </header>
      {/* Focusable, because it scrolls. */}
      <div className={styles.teamList} tabIndex={0} role="region" aria-label={t('team.heading')}>
        {isAdmin ? null : <p className="faint">{t('team.readOnly')}</p>}
        {team !== null ? (
          <>
            <Members
              team={team}
              isChangeable={(member) => isAdmin || (own !== undefined && leads(own, member))}
              open={setOpened}
            />
            <Departments isAdmin={isAdmin} settles={settles} />
          </>
        ) : trouble === null ? (
          <DelayedSpinner>{t('loading')}</DelayedSpinner>
        ) : (
          <Empty title={t(`errors.${trouble}`)} />
        )}
      </div>
      {opened === null || team === null ? null : (
        <TeamWindow
          key={JSON.stringify(opened)}
          opened={opened}
          capacity={team.capacity}
          by={{ isAdmin, departments: isAdmin || !own?.departments.length ? null : own.departments }}
          open={setOpened}
          onDone={read}
        />
      )}
    </main>
  );
}

interface MembersProps {
  team: StaffAccounts;
  isChangeable: (member: StaffAccount) => boolean;
  open: (opened: Opened) => void;
}

function Members({ team, isChangeable, open }: MembersProps) {
  const { t } = useTranslation();
  const staff = team.staff.toSorted((a, b) => a.number.localeCompare(b.number));
  const isAlone = staff.every(({ role }) => role === 'admin');
  return (
    <>
      {isAlone ? <p className={styles.teamFirst}>{t('team.first')}</p> : null}
      <ul aria-label={t('team.heading')}>
        {staff.map((member) => (
          <MemberRow
            key={member.account}
            member={member}
            capacity={team.capacity}
            isChangeable={isChangeable(member)}
            open={open}
          />
        ))}
      </ul>
    </>
  );
}

/** How often the list is reloaded while it is shown, ms: links are used and accounts change elsewhere. */
const READ_EVERY_MS = 10_000;

interface Read {
  team: StaffAccounts | null;
  trouble: ErrorCode | null;
  /** Reloads at once. */
  read: () => void;
}

/** The accounts, reloaded regularly. */
export function useTeam(): Read {
  const { data, error, retry } = useFetched(staffAccounts);
  useEffect(() => {
    const timer = setInterval(retry, READ_EVERY_MS);
    return () => clearInterval(timer);
  }, [retry]);
  return { team: data, trouble: error?.code ?? null, read: retry };
}
