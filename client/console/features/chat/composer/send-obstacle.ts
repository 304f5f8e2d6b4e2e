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
 * Why a reply is not sent yet, and where: a blank, which `anyway` passes over; words said before and a rule that asks
 * first, which it passes over once that was asked, each by itself; a rule that blocks, which nothing passes over.
 */
export function findSendObstacle(
  chatId: string,
  text: string,
  { anyway, asked }: { anyway: boolean; asked: SendObstacle | null },
): { asked: SendObstacle; at: Span } | null {
  const [blank] = blanksOf(text);
  if (blank && !anyway) return { asked: { why: 'blank', name: blank.name }, at: blank };
  const again = isMeantAgain(chatId, text) ? null : saidAgain(text, saidHere(chatId));
  // A rule asks after this; whoever was asked by it has answered this for the same text.
  if (again && !(anyway && (asked?.why === 'again' || asked?.why === 'rule')))
    return { asked: { why: 'again' }, at: again };
  const answered = anyway && asked?.why === 'rule' ? asked.rules : [];
  const finding = obstacleIn(chatId, text, answered);
  if (finding === null) return null;
  const words = text.slice(finding.start, finding.end);
  return { asked: { why: 'rule', finding, words, rules: [...answered, finding.rule] }, at: finding };
}

/** Whether the words are a phrase, as it is offered now, that is meant to be said whenever it comes up: thanks are answered each time. */
function isMeantAgain(chatId: string, text: string): boolean {
  const { phrases = [] } = useDesk.getState().suggestions[chatId] ?? {};
  return phrases.some((phrase) => phrase.text === text.trim() && isRepeatable(situationIdOf(phrase.id)));
}

/** What this agent has said in the chat, on its way included. */
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
