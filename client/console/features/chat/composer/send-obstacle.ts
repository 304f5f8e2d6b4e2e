import { saidAgain } from '../../../../../phrases/check/said-again.ts';
import { situationIdOf } from '../../../../../phrases/own-phrase.ts';
import { isRepeatable } from '../../../../../phrases/suggest/choose.ts';
import { blanksOf } from '../../../../../phrases/suggest/fill.ts';
import { useDesk } from '../../../store/desk.ts';
import { accountOf } from '../../../store/selectors.ts';
import { obstacleIn } from '../conduct.ts';
import type { Span } from '../../../store/insert.ts';
import type { SendObstacle } from './send-blocked-notice.tsx';

/**
 * Why a reply cannot be sent yet, and where; null if it can. `anyway` overrides a blank at once, a repetition or a rule
 * that needs a confirmation once it was shown in `asked`, each separately, and a rule that blocks never.
 */
export function findSendObstacle(
  chatId: string,
  text: string,
  { anyway, asked }: { anyway: boolean; asked: SendObstacle | null },
): { asked: SendObstacle; at: Span } | null {
  const [blank] = blanksOf(text);
  if (blank && !anyway) return { asked: { why: 'blank', name: blank.name }, at: blank };
  const again = isMeantAgain(chatId, text) ? null : saidAgain(text, saidHere(chatId));
  // Rules are checked after repetitions: if a rule was shown for this text, the repetition has been confirmed.
  if (again && !(anyway && (asked?.why === 'again' || asked?.why === 'rule')))
    return { asked: { why: 'again' }, at: again };
  const answered = anyway && asked?.why === 'rule' ? asked.rules : [];
  const finding = obstacleIn(chatId, text, answered);
  if (finding === null) return null;
  const words = text.slice(finding.start, finding.end);
  return { asked: { why: 'rule', finding, words, rules: [...answered, finding.rule] }, at: finding };
}

/** Whether the text is a suggested phrase that may be repeated: every thanks is answered. */
function isMeantAgain(chatId: string, text: string): boolean {
  const { phrases = [] } = useDesk.getState().suggestions[chatId] ?? {};
  return phrases.some((phrase) => phrase.text === text.trim() && isRepeatable(situationIdOf(phrase.id)));
}

/** The agent's messages in the chat, including those in flight. */
function saidHere(chatId: string): string[] {
  const desk = useDesk.getState();
  const account = accountOf(desk);
  const stored = (desk.logs[chatId]?.entries ?? []).filter(
    ({ kind, by }) => kind === 'message' && by.account === account,
  );
  const pending = desk.outbox.filter(
    (line) => line.chatId === chatId && line.kind === 'message' && line.state !== 'failed',
  );
  return [...stored.map(({ text = '' }) => text), ...pending.map(({ text }) => text)];
}
