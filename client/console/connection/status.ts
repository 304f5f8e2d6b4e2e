import { AGO_MAX, type ActivityReport, type StatusNews } from '../../../protocol/status.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { i18n } from '../locales/i18n.ts';
import { keyLabel } from '../parts/keys.ts';
import { isolated, numberAndName, staffName } from '../parts/names.ts';
import { deskTime } from '../store/clock.ts';
import { useDesk } from '../store/desk.ts';
import { showNotice } from '../store/view.ts';
import { agreed } from './act.ts';
import { ask } from './line.ts';

/** Sets whether the agent takes new chats, and shows a notice: customers would wait if it changed unnoticed. */
export async function setStatus(value: 'online' | 'away', reason?: string): Promise<boolean> {
  const answer = await ask('status', { value, ...(reason === undefined ? {} : { reason }) });
  if (!isDone(answer)) return false;
  const since = new Date(deskTime()).toISOString();
  const away = { cause: 'chosen' as const, ...(reason === undefined ? {} : { reason }), since };
  useDesk.setState({ status: value, away: value === 'away' ? away : null });
  showNotice(ownWords(value, reason), 'done');
  return true;
}

/** Sets a colleague's status, as a lead. */
export async function setStatusOf(
  account: string,
  value: 'online' | 'away',
  reason?: string,
): Promise<boolean> {
  const answer = await ask('setStatusOf', { account, value, ...(reason === undefined ? {} : { reason }) });
  if (!isDone(answer)) return false;
  const who = isolated(numberAndName(useDesk.getState().staff, account));
  showNotice(i18n.t(value === 'away' ? 'me.ofNowAway' : 'me.ofNowOnline', { who }), 'done');
  return true;
}

/** Shows who or what has set this person's status. */
export function showStatusSet({ value, reason, by, cause }: StatusNews): void {
  if (by !== undefined) showSetBy(by, value, reason);
  else if (value === 'online') showNotice(i18n.t('me.backOnline'), 'done');
  else if (cause !== undefined)
    showNotice(i18n.t(`me.nowAwayAs.${cause}`, { key: keyLabel('status') }), 'news');
}

/** Reports activity at this console to the server; resolves with whether it was received. */
export async function reportActivity(is: ActivityReport['is'], ago: number): Promise<boolean> {
  const answer = await ask('activity', { is, ago: Math.min(AGO_MAX, Math.max(0, Math.round(ago))) });
  return answer.ok;
}

function showSetBy(by: string, value: StatusNews['value'], reason: string | undefined): void {
  const who = staffName(useDesk.getState().staff, by, i18n.t, 'lead');
  const words =
    value === 'online'
      ? i18n.t('me.setOnlineBy', { who })
      : reason === undefined
        ? i18n.t('me.setAwayBy', { who })
        : i18n.t('me.setAwayForBy', { who, reason: isolated(reason) });
  showNotice(words, 'news');
}

function ownWords(value: 'online' | 'away', reason: string | undefined): string {
  if (value === 'online') return i18n.t('me.nowOnline');
  return reason === undefined ? i18n.t('me.nowAway') : i18n.t('me.nowAwayFor', { reason: isolated(reason) });
}

/** The reason may have been removed from the desk's settings since the list was opened. */
function isDone(answer: Answer<object>): boolean {
  if (answer.ok || answer.error.field !== 'reason') return agreed(answer);
  showNotice(i18n.t('me.noSuchReason'));
  return false;
}
