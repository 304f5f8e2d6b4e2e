import { useTranslation } from 'react-i18next';
import { DepartmentSelect } from '../../parts/department-select.tsx';
import { useDesk } from '../../store/desk.ts';
import { useView } from '../../store/view.ts';
import styles from './inbox.module.css';

/** Whose chats the queue and the closed list show; nothing on a desk that has no departments. */
export function ListDepartment() {
  const { t } = useTranslation();
  const departments = useDesk(({ profile }) => profile?.departments);
  const department = useView((view) => view.department);
  if (departments === undefined) return null;
  return (
    <div className={styles.listDepartment}>
      <DepartmentSelect
        label={t('floor.department')}
        departments={departments}
        value={department}
        all={t('floor.allDepartments')}
        onChange={(chosen) => useView.setState({ department: chosen })}
      />
    </div>
  );
}
