import type { Chat } from '../../domain/chat/chat.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import { placeHeldBy } from '../../domain/chat/rules/wrap-up-time.ts';
import { besideColumn } from '../chats/beside.ts';
import { taggedAgain, type Changes, type ChatChange } from '../chats/store.ts';
import { referencesOf, WITHDRAWN } from '../files/file-store.ts';
import { rowOf } from '../chats/entry-row.ts';
import type { Found } from '../chats/sent.ts';
import { outgoingRows } from '../mail/outgoing-rows.ts';
import type { Statement } from './transaction.ts';

/** Everything that a batch has decided: a statement for each table, however many rows. */
export function statementsOf(changes: Changes, found: Found, bodyOf: (chat: Chat) => string): Statement[] {
  const newChats = changes.chats.filter(({ isNew }) => isNew);
  const known = changes.chats.filter(({ isNew }) => !isNew);
  const fresh = new Set(newChats.map(({ chat }) => chat.id));
  const tagged = taggedAgain(changes);
  const closed = changes.chats.filter(({ chat }) => chat.state.status === 'closed');
  return [
    bulk('insert-chats', INSERT_CHATS, newChats, (change) => rowOfChat(change, bodyOf)),
    bulk('update-chats', UPDATE_CHATS, known, (change) => ({
      key: keyOf(change.chat.id, found),
      ...rowOfChat(change, bodyOf),
    })),
    bulk(
      'insert-entries',
      INSERT_ENTRIES,
      changes.entries.filter(({ chatId }) => !fresh.has(chatId)),
      (entry) => ({ chat: keyOf(entry.chatId, found), ...rowOf(entry) }),
    ),
    bulk(
      'insert-first-entries',
      INSERT_FIRST_ENTRIES,
      changes.entries.filter(({ chatId }) => fresh.has(chatId)),
      (entry: LogEntry) => ({ chat_id: entry.chatId, ...rowOf(entry) }),
    ),
    ...(['empty-entries', 'withdraw-files'] as const).map((name) =>
      bulk(
        name,
        name === 'empty-entries' ? EMPTY_ENTRIES : WITHDRAW_FILES,
        changes.entries.filter((entry) => entry.kind === 'recalled'),
        (entry) => ({ id: entry.chatId, seq: entry.data.seq }),
      ),
    ),
    bulk('reference-files', REFERENCE_FILES, changes.entries.flatMap(referencesOf), (reference) => reference),
    bulk('clear-tags', CLEAR_TAGS, tagged, ({ id }) => ({ id })),
    bulk(
      'insert-tags',
      INSERT_TAGS,
      tagged.flatMap(({ id, tags }) => tags.map((tag) => ({ id, tag }))),
      (row) => row,
    ),
    bulk('insert-outgoing', INSERT_OUTGOING, outgoingRows(changes), (row) => row),
    bulk('unread', UNREAD, closed, ({ chat }) => ({ id: chat.id })),
  ].flat();
}

const CHAT = `id text, customer_id text, preferred_agent text, started_at bigint, status text, agent text,
  queued_at bigint, front bigint, beside text, department text, wrapping text, due_at bigint, last_seq bigint, last_customer_seq bigint, body text,
  taken_at bigint, waited bigint, queue_position bigint`;

const INSERT_CHATS = `insert into chats (id, customer_id, preferred_agent, started_at, status, agent, queued_at, front,
    beside, department, wrapping, due_at, last_seq, last_customer_seq, body, taken_at, waited, queue_position)
  select id, customer_id, preferred_agent, started_at, status, agent, queued_at, front,
    beside, department, wrapping, due_at, last_seq, last_customer_seq, body, taken_at, waited, queue_position
  from json_to_recordset($1::json) as new (${CHAT})`;

const UPDATE_CHATS = `update chats set status = new.status, agent = new.agent, queued_at = new.queued_at,
    front = new.front, beside = new.beside, department = new.department, wrapping = new.wrapping, due_at = new.due_at, last_seq = new.last_seq, last_customer_seq = new.last_customer_seq,
    body = new.body, taken_at = coalesce(new.taken_at, chats.taken_at), waited = coalesce(new.waited, chats.waited),
    queue_position = coalesce(new.queue_position, chats.queue_position)
  from json_to_recordset($1::json) as new (key bigint, ${CHAT}) where chats.key = new.key`;

