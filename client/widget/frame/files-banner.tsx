/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { catchFiles } from '../../caught-files.ts';
import { useTexts } from './room.ts';

const STAYS_MS = 8_000;

/** Says for a while that a dropped or pasted file cannot be sent. */
export function FilesBanner(): JSX.Element | null {
  const texts = useTexts();
  const [times, setTimes] = useState(0);
  const [told, setTold] = useState(false);
  useEffect(
    () =>
      catchFiles(document, () => {
        setTold(true);
        setTimes((count) => count + 1);
      }),
    [],
  );
  useEffect(() => {
    if (times === 0) return;
    const timer = setTimeout(() => setTold(false), STAYS_MS);
    return () => clearTimeout(timer);
  }, [times]);
  return told ? (
    <p class="banner" role="alert">
      {texts.noFiles}
    </p>
  ) : null;
}
