import { z } from 'zod';
import { BLOCK_KINDS, BLOCK_MINUTES_MAX, type BlockView } from '../block.ts';
import { CHAT_LISTS, type ChatsSnapshot, type StaffChat } from '../chat.ts';
import { CRISIS_FAULTS, type Entry } from '../entry.ts';
import { DepartmentId } from '../departments.ts';
import { ChatsQuery, EntriesQuery, TranscriptQuery, type ChatsPage, type EntriesPage } from '../http.ts';
import { FileIds, SAYS_SOMETHING } from '../file-ids.ts';
import type { FileView } from '../files.ts';
import { HOLD_MINUTES_MAX } from '../limits.ts';
import { ChooseStatus, ChooseStatusOf, ReportActivity } from '../status.ts';
import { ClientId, Id, Seq, Short, Text, TextOrNothing } from '../text.ts';
import { desk, gives, http, httpAt, noInput } from './operation.ts';

const chatId = Id;
const ofAChat = z.strictObject({ chatId });
const ofAMessage = z.strictObject({ chatId, seq: Seq });
const entry = gives<{ entry: Entry }>();

/** A chat with its last entries; earlier ones come with `after`. `epoch` as in `Welcome`. */
const opened = gives<{ chat: StaffChat; entries: Entry[]; epoch: string }>();

/** What a console asks about one chat. */
export const chatOperations = {
  accept: desk({
    input: ofAChat,
    output: opened,
    needs: { chat: 'accept' },
    order: 'write',
    audited: ['chats_read'],
  }),
  takeOver: desk({
    input: ofAChat,
    output: opened,
    needs: { chat: 'takeOver' },
    order: 'write',
    audited: ['taken_over', 'chats_read'],
  }),
  /** Only by whom the chat is offered to: it goes to somebody else. They accept it as any chat that waits. */
  declineOffer: desk({ input: ofAChat, output: entry, needs: { chat: 'declineOffer' }, order: 'write' }),
  open: desk({
    input: z.strictObject({ chatId, after: Seq.optional() }),
    output: opened,
    needs: { chat: 'read' },
    order: 'read',
    audited: ['chats_read'],
  }),
  /** Stops following the chat; answers the same whether or not it exists. */
  leave: desk({ input: ofAChat, output: gives<object>(), needs: null, order: 'none' }),
  message: desk({
    input: z
      .strictObject({
        ...{ chatId, clientId: ClientId, text: TextOrNothing },
        phraseId: Id.optional(),
        files: FileIds.optional(),
        /** The message that it answers, by its `seq`. */
        quote: Seq.optional(),
      })
      .refine(...SAYS_SOMETHING),
    /** `pending`: the chat is in crisis; the entry is the statement, which waits for a lead under that id. [P6] */
    output: gives<{ entry: Entry; pending?: string }>(),
    needs: { chat: 'write' },
    order: 'write',
  }),
  /** Within two minutes, by whoever wrote it; `words` is what it said, to be written again. */
  /** `mailed`: as an answer to what was left it has gone out by mail, too, where it cannot be taken back. */
  recall: desk({
    input: ofAMessage,
    output: gives<{ entry: Entry; words: string; mailed?: true }>(),
    needs: { chat: 'recall' },
    order: 'write',
  }),
  note: desk({
    input: z.strictObject({ chatId, clientId: ClientId, text: Text }),
    output: entry,
    needs: { chat: 'note' },
    order: 'write',
  }),
  transfer: desk({
    input: z.strictObject({
      chatId,
      /** An account, `queue` or null, or the queue of a department. */
      to: z.union([z.string().min(1).max(64), z.strictObject({ department: DepartmentId })]).nullable(),
      note: Text.optional(),
      /** A message to the customer with the transfer. */
      say: z.strictObject({ text: Text, phraseId: Id.optional() }).optional(),
    }),
    output: entry,
    needs: { chat: 'transfer' },
    order: 'exclusive',
  }),
  close: desk({
    input: z.strictObject({ chatId, skipped: Short.optional() }),
    output: entry,
    needs: { chat: 'close' },
    order: 'exclusive',
    audited: ['closed_by_force'],
  }),
  typing: desk({
    input: z.strictObject({ chatId, on: z.boolean() }),
    output: gives<object>(),
    needs: { chat: 'read' },
    order: 'none',
  }),
  read: desk({ input: ofAMessage, output: gives<object>(), needs: { chat: 'read' }, order: 'none' }),
};

