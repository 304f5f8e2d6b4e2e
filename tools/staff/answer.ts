import type { StaffAccount } from '../../protocol/team.ts';
import type { Outcome } from './perform.ts';
import type { Wanted } from './wanted.ts';

/** What the shell reads: sentences and a table, or JSON. Links are whole addresses of the desk. */
export function answerOf(outcome: Outcome, { what, isJson }: Wanted, publicUrl: string): string {
  if ('invite' in outcome) {
    const link = { ...outcome, invite: `${publicUrl}${outcome.invite}` };
    return isJson ? JSON.stringify(link) : linkSentence(link);
  }
  if (isJson) return JSON.stringify(outcome);
  if ('staff' in outcome) return table(outcome.staff, outcome.capacity);
  return what === 'disable'
    ? `${outcome.account} is disabled, and signed out everywhere.`
    : `${outcome.account} is enabled.`;
}

function linkSentence({
  account,
  invite,
  until,
}: {
  account: string;
  invite: string;
  until: string;
}): string {
  return `${account} sets a password here, once, until ${until}:\n${invite}`;
}

const COLUMNS = ['ACCOUNT', 'NUMBER', 'NAME', 'ROLE', 'STATE', 'CHATS', '2-STEP', 'SESSIONS', 'LAST SIGN-IN'];

function table(staff: readonly StaffAccount[], capacity: number): string {
  const rows = [COLUMNS, ...staff.map((one) => cellsOf(one, capacity))];
  const widths = COLUMNS.map((_name, n) => Math.max(...rows.map((cells) => widthOf(cells[n] ?? ''))));
  return rows
    .map((cells) =>
      cells
        .map((cell, n) => cell + ' '.repeat((widths[n] ?? 0) - widthOf(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf(one: StaffAccount, capacity: number): string[] {
  const { account, number, name, role, state, secondStep, sessions, lastSignInAt } = one;
  return [
    ...[account, number, name, role, state, String(one.capacity ?? capacity)],
    ...[secondStep ? 'on' : 'off', String(sessions), lastSignInAt ?? 'never'],
  ];
}

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/gu;

/** Columns of a terminal: Chinese takes two a character. */
function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}
