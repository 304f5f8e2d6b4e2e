import { useEffect, useRef, useState } from 'preact/hooks';
import type { Keep } from '../connection/keep.ts';
import { chime } from './sound.ts';

/** Whether a tone tells of answers that nobody is watching for; on until the customer turns it off. */
export function useChime(keep: Keep, unread: number): { on: boolean; turn: () => void } {
  const [on, setOn] = useState(() => keep.get('sound') !== 'off');
  const beforeRef = useRef(unread);
  useEffect(() => {
    if (on && unread > beforeRef.current) chime();
    beforeRef.current = unread;
  }, [on, unread]);
  const turn = (): void => {
    keep.set('sound', on ? 'off' : null);
    if (!on) chime();
    setOn(!on);
  };
  return { on, turn };
}
