import { useState } from 'react';
import { TextArea } from '../../parts/fields.tsx';
import type { Locale } from '../../../../phrases/manual.ts';
import { typeset } from '../../../../phrases/typeset.ts';

interface Props {
  label: string;
  locale: Locale;
  value: string;
  isMono?: boolean;
  /** In characters. */
  most?: number;
  /** Commits on every change and without formatting: for items that are being added. */
  isLive?: boolean;
  onCommit: (text: string) => void;
}

/** A text field in one language. Commits on blur, unless it is live. */
export function WordsField({
  label,
  locale,
  value,
  isMono = false,
  most = 1000,
  isLive = false,
  onCommit,
}: Props) {
  const shown = isMono || isLive ? value : asSet(value, locale);
  const [text, setText] = useState(shown);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    setKnown(value);
    setText(shown);
  }
  return (
    <TextArea
      label={label}
      value={text}
      rows={2}
      maxLength={most}
      isMono={isMono}
      lang={locale}
      onChange={(words) => {
        setText(words);
        if (isLive) onCommit(words);
      }}
      onBlur={() => {
        if (!isLive && text.trim() !== shown) onCommit(text.trim());
      }}
    />
  );
}

/** A text of the manual as it is displayed: Chinese with full-width punctuation. */
export function asSet(text: string, locale: Locale | null): string {
  return locale === 'zh-CN' ? typeset(text) : text;
}
