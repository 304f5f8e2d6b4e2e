import { useEffect, useRef } from 'preact/hooks';
import type { DeskView } from '../../../protocol/chat.ts';
import type { Host } from './host.ts';

/** Tells the embedding page how the launcher looks; nothing as long as it looks as built in. */
export function useLauncher(host: Host, desk: DeskView | null): void {
  const toldRef = useRef('{}');
  useEffect(() => {
    if (desk === null) return;
    const launcher = desk.look?.launcher ?? {};
    const words = JSON.stringify(launcher);
    if (words === toldRef.current) return;
    toldRef.current = words;
    host.tell({ type: 'look', launcher });
  }, [host, desk]);
}
