import { Select } from './fields.tsx';

interface Props {
  label: string;
  /** Undefined on a desk that has none: then nothing is shown. */
  departments: readonly { id: string; name: string }[] | undefined;
  /** The chosen one; null: all. */
  value: string | null;
  /** What the choice of all is called. */
  all: string;
  onChange: (department: string | null) => void;
}

/** The value of the choice of all: an id is never empty. */
const ALL = '';

/** Narrows a list or a report to one department. */
export function DepartmentSelect({ label, departments, value, all, onChange }: Props) {
  if (departments === undefined) return null;
  return (
    <Select label={label} value={value ?? ALL} onChange={(id) => onChange(id === ALL ? null : id)}>
      <option value={ALL}>{all}</option>
      {departments.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}
