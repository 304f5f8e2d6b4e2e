import type { Chat } from '../../domain/chat/chat.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import { besideColumn } from '../chats/beside.ts';
import { placeHeldBy } from '../../domain/chat/rules/wrap-up-time.ts';
import { taggedAgain, type Changes, type ChatChange, type StoredChat } from '../chats/store.ts';
import { referencesOf, WITHDRAWN } from '../files/file-store.ts';
import { rowOf } from '../chats/entry-row.ts';
import { outgoingRows, type OutgoingRow } from '../mail/outgoing-rows.ts';
import type { Primitive, Step } from './request.ts';

/** A chat's change with the key of its row. `before` is null for a new chat. */
export interface Placed {
  change: ChatChange;
  key: number;
  before: StoredChat | null;
}

/** Everything that a batch has decided, as statements for one transaction. */
export function stepsOf(changes: Changes, placed: Placed[], keys: ReadonlyMap<string, number>): Step[] {
  const known = placed.filter(({ before }) => before !== null);
  return [
    bulk(INSERT_CHAT, placed.filter(({ before }) => before === null).map(newChat)),
    bulk(MOVE_CHAT, known.filter(hasMoved).map(movedChat)),
    bulk(UPDATE_CHAT, known.filter((one) => !hasMoved(one)).map(updatedChat)),
    bulk(TAKE_CHAT, placed.flatMap(taken)),
    bulk(
      INSERT_ENTRY,
      changes.entries.map((entry) => newEntry(entry, keyOf(entry, keys))),
    ),
    bulk(
      EMPTY_ENTRY,
      changes.entries.flatMap((entry) =>
        entry.kind === 'recalled' ? [[keyOf(entry, keys), entry.data.seq]] : [],
      ),
    ),
    bulk(
      WITHDRAW_FILES,
      changes.entries.flatMap((entry) => (entry.kind === 'recalled' ? [[entry.chatId, entry.data.seq]] : [])),
    ),
    bulk(
      REFERENCE_FILE,
      changes.entries.flatMap(referencesOf).map(({ id, chat_id, seq, shown }) => [chat_id, seq, shown, id]),
    ),
    bulk(
      CLEAR_TAGS,
      taggedAgain(changes).map(({ id }) => [keyIn(id, keys)]),
    ),
    bulk(
      INSERT_TAGS,
      taggedAgain(changes).flatMap(({ id, tags }) => tags.map((tag) => [tag, keyIn(id, keys)])),
    ),
    bulk(INSERT_OUTGOING, outgoingRows(changes).map(outgoingValues)),
  ].filter(({ values }) => values.length > 0);
}

const INSERT_CHAT = `insert into chats (key, id, customer_id, preferred_agent, started_at, status, agent,
  queued_at, front, beside, department, wrapping, due_at, last_seq, last_customer_seq, body)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const MOVE_CHAT = `update chats set status = ?, agent = ?, queued_at = ?, front = ?, beside = ?, department = ?, wrapping = ?,
  due_at = ?, last_seq = ?, last_customer_seq = ?, body = ? where key = ?`;
// Most messages move no chat to another agent or state; indexes that are not named here are not touched.
const UPDATE_CHAT = `update chats set due_at = ?, last_seq = ?, last_customer_seq = ?, body = ? where key = ?`;
const TAKE_CHAT = `update chats set taken_at = ?, waited = ?, queue_position = ? where key = ?`;
const INSERT_ENTRY = `insert into entries (chat, seq, customer_seq, at, kind, sender, client_id, role, account,
  text, data) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** A message that was withdrawn says nothing any more; the line that withdraws it has the words. */
const EMPTY_ENTRY = `update entries set text = '', data = json_remove(data, '$.files') where chat = ? and seq = ? and kind = 'message'`;
/** Its files are for leads alone. */
const WITHDRAW_FILES = `update files set shown = ${WITHDRAWN} where chat_id = ? and seq = ?`;
// A statement of a crisis chat is followed by its message: then the customer sees the file too.
const REFERENCE_FILE = `update files set state = 'referenced', chat_id = ?, seq = ?, shown = max(shown, ?)
  where id = ? and state in ('kept', 'referenced')`;

const CLEAR_TAGS = 'delete from chat_tags where chat = ?';
const INSERT_TAGS = 'insert into chat_tags (tag, chat) values (?, ?)';

/** Told again, as after a lost answer, it leaves once. */
const INSERT_OUTGOING = `insert into mails (id, kind, case_key, recipient, subject, text, queued_at, due_at, attempts)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`;

function outgoingValues(row: OutgoingRow): Primitive[] {
  const { id, kind, case_key: key, recipient, subject, text, queued_at: at } = row;
  return [id, kind, key, recipient, subject, text, at, row.due_at, row.attempts];
}

function bulk(sql: string, rows: Primitive[][]): Step {
  const values: Primitive[] = [];
  for (const row of rows) for (const value of row) values.push(value);
  return { sql, width: rows[0]?.length ?? 0, values };
}

function hasMoved({ change, before }: Placed): boolean {
  const was = before === null ? [] : moving(before.chat);
  return moving(change.chat).some((value, index) => value !== was[index]);
}

function newChat({ change, key }: Placed): Primitive[] {
  const { id, customerId, preferredAgent, startedAt } = change.chat;
  return [key, id, customerId, preferredAgent, startedAt, ...moving(change.chat), ...changing(change)];
}

function movedChat({ change, key }: Placed): Primitive[] {
  return [...moving(change.chat), ...changing(change), key];
}

function updatedChat({ change, key }: Placed): Primitive[] {
  return [...changing(change), key];
}

function moving(chat: Chat): Primitive[] {
  const { state } = chat;
  const rest = [besideColumn(chat), chat.department, placeHeldBy(chat)];
  return state.status === 'waiting'
    ? [state.status, null, state.queuedAt, Number(state.front), ...rest]
    : [state.status, state.agent, null, null, ...rest];
}

function changing({ chat, dueAt }: ChatChange): Primitive[] {
  return [dueAt, chat.lastSeq, chat.lastCustomerSeq, JSON.stringify(chat)];
}

function taken({ change, key }: Placed): Primitive[][] {
  return change.taken ? [[change.taken.at, change.taken.waited, change.taken.position, key]] : [];
}

function newEntry(entry: LogEntry, key: number): Primitive[] {
  const row = rowOf(entry);
  return [
    key,
    row.seq,
    row.customer_seq,
    row.at,
    row.kind,
    row.sender,
    row.client_id,
    row.role,
    row.account,
    row.text,
    row.data,
  ];
}

function keyOf({ chatId }: LogEntry, keys: ReadonlyMap<string, number>): number {
  return keyIn(chatId, keys);
}

function keyIn(chatId: string, keys: ReadonlyMap<string, number>): number {
  const key = keys.get(chatId);
  if (key === undefined) throw new Error('An entry came without the change of its chat.');
  return key;
}
