import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SERVES, type DepartmentView } from '../../../../protocol/departments.ts';
import { changeServing } from '../../connection/departments.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Select } from '../../parts/fields.tsx';
import { numberOf } from '../../parts/names.ts';
import { useDesk } from '../../store/desk.ts';
import styles from './team.module.css';

interface Props {
  department: DepartmentView;
  /** Whether whoever looks settles how this account serves the department. */
  settles: (account: string, department: string) => boolean;
  /** Called after a change. */
  onDone: () => void;
}

/** Who belongs to a department, and how each serves it: leads settle that, whatever the status of the person. */
export function DepartmentPeople({ department: { id, name, staff: people }, settles, onDone }: Props) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const [said, setSaid] = useState({ words: '', isFault: false });
  const nameOf = (account: string) => `${numberOf(staff, account)} ${staff[account]?.name ?? ''}`.trim();
  const change = async (account: string, given: string) => {
    const serves = SERVES.find((one) => one === given) ?? 'always';
    const answer = await changeServing(id, account, serves);
    const who = nameOf(account);
    setSaid(
      answer.ok
        ? { words: t('team.department.serves', { who, how: t(`team.serves.${serves}`) }), isFault: false }
        : { words: refusalIn(answer.error), isFault: true },
    );
    onDone();
  };
  if (people.length === 0) return null;
  return (
    <>
      <ul className={styles.departmentPeople} aria-label={t('team.department.peopleOf', { name })}>
        {people.map(({ account, serves }) => (
          <li key={account} data-account={account}>
            {settles(account, id) ? (
              <Select
                label={nameOf(account)}
                value={serves}
                onChange={(given) => void change(account, given)}
              >
                {SERVES.map((one) => (
                  <option key={one} value={one}>
                    {t(`team.serves.${one}`)}
                  </option>
                ))}
              </Select>
            ) : (
              <span>
                {nameOf(account)} <span className="faint">{t(`team.serves.${serves}`)}</span>
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className={said.isFault ? 'form-error' : 'faint'} role="status">
        {said.words}
      </p>
    </>
  );
}
