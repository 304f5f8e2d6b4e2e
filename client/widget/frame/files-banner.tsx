/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { catchFiles } from '../../caught-files.ts';
import type { Host } from './host.ts';
import { useTexts } from './widget-context.ts';

const STAYS_MS = 8_000;

/**
 * Says for a while where files can be dropped. `drops` counts those on the launcher, which has no room for a message.
 */
export function FilesBanner({ host, drops }: { host: Host; drops: number }): JSX.Element | null {
  const texts = useTexts();
  const [caught, setCaught] = useState(0);
  const [shown, setShown] = useState(false);
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
    setShown(true);
    const timer = setTimeout(() => setShown(false), STAYS_MS);
    return () => clearTimeout(timer);
  }, [times]);
  return shown ? (
    <p class="banner" role="alert">
      {texts.noFiles}
    </p>
  ) : null;
}
