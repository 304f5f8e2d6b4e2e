import type { KeyboardEvent, ReactNode } from 'react';
import { Label, TextArea as AriaTextArea, TextField } from 'react-aria-components';

interface SelectProps {
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
export function Select({ label, value, children, onChange }: SelectProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
        {children}
      </select>
    </label>
  );
}

interface TextAreaProps {
  label: string;
  value: string;
  rows: number;
  /** In UTF-16 units, as the browser counts. */
  maxLength?: number;
  autoFocus?: boolean;
  /** For words to be copied and not changed: they are selected as a whole when the field takes the focus. */
  isReadOnly?: boolean;
  /** Letters of one width, for patterns and code. */
  isMono?: boolean;
  /** The language of the words, if it is not that of the console. */
  lang?: string;
  onChange?: (value: string) => void;
  onBlur?: () => void;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
}

/** A field of several lines under its label. */
export function TextArea({
  label,
  value,
  rows,
  maxLength,
  autoFocus = false,
  isReadOnly = false,
  isMono = false,
  lang,
  onChange,
  onBlur,
  onKeyDown,
}: TextAreaProps) {
  return (
    <TextField
      className="field"
      value={value}
      isReadOnly={isReadOnly}
      autoFocus={autoFocus}
      {...(maxLength === undefined ? {} : { maxLength })}
      {...(onChange === undefined ? {} : { onChange })}
      {...(onBlur === undefined ? {} : { onBlur })}
      {...(isReadOnly
        ? { onFocus: ({ target }) => target instanceof HTMLTextAreaElement && target.select() }
        : {})}
    >
      <Label>{label}</Label>
      <AriaTextArea
        className={isMono ? 'input mono' : 'input'}
        rows={rows}
        {...(lang === undefined ? {} : { lang })}
        {...(onKeyDown === undefined ? {} : { onKeyDown })}
      />
    </TextField>
  );
}
