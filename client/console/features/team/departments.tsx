import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartmentView } from '../../../../protocol/departments.ts';
import { allDepartments } from '../../connection/departments.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { DepartmentForm } from './department-form.tsx';
import { DepartmentPeople } from './department-people.tsx';
import { RemoveDepartment } from './remove-department.tsx';
import styles from './team.module.css';

interface Props {
  isAdmin: boolean;
  /** Whether whoever looks settles how an account serves a department. */
  settles: (account: string, department: string) => boolean;
}

type Opened = { what: 'add' } | { what: 'change' | 'remove'; department: DepartmentView };

/**
 * The departments of the desk. Administrators change them, and settle with each account who belongs to them; leads settle
 * how somebody serves theirs, and see nothing of it on a desk that has none.
 */
export function Departments({ isAdmin, settles }: Props) {
  const { t } = useTranslation();
  const { data, retry } = useFetched(allDepartments);
  const [opened, setOpened] = useState<Opened | null>(null);
  const departments = data?.departments ?? [];
  const done = () => {
    setOpened(null);
    retry();
  };
  if (!isAdmin && departments.length === 0) return null;
  return (
    <section className={styles.departments} aria-labelledby="departments">
      <header className="column-head">
        <h3 id="departments">{t('team.departments')}</h3>
        <span className="spring" />
        {isAdmin ? (
          <Button kind="quiet" onPress={() => setOpened({ what: 'add' })}>
            <Icon name="plus" size={14} />
            <span>{t('team.department.add')}</span>
          </Button>
        ) : null}
      </header>
      {departments.length === 0 ? <p className="faint">{t('team.department.none')}</p> : null}
      <ul aria-labelledby="departments">
        {departments.map((department) => (
          <li key={department.id} className={styles.department} data-department={department.id}>
            <div className="column-head">
              <b className="clip">
                <bdi>{department.name}</bdi>
              </b>
              <Facts department={department} all={departments} />
              <span className="spring" />
              {isAdmin ? (
                <>
                  <Button kind="quiet" onPress={() => setOpened({ what: 'change', department })}>
                    {t('team.acts.change')}
                  </Button>
                  <Button kind="quiet" onPress={() => setOpened({ what: 'remove', department })}>
                    {t('team.department.remove')}
                  </Button>
                </>
              ) : null}
            </div>
            <DepartmentPeople department={department} settles={settles} onDone={retry} />
          </li>
        ))}
      </ul>
      {opened === null ? null : opened.what === 'remove' ? (
        <RemoveDepartment department={opened.department} onDone={done} onClose={() => setOpened(null)} />
      ) : (
        <DepartmentForm
          department={opened.what === 'change' ? opened.department : null}
          others={departments.filter(({ id }) => opened.what === 'add' || id !== opened.department.id)}
          onDone={done}
          onClose={() => setOpened(null)}
        />
      )}
    </section>
  );
}

function Facts({ department, all }: { department: DepartmentView; all: readonly DepartmentView[] }) {
  const { t } = useTranslation();
  const { overflow, staff: people } = department;
  const nameOf = (id: string) => all.find((one) => one.id === id)?.name ?? id;
  return (
    <span className="marks">
      <span className="mark">{t('team.department.people', { n: people.length })}</span>
      {overflow.map(({ id, after }) => (
        <span key={id} className="mark">
          {t('team.department.overflows', { name: nameOf(id), after })}
        </span>
      ))}
    </span>
  );
}
