/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { catchFiles } from '../../caught-files.ts';
import type { Host } from './host.ts';
import { useTexts } from './room.ts';

const STAYS_MS = 8_000;

/**
 * Says for a while that a dropped or pasted file cannot be sent. `drops` counts what was dropped on the launcher, on which
 * no word can be said.
 */
export function FilesBanner({ host, drops }: { host: Host; drops: number }): JSX.Element | null {
  const texts = useTexts();
  const [caught, setCaught] = useState(0);
  const [told, setTold] = useState(false);
  const times = caught + drops;
  useEffect(
    () =>
      catchFiles(document, () => {
        host.open();
        setCaught((count) => count + 1);
      }),
    [host],
  );
  useEffect(() => {
    if (times === 0) return;
    setTold(true);
    const timer = setTimeout(() => setTold(false), STAYS_MS);
    return () => clearTimeout(timer);
  }, [times]);
  return told ? (
    <p class="banner" role="alert">
      {texts.noFiles}
    </p>
  ) : null;
}