/** The manual's procedures: warnings, the question to the lead, the hold, blocks. [P2] [P3] [P7] */
export const procedureOperations = {
  warn: desk({ input: ofAChat, output: entry, needs: { chat: 'warn' }, order: 'exclusive' }),
  liftWarning: desk({ input: ofAChat, output: entry, needs: { chat: 'liftWarning' }, order: 'write' }),
  flag: desk({ input: ofAMessage, output: entry, needs: { chat: 'flag' }, order: 'exclusive' }),
  unflag: desk({ input: ofAMessage, output: entry, needs: { chat: 'unflag' }, order: 'exclusive' }),
  askLead: desk({ input: ofAChat, output: entry, needs: { chat: 'askLead' }, order: 'write' }),
  decide: desk({
    input: z.strictObject({ chatId, grant: z.boolean(), guidance: Text.optional() }),
    output: entry,
    needs: { chat: 'decide' },
    order: 'exclusive',
    audited: ['lead_decided'],
  }),
  hold: desk({
    input: z.strictObject({ chatId, minutes: z.int().min(1).max(HOLD_MINUTES_MAX) }),
    output: entry,
    needs: { chat: 'hold' },
    order: 'exclusive',
  }),
  block: desk({
    input: z.strictObject({
      chatId,
      by: z.enum(BLOCK_KINDS),
      minutes: z.int().min(1).max(BLOCK_MINUTES_MAX),
      reason: Short.refine((text) => text.length > 0, { message: 'must not be empty' }),
    }),
    output: gives<{ block: BlockView }>(),
    needs: { chat: 'block' },
    order: 'none',
    audited: ['blocked'],
  }),
  blocks: desk({
    input: z.strictObject({}),
    output: gives<{ blocks: BlockView[] }>(),
    needs: { desk: 'seeBlocks' },
    order: 'none',
  }),
  liftBlock: desk({
    input: z.strictObject({ blockId: Id }),
    output: gives<{ block: BlockView }>(),
    needs: { desk: 'liftBlocks' },
    order: 'none',
    audited: ['block_lifted'],
  }),
};

/** Calling a lead into a chat, and writing in a chat as a second person. [P6] */
export const helpOperations = {
  callLead: desk({
    input: z.strictObject({ chatId, reason: Short.optional() }),
    output: entry,
    needs: { chat: 'callLead' },
    order: 'write',
  }),
  /** The first lead has it; `conflict` names who it was. */
  answerCall: desk({ input: ofAChat, output: entry, needs: { chat: 'answerCall' }, order: 'write' }),
  withdrawCall: desk({ input: ofAChat, output: entry, needs: { chat: 'callLead' }, order: 'write' }),
  /** No lead is needed for the complaint that runs: the call is not offered (again) in this chat. */
  passLeadOffer: desk({ input: ofAChat, output: entry, needs: { chat: 'callLead' }, order: 'write' }),
  /** The chat stays its agent's. Leads join any chat, agents one to which a note has called them. */
  join: desk({ input: ofAChat, output: entry, needs: { chat: 'join' }, order: 'write' }),
  unjoin: desk({ input: ofAChat, output: entry, needs: { chat: 'unjoin' }, order: 'write' }),
};

const Statement = z.string().min(1).max(80);