const ENTRY = `seq bigint, customer_seq bigint, at bigint, kind text, sender text, client_id text, role text,
  account text, text text, data text`;
const ENTRY_NAMES = 'seq, customer_seq, at, kind, sender, client_id, role, account, text, data';

const INSERT_ENTRIES = `insert into entries (chat, ${ENTRY_NAMES}) select chat, ${ENTRY_NAMES}
  from json_to_recordset($1::json) as new (chat bigint, ${ENTRY})`;

const INSERT_FIRST_ENTRIES = `insert into entries (chat, ${ENTRY_NAMES}) select chats.key, ${ENTRY_NAMES}
  from json_to_recordset($1::json) as new (chat_id text, ${ENTRY}) join chats on chats.id = new.chat_id`;

/** A message that was withdrawn says nothing any more; the line that withdraws it has the words. */
const EMPTY_ENTRIES = `update entries set text = '', data = (entries.data::jsonb - 'files')::text from json_to_recordset($1::json) as gone (id text, seq bigint) join chats on chats.id = gone.id
  where entries.chat = chats.key and entries.seq = gone.seq and entries.kind = 'message'`;

const WITHDRAW_FILES = `update files set shown = ${WITHDRAWN} from json_to_recordset($1::json) as gone (id text, seq bigint)
  where files.chat_id = gone.id and files.seq = gone.seq`;

const CLEAR_TAGS = `delete from chat_tags using json_to_recordset($1::json) as again (id text)
  join chats on chats.id = again.id where chat_tags.chat = chats.key`;

const INSERT_TAGS = `insert into chat_tags (tag, chat) select new.tag, chats.key
  from json_to_recordset($1::json) as new (id text, tag text) join chats on chats.id = new.id`;

const UNREAD = `insert into search_unread (chat, seq) select chats.key, chats.last_seq
  from json_to_recordset($1::json) as new (id text) join chats on chats.id = new.id order by chats.key
  on conflict (chat) do update set seq = excluded.seq`;

/** Told again, as after a lost answer, it leaves once. */
const INSERT_OUTGOING = `insert into mails (id, kind, case_key, recipient, subject, text, queued_at, due_at, attempts)
  select id, kind, case_key, recipient, subject, text, queued_at, due_at, attempts
  from json_to_recordset($1::json) as new (id text, kind text, case_key bigint, recipient text, subject text, text text,
    queued_at bigint, due_at bigint, attempts bigint) on conflict do nothing`;

const REFERENCE_FILES = `update files set state = 'referenced', chat_id = new.chat_id, seq = new.seq,
    shown = greatest(files.shown, new.shown)
  from json_to_recordset($1::json) as new (id text, chat_id text, seq bigint, shown bigint)
  where files.id = new.id and files.state in ('kept', 'referenced')`;

function bulk<T>(name: string, text: string, rows: T[], write: (row: T) => object): Statement[] {
  return rows.length === 0 ? [] : [{ name, text, values: [JSON.stringify(rows.map(write))] }];
}

function rowOfChat({ chat, dueAt, taken }: ChatChange, bodyOf: (chat: Chat) => string): object {
  const { id, customerId, preferredAgent, startedAt, state } = chat;
  const waiting = state.status === 'waiting';
  return {
    id,
    customer_id: customerId,
    preferred_agent: preferredAgent,
    started_at: startedAt,
    status: state.status,
    agent: waiting ? null : state.agent,
    queued_at: waiting ? state.queuedAt : null,
    front: waiting ? Number(state.front) : null,
    beside: besideColumn(chat),
    department: chat.department,
    wrapping: placeHeldBy(chat),
    due_at: dueAt,
    last_seq: chat.lastSeq,
    last_customer_seq: chat.lastCustomerSeq,
    body: bodyOf(chat),
    taken_at: taken?.at ?? null,
    waited: taken?.waited ?? null,
    queue_position: taken?.position ?? null,
  };
}

function keyOf(chatId: string, found: Found): number {
  const stored = found.byId.get(chatId);
  if (!stored) throw new Error('A chat was changed that had not been loaded.');
  return stored.key;
}
