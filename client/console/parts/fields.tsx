import type { ClipboardEvent, KeyboardEvent, ReactNode } from 'react';
import { Input, Label, Text, TextArea as AriaTextArea, TextField } from 'react-aria-components';
import { isComposed } from './keys.ts';

interface SelectProps {
  label: string;
  value: string;
  /** The `option` and `optgroup` elements. */
  children: ReactNode;
  onChange: (value: string) => void;
}

/**
 * A labelled select. It is the browser's own: its list may exceed the dialog, supports input methods, and is a wheel on
 * phones, none of which a custom list does.
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
  /** In UTF-16 code units, as in the browser. */
  maxLength?: number;
  autoFocus?: boolean;
  /** For text to copy: focusing the field selects all of it. */
  isReadOnly?: boolean;
  /** A monospaced font, for patterns and code. */
  isMono?: boolean;
  /** The language of the text, if it differs from the console's. */
  lang?: string;
  onChange?: (value: string) => void;
  onBlur?: () => void;
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
}

/** A labelled text field with several lines. */
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
  onPaste,
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
        {...(onPaste === undefined ? {} : { onPaste })}
      />
    </TextField>
  );
}

interface LineFieldProps {
  label: string;
  /** What to write, under the field. */
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  /** Takes the focus when the form opens. */
  isFirst?: boolean;
  inputMode?: 'numeric';
}

/** A labelled text field of one line. */
export function LineField({ label, hint, value, onChange, isFirst = false, inputMode }: LineFieldProps) {
  return (
    <TextField className="field" value={value} onChange={onChange} autoFocus={isFirst} autoComplete="off">
      <Label>{label}</Label>
      <Input
        autoCapitalize="none"
        spellCheck={false}
        // Some browsers submit on the Enter that confirms an input method's candidate.
        onKeyDown={(event) => {
          if (event.key === 'Enter' && isComposed(event.nativeEvent)) event.preventDefault();
        }}
        {...(inputMode ? { inputMode } : {})}
      />
      {hint === undefined ? null : (
        <Text slot="description" className="faint">
          {hint}
        </Text>
      )}
    </TextField>
  );
}
