import { useEffect, useState } from 'react';
import type { AuditView } from '../../../../protocol/audit.ts';
import type { ErrorCode } from '../../../../protocol/errors.ts';
import { auditPage, type AuditAsked } from '../../connection/account.ts';

/** What is known of the record as it was asked for. */
interface Read {
  /** null until the first page is here; those of the question before stay until there are others. */
  lines: readonly AuditView[] | null;
  /** Leads to older lines; null at the end. */
  before: number | null;
  trouble: ErrorCode | null;
  /** What this answers. */
  wish: Wish | null;
}

/** One page of the lines that are asked for; a new object for each time that it is asked. */
interface Wish {
  asked: AuditAsked;
  before: number | null;
}

/** The wanted lines, newest first, a page at a time; `more` adds older ones, and asks anew after a failure. */
export function useAudit(asked: AuditAsked): Omit<Read, 'wish'> & { isBusy: boolean; more: () => void } {
  const [read, setRead] = useState<Read>({ lines: null, before: null, trouble: null, wish: null });
  const [wish, setWish] = useState<Wish>({ asked, before: null });
  if (wish.asked !== asked) setWish({ asked, before: null });
  useEffect(() => {
    let isWanted = true;
    void auditPage(wish.asked, wish.before).then((answer) => {
      if (!isWanted) return;
      setRead((last) => {
        if (!answer.ok) {
          const isSame = last.wish?.asked === wish.asked;
          const kept = isSame ? last : { lines: null, before: null };
          return { lines: kept.lines, before: kept.before, trouble: answer.error.code, wish };
        }
        const earlier = wish.before === null ? [] : (last.lines ?? []);
        return { lines: [...earlier, ...answer.lines], before: answer.before, trouble: null, wish };
      });
    });
    return () => void (isWanted = false);
  }, [wish]);
  const { lines, before, trouble } = read;
  return {
    ...{ lines, before, trouble },
    isBusy: read.wish !== wish,
    more: () => setWish({ asked, before: lines === null ? null : before }),
  };
}
