import { useState } from 'react';

interface Props {
  label: string;
  /** `2026-03-01`, or empty. */
  value: string;
  /** Called with whole days only, or with nothing: not with the year 202 on the way to 2026. */
  onChange: (day: string) => void;
}

/** No desk is older, and a year that is half typed lies before it. */
const EARLIEST = '2000-01-01';

/** A day of the calendar, typed or picked, in the browser's own field: its keys and its order of day and month. */
export function DayField({ label, value, onChange }: Props) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // Somebody else has chosen another day meanwhile.
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
