/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { Link } from '../connection/view.ts';
import { useLasting, useTexts } from './room.ts';

const QUIET_MS = 1_000;

/** Says that the desk cannot be reached; breaks of less than a second pass unnoticed. */
export function LinkBanner({ link, known }: { link: Link; known: boolean }): JSX.Element | null {
  const texts = useTexts();
  const lasting = useLasting(link === 'connecting' || link === 'offline', QUIET_MS);
  if (link === 'outdated')
    return (
      <div class="banner link" role="alert">
        <p class="grow">{texts.outdated}</p>
        <button type="button" class="solid" onClick={() => location.reload()}>
          {texts.reload}
        </button>
      </div>
    );
  if (!lasting) return null;
  const words = !navigator.onLine ? texts.offline : known ? texts.reconnecting : texts.connecting;
  return (
    <div class="banner link" role="status">
      <span class="spinner" aria-hidden="true" />
      <p class="grow">{words}</p>
    </div>
  );
}
