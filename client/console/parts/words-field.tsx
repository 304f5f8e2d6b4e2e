import { useEffect, useState } from 'react';
import { isComposed } from './keys.ts';

interface Props {
  label: string;
  /** What is looked for now. */
  words: string;
  onWords: (words: string) => void;
}

/** How long typing rests before the words are looked for, ms. */
const REST_MS = 300;

/** The field above a list: its words are looked for when typing rests, and at once on Enter. */
export function WordsField({ label, words, onWords }: Props) {
  const [typed, setTyped] = useState(words);
  const [known, setKnown] = useState(words);
  if (known !== words) {
    setKnown(words);
    // An answer to what is typed leaves the space at its end, which the next word needs.
    if (words !== typed.trim()) setTyped(words);
  }
  useEffect(() => {
    if (typed.trim() === words) return;
    const timer = setTimeout(() => onWords(typed.trim()), REST_MS);
    return () => clearTimeout(timer);
  }, [typed, words, onWords]);
  return (
    <input
      className="input"
      type="search"
      aria-label={label}
      placeholder={label}
      value={typed}
      maxLength={80}
      onChange={({ target }) => setTyped(target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isComposed(event.nativeEvent)) onWords(typed.trim());
      }}
    />
  );
}
