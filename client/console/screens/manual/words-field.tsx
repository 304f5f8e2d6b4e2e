import { useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import type { Locale } from '../../../../phrases/manual.ts';

interface Props {
  label: string;
  locale: Locale;
  value: string;
  isMono?: boolean;
  onCommit: (text: string) => void;
}

/** Words in one language. They count as changed when one leaves the field. */
export function WordsField({ label, locale, value, isMono = false, onCommit }: Props) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setText(value);
  }
  return (
    <TextField
      className="field"
      value={text}
      onChange={setText}
      onBlur={() => text.trim() !== value && onCommit(text.trim())}
    >
      <Label>{label}</Label>
      <TextArea className={isMono ? 'input mono' : 'input'} lang={locale} rows={2} maxLength={1000} />
    </TextField>
  );
}
