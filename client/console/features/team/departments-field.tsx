import { CheckboxButton, CheckboxField, CheckboxGroup, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../../store/desk.ts';

interface Props {
  /** Those that can be chosen, by their ids; null: all. */
  among: readonly string[] | null;
  value: string[];
  onChange: (departments: string[]) => void;
}

/** The departments that somebody belongs to; nothing on a desk that has none. */
export function DepartmentsField({ among, value, onChange }: Props) {
  const { t } = useTranslation();
  const all = useDesk(({ profile }) => profile?.departments);
  if (all === undefined) return null;
  return (
    <CheckboxGroup className="radios" value={value} onChange={onChange}>
      <Label>{t('team.departments')}</Label>
      {all.map(({ id, name }) => (
        <CheckboxField key={id} value={id} isDisabled={among?.includes(id) === false}>
          <CheckboxButton className="radio">
            <bdi>{name}</bdi>
          </CheckboxButton>
        </CheckboxField>
      ))}
    </CheckboxGroup>
  );
}

/** What is to be said of departments in a change: nothing where they are what they were. */
export function changedDepartments(
  before: readonly string[],
  departments: string[],
): { departments?: string[] } {
  const isSame = before.toSorted().join(' ') === departments.toSorted().join(' ');
  return isSame ? {} : { departments };
}
