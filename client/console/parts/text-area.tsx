import { Label, TextArea as AriaTextArea, TextField } from 'react-aria-components';

interface Props {
  label: string;
  value: string;
  rows: number;
  /** In UTF-16 units, as the browser counts. */
  maxLength?: number;
  autoFocus?: boolean;
  /** For words to be copied and not changed: they are selected as a whole when the field takes the focus. */
  isReadOnly?: boolean;
  onChange?: (value: string) => void;
}

/** A field of several lines under its label. */
export function TextArea({
  label,
  value,
  rows,
  maxLength,
  autoFocus = false,
  isReadOnly = false,
  onChange,
}: Props) {
  return (
    <TextField
      className="field"
      value={value}
      isReadOnly={isReadOnly}
      autoFocus={autoFocus}
      {...(maxLength === undefined ? {} : { maxLength })}
      {...(onChange === undefined ? {} : { onChange })}
      {...(isReadOnly
        ? { onFocus: ({ target }) => target instanceof HTMLTextAreaElement && target.select() }
        : {})}
    >
      <Label>{label}</Label>
      <AriaTextArea className="input" rows={rows} />
    </TextField>
  );
}
