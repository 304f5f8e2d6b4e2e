import type { Entry, EntryKind } from '../../../protocol/entry.ts';
import type { Texts } from '../locales/texts.ts';
import { timeOrDay } from '../locales/times.ts';
const sentences: Partial<Record<EntryKind, (entry: Entry, texts: Texts, now: number) => string>> = {
  joined: ({ by, data }, texts) =>
    texts[data?.how === 'beside' ? 'joinedBeside' : 'joined'](agentName(by.name, texts)),
  left: ({ by }, texts) => texts.agentLeft(agentName(by.name, texts)),
  transferred: ({ data }, texts) =>
    typeof data?.to === 'string' ? texts.transferred(agentName(data.to, texts)) : texts.transferredQueue,
  agent_lost: (_, texts) => texts.agentLost,
  agent_back: (_, texts) => texts.agentBack,
  held: ({ by, data }, texts, now) =>
    texts.held(agentName(by.name, texts), data?.until === undefined ? '' : timeOrDay(texts, data.until, now)),
  warning_lifted: (_, texts) => texts.warningLifted,
  closed: ({ data }, texts) => texts.closed[data?.reason ?? 'agent'],
  recalled: ({ by }, texts) => texts.recalled(agentName(by.name, texts)),
  erased: (_, texts) => texts.erased,
  rated: ({ data }, texts) => texts.rated(data?.score ?? 0),
};

/**
 * The sentence for an entry that is not a message; null for kinds that customers do not see. `now` is the server's
 * time, Unix ms, for the names of days.
 */
export function eventText(entry: Entry, texts: Texts, now: number): string | null {
  return sentences[entry.kind]?.(entry, texts, now) ?? null;
}

/** An agent as customers see them: by number, not by name. */
export function agentName(number: string | null | undefined, texts: Texts): string {
  return number === null || number === undefined || number === '' ? texts.agentNoNumber : texts.agent(number);
}
