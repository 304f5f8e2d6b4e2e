import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { Select } from '../../parts/fields.tsx';
import { useDesk } from '../../store/desk.ts';
import { departmentsCalledFirst } from '../../store/lists.ts';
import { useAccount } from '../../store/selectors.ts';

/** All that this lead looks after; a department is meant by its id, which is never empty. */
const OWN = '';
const ALL = ' all';

interface Chosen {
  department: string;
  setDepartment: (department: string) => void;
  /** The chats of it. */
  live: StaffChat[];
}

/** Which departments the floor shows: at first those that the lead looks after. */
export function useDepartment(chats: StaffChat[]): Chosen {
  const [department, setDepartment] = useState(OWN);
  const account = useAccount();
  const staff = useDesk((state) => state.staff);
  const live = useMemo(() => {
    if (department === ALL) return chats;
    if (department !== OWN) return chats.filter((chat) => chat.department === department);
    const own = departmentsCalledFirst(new Set(chats.map((chat) => chat.department)), account, staff);
    return chats.filter((chat) => own.has(chat.department));
  }, [chats, department, account, staff]);
  return { department, setDepartment, live };
}

/** The choice; nothing on a desk that has no departments. */
export function DepartmentSelect({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const departments = useDesk(({ profile }) => profile?.departments);
  if (departments === undefined) return null;
  return (
    <Select label={t('floor.department')} value={value} onChange={onChange}>
      <option value={OWN}>{t('floor.ownDepartments')}</option>
      <option value={ALL}>{t('floor.allDepartments')}</option>
      {departments.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
