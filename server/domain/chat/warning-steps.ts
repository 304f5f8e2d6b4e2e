import type { Instant } from '../instant.ts';
import { refuse } from '../refusal.ts';
import type { Rules } from '../rules.ts';
import { type Chat, type Warning, withEvidence } from './chat.ts';
import { alreadyClosed, close } from './closing.ts';
import type { Happening, Staff } from './happening.ts';
import type { Draft } from './log.ts';
import type { Outcome } from './step.ts';

type Of<T extends Happening['type']> = Extract<Happening, { type: T }>;

/** A person sends the harassment phrase; five minutes run from here, and both sides see them run. [P2] */
export function warned(chat: Chat, { by, text }: Of<'warned'>, at: Instant, rules: Rules): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  if (chat.state.status === 'waiting')
    return refuse('conflict', 'Accept the chat before you warn its customer.');
  if (chat.warning !== null)
    return refuse('conflict', 'This customer has been warned already; lift the warning first.');
  // The log never goes back in time, so the clock starts at the later of now and the last entry.
  const until = Math.max(at, chat.lastAt) + rules.harassmentClose;
  return [{ kind: 'warned', by, text, data: { until } }];
}

/** The agent takes the warning back. [P2] */
export function warningLifted(chat: Chat, by: Staff): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  if (chat.warning === null) return refuse('conflict', 'There is no warning to lift.');
  return [{ kind: 'warning_lifted', by, data: { lifted: 'agent' } }];
}

/** A person marks a customer's message as harassing. [P2] */
export function flagged(chat: Chat, { by, seq }: Of<'flagged'>, at: Instant): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  if (chat.warning?.evidence.includes(seq)) return refuse('conflict', 'This message is marked already.');
  return flag(chat, { kind: 'flagged', by, data: { seq, words: [] } }, at);
}

/** A person takes a mark back, whoever set it: a person overrules the detector, never the other way round. [P2] */
export function unflagged(chat: Chat, { by, seq }: Of<'unflagged'>): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  return [{ kind: 'unflagged', by, data: { seq } }];
}

/** What the detector's judgement of a warned customer's message adds to the log. It never warns or closes alone. [P2] */
export function judge(chat: Chat, text: string, at: Instant, rules: Rules): Draft[] {
  if (chat.warning === null) return [];
  const words = rules.harassing(text);
  if (words === null) return [];
  const seq = chat.lastSeq + 1;
  const withMessage = { ...chat, lastCustomerAt: Math.max(at, chat.lastAt) };
  return flag(withMessage, { kind: 'flagged', by: { role: 'system' }, data: { seq, words } }, at);
}

/** A chat that stayed warned through five silent minutes is closed by the first harassing message after them. [P2] */
function flag(chat: Chat, line: Draft & { kind: 'flagged' }, at: Instant): Draft[] {
  const { warning } = chat;
  const { seq } = line.data;
  if (warning === null || seq <= warning.seq || !ranOutInSilence(warning, at)) return [line];
  const evidence = withEvidence(warning.evidence, seq);
  return [line, close(chat, { role: 'system' }, 'harassment', { evidence })];
}

function ranOutInSilence(warning: Warning, at: Instant): boolean {
  return warning.heard === 'silence' && at > warning.until;
}
