/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { catchFiles } from '../../caught-files.ts';
import type { Host } from './host.ts';
import { useTexts } from './room.ts';

const STAYS_MS = 8_000;

/**
 * Says for a while that files cannot be sent. `drops` counts those on the launcher, which has no room for a message.
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
