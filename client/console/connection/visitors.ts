import type { VisitorView } from '../../../protocol/visitors.ts';
import { i18n } from '../locales/i18n.ts';
import { refusalIn } from '../locales/refusals.ts';
import { numberAndName } from '../parts/names.ts';
import { useDesk } from '../store/desk.ts';
import { showNotice, useView } from '../store/view.ts';
import { forgetVisitors, useVisitors } from '../store/visitors.ts';
import { ask, type Line } from './line.ts';

/** Asks who is on the websites, and to be told of changes. */
export async function watchVisitors(): Promise<void> {
  const answer = await ask('watchVisitors', {});
  if (answer.ok) useVisitors.setState({ found: { visitors: answer.visitors, total: answer.total } });
}

/** Ends what {@link watchVisitors} began. */
export function unwatchVisitors(): void {
  void ask('unwatchVisitors', {});
  forgetVisitors();
}

/** Invites a visitor to a chat; resolves with whether they were invited. */
export async function inviteVisitor(visitorId: string, text: string): Promise<boolean> {
  const answer = await ask('inviteVisitor', { visitorId, text });
  if (answer.ok) changed(answer.visitor);
  else if (answer.error.code === 'conflict' && answer.error.field !== undefined)
    showNotice(
      i18n.t('visitors.byColleague', { who: numberAndName(useDesk.getState().staff, answer.error.field) }),
    );
  else showNotice(refusalIn(answer.error));
  return answer.ok;
}

/** Keeps the list up to date, also after the connection was lost. */
export function registerVisitorEvents(line: Line): void {
  line.on('visitors', (found) => useVisitors.setState({ found }));
  line.on('chats', () => {
    if (useView.getState().screen === 'visitors') void watchVisitors();
  });
}

function changed(visitor: VisitorView): void {
  const { found } = useVisitors.getState();
  if (found === null) return;
  const visitors = found.visitors.map((one) => (one.id === visitor.id ? visitor : one));
  useVisitors.setState({ found: { ...found, visitors } });
}
