import { asksForContact } from '../../../phrases/suggest/asking.ts';
import type { Instant } from '../instant.ts';
import { type Abuse, type Chat, whileOpen } from './chat.ts';
import { withEvidence } from './evidence.ts';
import type { LogEntry } from './log.ts';

/** What the agent's phrases set off: the steps against foul language [P3], the question for a contact S1(16). */
export function asked(chat: Chat, text: string, phraseId: string | undefined): Chat {
  const contactAsked = chat.contactAsked || asksForContact(text, phraseId);
  const abuse = phraseId?.startsWith(ABUSE) === true ? oneStepOn(chat) : chat.abuse;
  return { ...chat, contactAsked, abuse };
}

const ABUSE = 'abusive_language.';

function oneStepOn({ abuse, lastWords }: Chat): Abuse {
  return { ...abuse, steps: abuse.steps + 1, evidence: withWords(abuse.evidence, lastWords) };
}

function withWords(evidence: number[], seq: number): number[] {
  return seq === 0 || evidence.includes(seq) ? evidence : withEvidence(evidence, seq);
}

/** The lead is being asked. What the question is about counts too. [P3] */
export function whoAsks(chat: Chat, entry: LogEntry & { kind: 'close_asked' }): Chat {
  const by = 'account' in entry.by ? entry.by.account : '';
  const asked = { by, seq: entry.seq, at: entry.at, until: entry.data.until };
  return {
    ...chat,
    abuse: { ...chat.abuse, evidence: withWords(chat.abuse.evidence, chat.lastWords), asked },
  };
}

/** The desk owes the next word, and the customer waits from the promised moment on. [P1] [P7] */
export function held(chat: Chat, seq: number, until: Instant): Chat {
  const promised = { ...chat, hold: { seq, until, reminded: false }, waitingSince: until, leadToldAt: null };
  return whileOpen(promised, (open) => ({ ...open, owes: 'agent', silentSince: null, nudged: false }));
}
