import { useDeferredValue, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { check } from '../../../../phrases/check/check.ts';
import type { CheckContext, Finding } from '../../../../phrases/check/finding.ts';
import { languageOf } from '../../../../phrases/text.ts';
import { severities, type Manual } from '../../../../phrases/manual.ts';
import type { Entry } from '../../../../protocol/entry.ts';
import type { Suggestions } from '../../../../protocol/desk.ts';
import type { ClosingEntry } from '../../../../phrases/suggest/closing.ts';
import { useDesk, type DeskState } from '../../store/desk.ts';
import type { Pending } from '../../store/outbox.ts';
import { manualNow } from '../../store/manuals.ts';
import { useManual } from '../../connection/manuals.ts';
import { localeFor, useLocale } from '../../store/selectors.ts';
import { useSettings } from '../../store/settings.ts';

/** Shorter drafts have hardly begun: that something is still to be added goes without saying. */
const BEGUN = 4;

/**
 * What the rules of conduct of the manual in force find in a reply, in the language that it is in; nothing until the
 * manual is here.
 */
export function findingsIn(chatId: string, text: string): Finding[] {
  const desk = useDesk.getState();
  const locale = localeFor(desk.chats[chatId] ?? null, useSettings.getState().language);
  return found(manualNow(languageOf(text, locale)), text, contextOf(chatId, desk));
}

/**
 * The strongest finding that keeps a reply from being sent: one that blocks, else one that asks first and whose rule is
 * not among those that were asked already.
 */
export function obstacleIn(chatId: string, text: string, asked: readonly string[] = []): Finding | null {
  const obstacle = strongestFirst(findingsIn(chatId, text)).find(
    ({ rule, severity }) => severity === 'block' || (severity === 'confirm' && !asked.includes(rule)),
  );
  return obstacle ?? null;
}

/** What is found in a reply while it is written, and the text that it was found in: a moment late where that is dear. */
export function useFindings(chatId: string, text: string): { findings: Finding[]; read: string } {
  const read = useDeferredValue(text);
  const manual = useManual(languageOf(read, useLocale()));
  const context = useContextOf(chatId);
  const findings = useMemo(() => found(manual, read, context), [manual, read, context]);
  return { findings: read.trim().length < BEGUN ? findings.filter(isSomewhere) : findings, read };
}

/** Whether it is about words of the draft, and not about words that are missing. */
export function isSomewhere({ start, end }: Finding): boolean {
  return start < end;
}

/** What blocks before what asks before what only advises; in the order of the text otherwise. */
export function strongestFirst(findings: readonly Finding[]): Finding[] {
  const strength = ({ severity }: Finding): number => severities.indexOf(severity);
  return [...findings].sort((one, other) => strength(other) - strength(one) || one.start - other.start);
}

function found(manual: Manual | null, text: string, context: CheckContext): Finding[] {
  return manual === null || text.trim() === '' ? [] : check(text, context, manual);
}

function contextOf(chatId: string, { logs, outbox, session, suggestions }: DeskState): CheckContext {
  return contextFrom(
    logs[chatId]?.entries ?? NONE,
    outbox.filter((line) => line.chatId === chatId),
    { session, suggested: suggestions[chatId] },
  );
}

/** The same, for a component: a new object only when something of this chat has changed, whatever else the desk hears. */
function useContextOf(chatId: string): CheckContext {
  const entries = useDesk(({ logs }) => logs[chatId]?.entries ?? NONE);
  const pending = useDesk(useShallow(({ outbox }) => outbox.filter((line) => line.chatId === chatId)));
  const session = useDesk((state) => state.session);
  const suggested = useDesk(({ suggestions }) => suggestions[chatId]);
  return useMemo(
    () => contextFrom(entries, pending, { session, suggested }),
    [entries, pending, session, suggested],
  );
}

const NONE: readonly Entry[] = [];

function contextFrom(
  entries: readonly Entry[],
  pending: readonly Pending[],
  { session, suggested }: { session: DeskState['session']; suggested: Suggestions | undefined },
): CheckContext {
  const talk = closingEntries(entries, pending);
  return {
    said: talk.filter(({ by }) => by === 'agent').map(({ text }) => text),
    unanswered: owed(talk, suggested),
    ...(session ? { agentNo: session.number, names: [session.name] } : {}),
  };
}

/** As the desk has recognised it: a thank-you within a request asks for no answer. */
function owed(
  talk: ReturnType<typeof closingEntries>,
  suggested: Suggestions | undefined,
): CheckContext['unanswered'] {
  if (talk.at(-1)?.by !== 'customer' || suggested === undefined) return [];
  return suggested.owed.filter((one) => one !== 'confirm_understood');
}

/** The chat's messages as the closing steps read them, with what this agent has just sent. [P4] */
export function closingEntries(entries: readonly Entry[], pending: readonly Pending[]): ClosingEntry[] {
  const stored = entries
    .filter((entry) => entry.kind === 'message')
    .map(({ by, text = '', data }): ClosingEntry => {
      const side = by.role === 'customer' ? 'customer' : 'agent';
      return { by: side, text, phraseId: data?.phraseId };
    });
  const sent = pending
    .filter((line) => line.kind === 'message' && line.state !== 'failed')
    .map(({ text, phraseId }): ClosingEntry => ({ by: 'agent', text, phraseId }));
  return [...stored, ...sent];
}
