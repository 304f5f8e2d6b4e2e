import { useDeferredValue, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { check } from '../../../../phrases/check/check.ts';
import type { CheckContext, Finding } from '../../../../phrases/check/finding.ts';
import { manualFor } from '../../../../phrases/kept-to.ts';
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

/** The length below which findings about missing words are not shown: the draft has just begun. */
const BEGUN = 4;

/**
 * The findings of the active manual's rules of conduct in a reply, in the reply's language; none until the manual is
 * loaded.
 */
export function findingsIn(chatId: string, text: string): Finding[] {
  const desk = useDesk.getState();
  const locale = localeFor(desk.chats[chatId] ?? null, useSettings.getState().language);
  const manual = manualNow(languageOf(text, locale));
  return found(manual && manualFor(manual, departmentOf(chatId, desk)), text, contextOf(chatId, desk));
}

/**
 * The most severe finding that holds a reply back: one that blocks, else one that needs a confirmation and whose rule
 * is not in `asked`; null if none does.
 */
export function obstacleIn(chatId: string, text: string, asked: readonly string[] = []): Finding | null {
  const obstacle = strongestFirst(findingsIn(chatId, text)).find(
    ({ rule, severity }) => severity === 'block' || (severity === 'confirm' && !asked.includes(rule)),
  );
  return obstacle ?? null;
}

/** The findings in the reply being written, and the text that they belong to: deferred while checking is slow. */
export function useFindings(chatId: string, text: string): { findings: Finding[]; read: string } {
  const read = useDeferredValue(text);
  const whole = useManual(languageOf(read, useLocale()));
  const department = useDesk((desk) => departmentOf(chatId, desk));
  const manual = whole && manualFor(whole, department);
  const context = useContextOf(chatId);
  const findings = useMemo(() => found(manual, read, context), [manual, read, context]);
  return { findings: read.trim().length < BEGUN ? findings.filter(isSomewhere) : findings, read };
}

/** Whether a finding is about words in the draft, not about missing ones. */
export function isSomewhere({ start, end }: Finding): boolean {
  return start < end;
}

/** Sorts findings by severity: block, confirm, advise; then by position. */
export function strongestFirst(findings: readonly Finding[]): Finding[] {
  const strength = ({ severity }: Finding): number => severities.indexOf(severity);
  return [...findings].sort((one, other) => strength(other) - strength(one) || one.start - other.start);
}

function found(manual: Manual | null, text: string, context: CheckContext): Finding[] {
  return manual === null || text.trim() === '' ? [] : check(text, context, manual);
}

function departmentOf(chatId: string, { chats }: DeskState): string | null {
  return chats[chatId]?.department ?? null;
}

function contextOf(chatId: string, { logs, outbox, session, suggestions }: DeskState): CheckContext {
  return contextFrom(
    logs[chatId]?.entries ?? NONE,
    outbox.filter((line) => line.chatId === chatId),
    { session, suggested: suggestions[chatId] },
  );
}

/** As {@link contextOf}, for a component: a new object only when this chat has changed, not for every event. */
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

/** As the server has recognised it: thanks within a request need no answer. */
function owed(
  talk: ReturnType<typeof closingEntries>,
  suggested: Suggestions | undefined,
): CheckContext['unanswered'] {
  if (talk.at(-1)?.by !== 'customer' || suggested === undefined) return [];
  return suggested.owed.filter((one) => one !== 'confirm_understood');
}

/** The chat's messages in the form of the closing steps, including this agent's in flight. [P4] */
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
