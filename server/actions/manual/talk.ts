import { DateTime } from 'luxon';
import type { ChatFacts } from '../../../phrases/detect/detect.ts';
import { complaintHoursOf } from '../../../phrases/suggest/complexity.ts';
import { unaskedContactIn } from '../../../phrases/suggest/contact.ts';
import { heardIn } from '../../../phrases/suggest/heard.ts';
import type { SuggestFacts } from '../../../phrases/suggest/facts.ts';
import { spoken } from '../../domain/chat/talk.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import type { Instant } from '../../domain/instant.ts';

/** What is the same for every chat of a desk. */
export interface Surroundings {
  company: Record<'zh-CN' | 'en', string>;
  locale: 'zh-CN' | 'en';
  hours: string;
  alwaysOpen: boolean;
  timeZone: string;
  complaintHours: { simple: number; complex: number };
  agentNo: string;
}

/** A line of a past chat. */
interface Line {
  seq: number;
  at: Instant;
  by: 'customer' | 'agent';
  text: string;
  phraseId: string | null;
}

/** What was spoken in a past chat. */
export interface Talk {
  chatId: string;
  lines: Line[];
}

/** What was spoken in a chat's log. */
export function talkOf(chatId: string, entries: readonly LogEntry[]): Talk {
  return {
    chatId,
    lines: entries.flatMap((entry) => spoken([entry]).map((line) => ({ ...line, at: entry.at }))),
  };
}

/** What the assistant would have known at a customer's line that is answered in `language`, as far as the log tells. */
export function factsAt(
  lines: readonly Line[],
  { text, at }: { text: string; at: Instant },
  around: Surroundings,
  language: 'zh-CN' | 'en',
): SuggestFacts {
  const said = lines.filter(({ by }) => by === 'agent');
  const asked = lines.filter(({ by }) => by === 'customer').map(({ text }) => text);
  const contact = unaskedContactIn(text);
  const phraseIds = said.flatMap(({ phraseId }) => phraseId ?? []);
  return {
    company: around.company[language],
    agentNo: around.agentNo,
    customer: contact === null ? {} : { contact },
    hours: around.hours,
    alwaysOpen: around.alwaysOpen,
    contactGiven: contact !== null,
    ...heardIn([...asked, text], true),
    localHour: DateTime.fromMillis(at, { zone: around.timeZone }).hour,
    complaintHours: complaintHoursOf(around.complaintHours, phraseIds, asked),
    said: said.map(({ text }) => text),
    saidPhrases: phraseIds,
    foulCount: 1 + said.filter(({ phraseId }) => phraseId?.startsWith('abusive_language.')).length,
  };
}

/** The same for the detector. */
export function stateBefore(lines: readonly Line[]): ChatFacts {
  const last = lines.findLast(({ by }) => by === 'agent');
  return {
    askedAnythingElse: last?.phraseId?.startsWith('anything_else.') === true,
    firstMessage: lines.length === 0,
  };
}
