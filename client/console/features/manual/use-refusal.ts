import { useEffect } from 'react';
import type { WireError } from '../../../../protocol/errors.ts';
import { showNotice } from '../../store/view.ts';

/** Says in the desk's own words why something about the manual was refused. */
export function useRefusal(error: WireError | null): void {
  useEffect(() => {
    if (error !== null) showNotice(error.message);
  }, [error]);
}
