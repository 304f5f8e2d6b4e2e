import { useEffect, useState } from 'react';
import type { ErrorCode } from '../../../../protocol/errors.ts';
import type { StaffAccounts } from '../../../../protocol/team.ts';
import { staffAccounts } from '../../connection/team.ts';

/** How often the list is read anew while it is on the screen: somebody uses a link, signs in, is disabled elsewhere. */
const READ_EVERY_MS = 10_000;

interface Read {
  team: StaffAccounts | null;
  trouble: ErrorCode | null;
}

/** The accounts as the desk has them; `read` asks at once. */
export function useTeam(): Read & { read: () => void } {
  const [known, know] = useState<Read>({ team: null, trouble: null });
  const read = () =>
    void staffAccounts().then((answer) =>
      know(({ team }) =>
        answer.ok ? { team: answer, trouble: null } : { team, trouble: answer.error.code },
      ),
    );
  useEffect(() => {
    read();
    const timer = setInterval(read, READ_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return { ...known, read };
}
