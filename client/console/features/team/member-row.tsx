import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { Session } from '../../../../protocol/http.ts';
import type { StaffAccount } from '../../../../protocol/team.ts';
import { Face } from '../../parts/face.tsx';
import { departmentName, languageName } from '../../parts/names.ts';
import { dayAndTime } from '../../parts/times.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import type { Act, Opened } from './team-window.tsx';
import styles from './team.module.css';

interface Props {
  member: StaffAccount;
  /** The desk's default capacity. */
  capacity: number;
  /** Whether this person may change them. */
  isChangeable: boolean;
  open: (opened: Opened) => void;
}

/** One colleague: name, state of the account, and the actions on it. */
export function MemberRow({ member, capacity, isChangeable, open }: Props) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const me = useDesk((state) => state.session);
  const departments = useDesk((state) => state.profile?.departments);
  const { account, number, name, role, state, invitedUntil, lastSignInAt, secondStep, sessions, languages } =
    member;
  const when = (iso: string | null) => (iso === null ? t('team.never') : dayAndTime(iso, language));
  const facts = [
    [t('team.account'), account],
    [t('team.capacity'), String(member.capacity ?? capacity)],
    [t('team.lastSignIn'), when(lastSignInAt)],
    [t('team.secondStep'), t(secondStep ? 'team.on' : 'team.off')],
    [t('team.sessions'), String(sessions)],
  ] as const;
  return (
    <li className={styles.member} data-state={state} data-account={account}>
      <Face id={account} name={name} />
      <div className={styles.memberWho}>
        <b>
          <span className="figures">{number}</span> {name === t(`me.role.${role}`) ? '' : name}
        </b>
        <span className="mark">{t(`me.role.${role}`)}</span>
        {member.departments.map((id) => (
          <span key={id} className="mark clip">
            <bdi>{departmentName(departments, id)}</bdi>
          </span>
        ))}
        {languages.length === 0 ? null : (
          <span className="mark">{languages.map((tag) => languageName(tag, language)).join(' · ')}</span>
        )}
        {member.linked ? <span className="mark">{t('team.linked')}</span> : null}
        <span className={`mark ${state === 'expired' ? 'due' : ''}`}>
          {t(`team.state.${state}`, { until: when(invitedUntil) })}
        </span>
      </div>
      <dl className={styles.memberFacts}>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.memberActs}>
        {isChangeable ? (
          <Button kind="quiet" onPress={() => open({ what: 'change', member })}>
            {t('team.acts.change')}
          </Button>
        ) : null}
        {actsOn(member, me).map((act) => (
          <Button key={act} kind="quiet" onPress={() => open({ what: 'ask', act, member })}>
            {t(`team.acts.${act}`)}
          </Button>
        ))}
      </div>
    </li>
  );
}

/** Hides what would be refused; the server checks it again. */
function actsOn(member: StaffAccount, me: Session | null | undefined): Act[] {
  const { account, role, state, secondStep, sessions, linked } = member;
  const isOther = me?.account !== account;
  const mayReset = isOther && secondStep && (me?.role === 'admin' || role === 'agent');
  if (me?.role !== 'admin') return mayReset ? ['secondStep'] : [];
  const offered: [Act, boolean][] = [
    ['newLink', state !== 'disabled'],
    ['endSessions', isOther && sessions > 0],
    ['secondStep', mayReset],
    ['unlink', linked],
    ['disable', isOther && state !== 'disabled'],
    ['enable', isOther && state === 'disabled'],
  ];
  return offered.filter(([, isOffered]) => isOffered).map(([act]) => act);
}
