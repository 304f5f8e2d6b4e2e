import { useState } from 'react';

interface Props {
  label: string;
  /** `2026-03-01`, or empty. */
  value: string;
  /** Called with complete dates or with an empty value, not while a year is half typed. */
  onChange: (day: string) => void;
}

/** No data is older, and a half-typed year (`0202`) lies before it. */
const EARLIEST = '2000-01-01';

/** A date field. It is the browser's own, with its keys and its order of day and month. */
export function DayField({ label, value, onChange }: Props) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // The value has changed from outside meanwhile.
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  return (
    <label className="field day-field">
      <span>{label}</span>
      <input
        type="date"
        min={EARLIEST}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          if (!target.validity.valid || target.value === value) return;
          setKnown(target.value);
          onChange(target.value);
        }}
      />
    </label>
  );
}
