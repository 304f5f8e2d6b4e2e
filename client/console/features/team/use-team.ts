import { useEffect } from 'react';
import type { ErrorCode } from '../../../../protocol/errors.ts';
import type { StaffAccounts } from '../../../../protocol/team.ts';
import { staffAccounts } from '../../connection/team.ts';
import { useFetched } from '../../connection/use-fetched.ts';

/** How often the list is read anew while it is on the screen: somebody uses a link, signs in, is disabled elsewhere. */
const READ_EVERY_MS = 10_000;

interface Read {
  team: StaffAccounts | null;
  trouble: ErrorCode | null;
  /** Asks at once. */
  read: () => void;
}

/** The accounts as the desk has them. */
export function useTeam(): Read {
  const { data, error, retry } = useFetched(staffAccounts);
  useEffect(() => {
    const timer = setInterval(retry, READ_EVERY_MS);
    return () => clearInterval(timer);
  }, [retry]);
  return { team: data, trouble: error?.code ?? null, read: retry };
}
