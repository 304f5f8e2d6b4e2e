import { caseNumber } from '../../delivery/present-case.ts';
import type { CaseChange } from '../../storage/cases/store.ts';
import { overdueWords } from '../mail/mail-words.ts';
import type { Needs } from '../services.ts';

/**
 * A change of a case with the mail to the named contact, if it says that they are told: which case, of what kind, whose, overdue
 * since when; nothing of what anybody said. It is kept in the transaction of that line, and leaves once. [P5] [P7]
 */
export function withContactMail<Change extends CaseChange>(
  { directory, profile, settings }: Needs<'directory' | 'profile' | 'settings'>,
  change: Change,
): Change {
  const { number, case: one, entries, outgoing = [] } = change;
  const told = entries.find((entry) => entry.type === 'contactTold' && entry.data.mailed);
  const { crisisContact: to } = settings;
  if (told === undefined || to === null || one.deadline === null) return change;
  const named = caseNumber(number);
  const words = overdueWords(profile, {
    ...{ number: named, isPromise: one.kind === 'promise', since: one.deadline.dueAt },
    owner: one.owner === null ? null : directory.name(one.owner),
    link: `${settings.process.publicUrl}/#/work/${named}`,
  });
  const id = `case:${String(number)}.${String(told.seq)}.contact`;
  const mail = { id, kind: 'mail' as const, caseNumber: null, to, ...words };
  return { ...change, outgoing: [...outgoing, mail] };
}
