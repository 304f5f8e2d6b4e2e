import { useEffect, useState } from 'react';
import type { AuditView } from '../../../../protocol/audit.ts';
import type { ErrorCode } from '../../../../protocol/errors.ts';
import { auditPage, type AuditAsked } from '../../connection/account.ts';

/** The loaded part of the audit log. */
interface Read {
  /** Null until the first page is loaded; the previous filter's entries stay until the new ones arrive. */
  lines: readonly AuditView[] | null;
  /** The cursor to older entries; null at the end. */
  before: number | null;
  trouble: ErrorCode | null;
  /** The request that this is the answer to. */
  wish: Wish | null;
}

/** A request for one page; a new object for each attempt. */
interface Wish {
  asked: AuditAsked;
  before: number | null;
}

/** The filtered entries, newest first, page by page; `more` loads older ones, and retries after a failure. */
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
