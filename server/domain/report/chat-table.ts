import type { Cell } from '../../../phrases/exchange/csv.ts';
import { TAG_KINDS, type TagKind } from '../../../protocol/tags.ts';
import { agentOf, type Chat } from '../chat/chat.ts';
import { momentIn } from '../../../protocol/transcript-lines.ts';
import { iso, type Duration, type Instant } from '../instant.ts';
import { tagName, type TagTable } from '../tag/tags.ts';
import { measureChat, type Moment } from './measure-chat.ts';

/** Everything that a row is made of. */
interface ChatFacts {
  chat: Chat;
  moments: readonly Moment[];
  /** How often each situation was recognised in it. */
  situations: ReadonlyMap<string, number>;
  /** The numbers of the cases that were recorded from it, `T-1042`. */
  cases: readonly string[];
  customer: { name: string | null; locale: string | null } | null;
}

/** How names and times are written. */
export interface ChatTableWords {
  timeZone: string;
  tags: TagTable;
  /** Of an account: number and name. */
  staff: (account: string) => { number: string; name: string };
  departmentName: (id: string) => string;
}

type Column = readonly [name: string, of: (facts: ChatFacts, words: ChatTableWords) => Cell];

/** The columns of the file with one row a chat: times in the desk's zone, lengths in seconds. */
const COLUMNS: readonly Column[] = [
  ['chat', ({ chat }) => chat.id],
  ['status', ({ chat }) => chat.state.status],
  ['started', ({ chat }, words) => told(chat.startedAt, words)],
  ['closed', ({ chat: { state } }, words) => told(state.status === 'closed' ? state.closedAt : null, words)],
  ['closeReason', ({ chat: { state } }) => (state.status === 'closed' ? state.reason : null)],
  ['agentNumber', (facts, words) => staffOf(facts, words)?.number ?? null],
  ['agentName', (facts, words) => staffOf(facts, words)?.name ?? null],
  [
    'department',
    ({ chat: { department } }, words) => (department === null ? null : words.departmentName(department)),
  ],
  ['customer', ({ customer }) => customer?.name ?? null],
  ['language', ({ customer }) => customer?.locale ?? null],
  ['customerMessages', ({ chat }) => chat.customerMessages],
  ['leftMessage', ({ chat }) => (chat.leftMessage ? 1 : 0)],
  ['waitedSeconds', (facts) => seconds(measured(facts).waited)],
  ['firstReplySeconds', (facts) => seconds(measured(facts).firstReply?.took ?? null)],
  ['handlingSeconds', (facts) => seconds(measured(facts).handling)],
  ['wrapUpSeconds', ({ chat }) => seconds(wrapUpOf(chat))],
  ['situations', ({ situations }) => byFrequency(situations).join('; ')],
  ...TAG_KINDS.map((kind): Column => [`${kind}Tags`, ({ chat }, { tags }) => tagsOf(chat, kind, tags)]),
  ['summary', ({ chat }) => chat.summary],
  ['rating', ({ chat: { state } }) => (state.status === 'closed' ? state.rating : null)],
  ['leadCalls', (facts) => measured(facts).leadCalls.length],
  ['crisis', ({ chat }) => (chat.crisis === null ? 0 : 1)],
  ['cases', ({ cases }) => cases.join('; ')],
  ['continues', ({ chat }) => chat.continues],
];

/** The names of the columns. */
export const CHAT_COLUMN_NAMES: readonly string[] = COLUMNS.map(([name]) => name);

/** The row of a chat, in the order of {@link CHAT_COLUMN_NAMES}. */
export function chatRow(facts: ChatFacts, words: ChatTableWords): Cell[] {
  return COLUMNS.map(([, of]) => of(facts, words));
}

function measured({ chat, moments }: ChatFacts) {
  return measureChat(chat, moments);
}

function staffOf({ chat }: ChatFacts, { staff }: ChatTableWords) {
  const account = agentOf(chat);
  return account === null ? null : staff(account);
}

function told(at: Instant | null, { timeZone }: ChatTableWords): string | null {
  return at === null ? null : momentIn(timeZone, iso(at));
}

function seconds(length: Duration | null): number | null {
  return length === null ? null : Math.round(length / 1000);
}

/** How long its agent took for the wrap-up, once that is over. */
function wrapUpOf({ state }: Chat): Duration | null {
  if (state.status !== 'closed' || state.wrapUp === null || state.wrapUp.endedAt === null) return null;
  return state.wrapUp.endedAt - state.closedAt;
}

function byFrequency(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([, one], [, other]) => other - one).map(([id]) => id);
}

/** A tag that is in no tree any more stands among the reasons, by its id, so that it is not lost. */
function tagsOf({ tags }: Chat, kind: TagKind, table: TagTable): string {
  return tags
    .filter((id) => (table.get(id)?.kind ?? 'reason') === kind)
    .map((id) => tagName(table, id))
    .join('; ');
}
