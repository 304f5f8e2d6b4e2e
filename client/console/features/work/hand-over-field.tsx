import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../protocol/cases.ts';
import { Select } from '../../parts/fields.tsx';
import { numberAndName } from '../../parts/names.ts';
import { useDesk } from '../../store/desk.ts';

/** The prefix of a department's value; no account can contain a colon. */
const DEPARTMENT = ':';

interface Props {
  one: CaseView;
  value: CaseView['offeredTo'];
  onChange: (to: CaseView['offeredTo']) => void;
}

/** To whom a case is handed over: a colleague, whether they are there now or not, or whoever accepts it in a department. */
export function HandOverField({ one, value, onChange }: Props) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const departments = useDesk(({ profile }) => profile?.departments) ?? [];
  const colleagues = Object.values(staff)
    .filter(({ account, disabled }) => account !== one.owner && !disabled)
    .sort((a, b) => a.number.localeCompare(b.number));
  const chosen = value === null ? '' : 'owner' in value ? value.owner : `${DEPARTMENT}${value.department}`;
  const choose = (key: string) => {
    if (key === '') onChange(null);
    else if (key.startsWith(DEPARTMENT)) onChange({ department: key.slice(DEPARTMENT.length) });
    else onChange({ owner: key });
  };
  return (
    <Select label={t('work.forms.to')} value={chosen} onChange={choose}>
      <option value="" />
      {colleagues.map(({ account }) => (
        <option key={account} value={account}>
          {numberAndName(staff, account)}
        </option>
      ))}
      {departments.map(({ id, name }) => (
        <option key={id} value={`${DEPARTMENT}${id}`}>
          {t('work.forms.toDepartment', { name })}
        </option>
      ))}
    </Select>
  );
}
