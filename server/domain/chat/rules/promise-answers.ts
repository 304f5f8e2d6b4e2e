import { accountOf, type Staff } from '../author.ts';
import type { Instant } from '../../instant.ts';
import type { LogEntry } from '../log.ts';
import { isAnswer } from './promises.ts';

/** A promise that runs as a case, as far as its chat's log can tell what became of it. */
export interface Promised {
  number: number;
  madeAt: Instant;
  dueAt: Instant;
}

/** A message that answers, in its place. */
export interface Answer {
  by: Staff;
  chatId: string;
  seq: number;
  at: Instant;
}

/** The answer among the lines of one batch, if an agent has answered in it. [P7] */
export function answerAmong(entries: readonly LogEntry[]): Answer | null {
  const entry = entries.find(isAnswer);
  if (entry === undefined || !('account' in entry.by)) return null;
  return { by: entry.by, chatId: entry.chatId, seq: entry.seq, at: entry.at };
}

/**
 * The message that has answered a promise, by the log of a chat; null if none has. What the chat has decided counts: one message
 * keeps one promise, and answers all whose time was over. Of what the chat was never told, the first answer in time that kept
 * no other promise counts, or the first one after its time. [P7]
 */
export function storedAnswer(log: readonly LogEntry[], promised: Promised): Answer | null {
  const { number, madeAt, dueAt } = promised;
  const told = log.findLastIndex((one) => one.kind === 'promise_made' && one.data.number === number);
  const since = told < 0 ? log.filter(({ at }) => at >= madeAt) : log.slice(told + 1);
  const ended = since.findIndex((one) => one.kind === 'promise_ended' && one.data.number === number);
  const end = since[ended];
  if (end?.kind !== 'promise_ended') return firstAnswer(since, { ...promised, isTold: told >= 0 });
  if (end.data.outcome === 'broken')
    return firstAnswer(since.slice(ended + 1), { ...promised, isTold: true });
  if (end.data.outcome !== 'kept' || accountOf(end.by) === null) return null;
  const before = since.slice(0, ended).filter(isAnswer).at(-1);
  return before === undefined || before.at >= dueAt ? null : answerAmong([before]);
}

/** An answer in time to what the chat was told of is noted by the chat itself. */
function firstAnswer(
  log: readonly LogEntry[],
  { dueAt, isTold }: Promised & { isTold: boolean },
): Answer | null {
  const found = log.find((line, at, all) => {
    if (!isAnswer(line, at, all)) return false;
    const next = all[at + 1];
    const isTaken = next?.kind === 'promise_ended' && next.data.outcome === 'kept';
    return line.at >= dueAt || (!isTold && !isTaken);
  });
  return found === undefined ? null : answerAmong([found]);
}
