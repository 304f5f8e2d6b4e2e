import type { ReactNode } from 'react';

interface Props {
  label: string;
  value: string;
  /** The `option`s and `optgroup`s. */
  children: ReactNode;
  onChange: (value: string) => void;
}

/**
 * A choice of one of many, with its label. The browser's own list: it opens over the edge of a window, takes letters of
 * any input method, and phones show it as their own wheel, which no list drawn by the page does.
 */
export function Select({ label, value, children, onChange }: Props) {
  return (
    <label className="field">
      <span>{label}</span>
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {children}
      </select>
    </label>
  );
}