/** A chat in crisis: from its begin to its end, a lead decides what its agents say to the customer. [P6] */
export const crisisOperations = {
  /** `on: false` needs the right `endCrisis`. */
  crisis: desk({
    input: z.strictObject({ chatId, on: z.boolean() }),
    output: entry,
    needs: { chat: 'beginCrisis' },
    order: 'exclusive',
    audited: ['crisis_begun', 'crisis_ended'],
  }),
  /** What happened, whether the desk is at fault and how, what the rules say; another one adds to it. S2 */
  reportCrisis: desk({
    input: z.strictObject({
      chatId,
      what: Text,
      fault: z.enum(CRISIS_FAULTS),
      faultHow: Text.optional(),
      ruling: Text.optional(),
    }),
    output: entry,
    needs: { chat: 'reportCrisis' },
    order: 'write',
  }),
  /** Sends a statement that waits, as it is or with this text instead. `conflict`: decided or taken back already. */
  approve: desk({
    input: z.strictObject({ id: Statement, text: Text.optional() }),
    output: entry,
    needs: { chat: 'approve' },
    order: 'exclusive',
    audited: ['statement_approved'],
  }),
  refuse: desk({
    input: z.strictObject({ id: Statement, reason: Text }),
    output: entry,
    needs: { chat: 'approve' },
    order: 'exclusive',
    audited: ['statement_refused'],
  }),
  /** The author takes their statement back, to write another one. */
  takeBack: desk({
    input: z.strictObject({ id: Statement }),
    output: entry,
    needs: { chat: 'takeBack' },
    order: 'exclusive',
  }),
};

/** The lists of chats, and who takes new ones. */
export const listOperations = {
  status: desk({
    input: ChooseStatus,
    output: gives<object>(),
    needs: null,
    order: 'none',
  }),
  /** A colleague's: online only while they are connected. They are told who it was. */
  setStatusOf: desk({
    input: ChooseStatusOf,
    output: gives<object>(),
    needs: { desk: 'setStatusOfOthers' },
    order: 'none',
    audited: ['status_set'],
  }),
  /** Whether somebody is at the console: with `awayAfter`, who is not becomes away, and online again by a key. */
  activity: desk({ input: ReportActivity, output: gives<object>(), needs: null, order: 'none' }),
  watch: desk({
    input: z.strictObject({}),
    output: gives<ChatsSnapshot>(),
    needs: { desk: 'watchFloor' },
    order: 'read',
  }),
  unwatch: desk({ input: z.strictObject({}), output: gives<object>(), needs: null, order: 'none' }),
  /** The next chats of a list; the cursor comes from the snapshot or from the page before. `open` needs the floor. */
  page: desk({
    input: z.strictObject({ list: z.enum(CHAT_LISTS), cursor: z.string().min(1).max(300) }),
    output: gives<{ chats: StaffChat[]; cursor: string | null }>(),
    needs: null,
    order: 'read',
  }),
};

const Named = z.strictObject({ id: z.string() });
const RecalledAddress = z.strictObject({ id: z.string(), seq: z.coerce.number().pipe(Seq) });

/** Chats over HTTP: agents see their own and the queue's, leads all. */
export const pastChatOperations = {
  findChats: http('GET /api/chats', {
    input: ChatsQuery,
    output: gives<ChatsPage>(),
    needs: null,
  }),
  getChat: httpAt('GET /api/chats/:id', Named, {
    input: noInput,
    output: gives<{ chat: StaffChat }>(),
    needs: { chat: 'read' },
  }),
  /** What a withdrawn message said, and the files that it brought. */
  getRecalled: httpAt('GET /api/chats/:id/recalled/:seq', RecalledAddress, {
    input: noInput,
    output: gives<{ text: string; files?: FileView[] }>(),
    needs: { chat: 'readRecalled' },
  }),
  getEntries: httpAt('GET /api/chats/:id/entries', Named, {
    input: EntriesQuery,
    output: gives<EntriesPage>(),
    needs: { chat: 'read' },
    audited: ['chats_read'],
  }),
  getTranscript: httpAt('GET /api/chats/:id/transcript', Named, {
    input: TranscriptQuery,
    output: gives<object>(),
    needs: { chat: 'read' },
    audited: ['exported', 'chats_read'],
    answers: 'file',
  }),
};
