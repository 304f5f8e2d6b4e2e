import { useEffect } from 'react';
import { endsByKey } from '../../../../protocol/status.ts';
import { reportActivity } from '../../connection/status.ts';
import { useDesk } from '../../store/desk.ts';
import { watchLock } from './lock-watch.ts';
import { watchActivity } from './watch-activity.ts';

/** Reports to the server whether the person is at this console, if the desk sets people away automatically. */
export function useActivity(): void {
  const isWanted = useDesk(({ profile }) => profile?.awayAfter !== undefined);
  useEffect(() => {
    const activity = watchActivity({ now: Date.now, state, report: reportActivity });
    // After a sleep the connection is often back before the next look.
    const unlisten = useDesk.subscribe((now, before) => {
      if (now.connection === 'online' && before.connection !== 'online') activity.look();
    });
    const stopLock = isWanted
      ? watchLock({ onLocked: () => activity.look('locked'), onWorking: activity.workedElsewhere })
      : () => undefined;
    return () => {
      activity.stop();
      unlisten();
      stopLock();
    };
  }, [isWanted]);
}

function state(): { isWanted: boolean; isAwayAutomatically: boolean } {
  const { profile, away } = useDesk.getState();
  const isAwayAutomatically = endsByKey(away?.cause);
  // Who was set away before the desk turned this off comes back all the same.
  return { isWanted: isAwayAutomatically || profile?.awayAfter !== undefined, isAwayAutomatically };
}
