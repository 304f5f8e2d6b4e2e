import { useEffect, useRef, useState } from 'preact/hooks';
import type { Keep } from '../connection/keep.ts';
import { chime } from './sound.ts';

/** Whether a tone tells of answers that nobody is watching for; off until the customer turns it on. */
export function useChime(keep: Keep, unread: number): { on: boolean; turn: () => void } {
  const [on, setOn] = useState(() => keep.get('sound') === 'on');
  const beforeRef = useRef(unread);
  useEffect(() => {
    if (on && unread > beforeRef.current) chime();
    beforeRef.current = unread;
  }, [on, unread]);
  const turn = (): void => {
    keep.set('sound', on ? null : 'on');
    if (!on) chime();
    setOn(!on);
  };
  return { on, turn };
}
