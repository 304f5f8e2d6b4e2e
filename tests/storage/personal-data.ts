/**
 * What becomes of a column when a person is erased: `gone` with its row, `emptied` of what was typed, `unlinked` from
 * the person; `kept` says nothing about a customer; `staff` is about those who work here; `desk` is the desk's own.
 */
type Fate = 'gone' | 'emptied' | 'unlinked' | 'kept' | 'staff' | 'desk';

/**
 * Every column of every table, and what erasing a person does to it: the one list. A column that is missing here
 * fails a test, so that nobody begins to keep something about customers without saying how it is erased. S0(8.1)
 */
export const COLUMNS: Record<string, Record<string, Fate>> = {
  chats: {
    ...{ key: 'kept', id: 'kept', customer_id: 'unlinked', started_at: 'kept', status: 'kept' },
    ...{ agent: 'staff', due_at: 'kept', queued_at: 'kept', front: 'kept', preferred_agent: 'staff' },
    ...{
      last_seq: 'kept',
      last_customer_seq: 'kept',
      seen_customer: 'emptied',
      seen_customer_as_staff: 'emptied',
    },
    ...{ seen_staff: 'staff', seen_staff_as_customer: 'staff', seen_messages: 'staff', taken_at: 'kept' },
    ...{ waited: 'kept', queue_position: 'kept', body: 'emptied', indexed_seq: 'kept', words_erased: 'kept' },
    ...{ beside: 'staff', department: 'kept', wrapping: 'staff' },
  },
  // What a chat is filed under: the desk's own words.
  chat_tags: { tag: 'kept', chat: 'kept' },
  entries: {
    ...{
      id: 'kept',
      chat: 'kept',
      seq: 'kept',
      customer_seq: 'kept',
      at: 'kept',
      kind: 'kept',
      sender: 'staff',
    },
    ...{ client_id: 'emptied', role: 'kept', account: 'staff', text: 'emptied', data: 'emptied' },
  },
  message_records: {
    ...{ chat_id: 'gone', seq: 'gone', at: 'gone', account: 'gone', use: 'gone', phrase_id: 'gone' },
    ...{ manual: 'gone', distance: 'gone', offer: 'gone', findings: 'gone', length: 'gone', typed: 'gone' },
    said_again: 'gone',
  },
  turn_marks: {
    ...{ chat_id: 'gone', seq: 'gone', situation: 'gone', mark: 'gone', account: 'gone', at: 'gone' },
  },
  phrase_proposals: {
    ...{ id: 'gone', by: 'gone', at: 'gone', chat_id: 'gone', seq: 'gone', text: 'gone', situation: 'gone' },
    ...{ note: 'gone', state: 'gone', decided_by: 'gone', decided_at: 'gone', word: 'gone' },
  },
  // Hashes of words with numbers; of turns their places in chats, and no words.
  learned_models: {
    ...{ number: 'desk', learned_at: 'desk', state: 'desk', decided_by: 'staff', decided_at: 'desk' },
    ...{ figures: 'desk', model: 'desk' },
  },
  learned_in_force: {
    ...{ id: 'desk', version: 'desk', day: 'desk', learner: 'desk', until: 'desk', last: 'desk' },
  },
  customers: {
    ...{ id: 'gone', first_seen_at: 'gone', last_seen_at: 'gone', name: 'gone', contact: 'gone' },
    ...{ locale: 'gone', page: 'gone', referrer: 'gone', attributes: 'gone', network: 'gone' },
    ...{ root: 'gone', record: 'gone', record_version: 'gone', words: 'gone', record_words: 'gone' },
    visit: 'gone',
  },
  customer_entries: {
    ...{ id: 'gone', customer_id: 'gone', at: 'gone', type: 'gone', by: 'gone', other: 'gone', data: 'gone' },
  },
  customer_identities: { external_id: 'gone', customer_id: 'gone', at: 'gone' },
  blocks: {
    ...{
      id: 'gone',
      kind: 'gone',
      value: 'gone',
      label: 'gone',
      reason: 'gone',
      chat_id: 'gone',
      by: 'gone',
    },
    ...{ at: 'gone', until: 'gone', lifted_by: 'gone', lifted_at: 'gone' },
  },
  invitations: {
    ...{ customer_id: 'gone', id: 'gone', account: 'gone', words: 'gone', state: 'gone', until: 'gone' },
  },
  // With the words of the chat, or when it closes.
  drafts: { account: 'gone', chat_id: 'gone', version: 'gone', at: 'gone', body: 'gone' },
  push_devices: {
    ...{ id: 'staff', account: 'staff', session: 'staff', endpoint: 'staff', p256dh: 'staff', auth: 'staff' },
    ...{ kinds: 'staff', words: 'staff', locale: 'staff', name: 'staff', since: 'staff', used_at: 'staff' },
    ...{ failures: 'staff', counted_from: 'staff', counted: 'staff' },
  },
  erasures: { customer_id: 'gone', by: 'gone', at: 'gone' },
  // Numbers made of pairs of characters, and no words.
  search_lines: { id: 'gone', grams: 'gone' },
  search_cases: { id: 'gone', grams: 'gone' },
  search_customers: { id: 'gone', grams: 'gone' },
  search_customer_keys: { key: 'gone', customer_id: 'gone' },
  search_backlog: { shelf: 'desk', after: 'desk' },
  search_read: { chat: 'kept', upto: 'kept' },
  search_unread: { chat: 'gone', seq: 'gone' },
  staff: {
    ...{ account: 'staff', number: 'staff', name: 'staff', role: 'staff', password_hash: 'staff' },
    ...{ status: 'staff', lost_at: 'staff', lost_marked: 'staff' },
    ...{ disabled_at: 'staff', session_epoch: 'staff', capacity: 'staff', last_sign_in_at: 'staff' },
    ...{ away: 'staff', active_at: 'staff', missed: 'staff' },
    ...{ mail: 'staff', mail_key: 'staff', languages: 'staff' },
  },
  sessions: {
    token_hash: 'staff',
    account: 'staff',
    created_at: 'staff',
    expires_at: 'staff',
    epoch: 'staff',
    issuer: 'staff',
  },
  identities: { issuer: 'staff', subject: 'staff', account: 'staff', linked_at: 'staff' },
  departments: {
    ...{ id: 'desk', name: 'desk', overflow: 'desk', pages: 'desk', version: 'desk' },
    ...{ changed_at: 'desk', changed_by: 'staff' },
  },
  cases: {
    ...{ key: 'kept', id: 'kept', kind: 'kept', status: 'kept', step: 'kept', class: 'kept', owner: 'staff' },
    ...{ department: 'desk', offered_to: 'staff', offered_department: 'desk', customer_id: 'unlinked' },
    ...{ chat_id: 'unlinked', opened_at: 'kept', opened_by: 'staff', sender: 'kept', client_id: 'emptied' },
    ...{ place: 'kept', next_at: 'kept', overdue: 'kept', urgent: 'kept', last_seq: 'kept' },
    ...{ words: 'emptied', words_erased: 'kept', body: 'emptied' },
  },
  case_entries: {
    ...{ case_key: 'kept', seq: 'kept', at: 'kept', type: 'kept', sender: 'kept', client_id: 'emptied' },
    ...{ role: 'kept', account: 'staff', text: 'emptied', data: 'emptied' },
  },
  staff_departments: { account: 'staff', department: 'staff', serves: 'staff' },
  // Staff are invited by it; the text of an invitation is gone once it is sent or given up.
  mails: {
    ...{ id: 'desk', recipient: 'staff', subject: 'staff', text: 'staff', queued_at: 'desk' },
    ...{
      due_at: 'desk',
      attempts: 'desk',
      fault: 'staff',
      failed_at: 'desk',
      kind: 'desk',
      case_key: 'desk',
      taken_until: 'desk',
    },
  },
  // The row goes with the bytes; until then nothing in it leads to a person.
  files: {
    ...{ id: 'gone', owner: 'gone', state: 'gone', chat_id: 'gone', seq: 'gone', shown: 'gone' },
    ...{ customer_id: 'gone', account: 'gone', name: 'gone', type: 'gone', size: 'gone', width: 'gone' },
    ...{ height: 'gone', thumbnail: 'gone', hash: 'gone', at: 'gone', case_number: 'gone' },
  },
  timeline: {
    ...{ account: 'staff', began_at: 'staff', ended_at: 'staff', state: 'staff', cause: 'staff' },
    ...{ reason: 'staff', set_by: 'staff', chats: 'staff', capacity: 'staff' },
  },
  timeline_beat: { id: 'desk', at: 'desk' },
  widget_sites: { origin: 'desk', seen_at: 'desk' },
  invites: { token_hash: 'staff', account: 'staff', expires_at: 'staff', ended: 'staff' },
  agent_turns: { account: 'staff', turn: 'staff' },
  second_steps: {
    ...{ account: 'staff', secret: 'staff', confirmed_at: 'staff', last_step: 'staff', codes: 'staff' },
  },
  // Ids, counts and names of the wire: that a person was erased stays on record, under an id that leads nowhere.
  audit_log: {
    ...{ seq: 'staff', at: 'staff', by: 'staff', act: 'staff', about: 'kept', details: 'kept' },
    ...{ key_name: 'desk', seal: 'desk' },
  },
  audit_departments: { department: 'desk', at: 'staff', seq: 'staff', act: 'staff', by: 'staff' },
  audit_head: { id: 'desk', seq: 'desk', seal: 'desk' },
  secrets: { name: 'desk', value: 'desk' },
  own_phrases: {
    ...{ id: 'staff', account: 'staff', scope: 'staff', team: 'staff', text: 'staff', situation: 'staff' },
    ...{ shortcut: 'staff', place: 'staff', at: 'staff' },
  },
  phrase_files: { phrase: 'desk', place: 'desk', file: 'desk', at: 'desk' },
  announcements: {
    ...{ id: 'desk', by: 'staff', at: 'desk', department: 'desk', body: 'desk', ended_at: 'desk' },
    ...{ ended_by: 'staff', version: 'desk' },
  },
  announcement_confirmations: { announcement: 'desk', account: 'staff', at: 'staff' },
  handovers: {
    id: 'kept',
    giver: 'staff',
    taker: 'staff',
    at: 'kept',
    note: 'emptied',
    withdrawn: 'kept',
    told_at: 'kept',
  },
  handover_items: {
    ...{ handover: 'kept', kind: 'kept', item: 'kept', place: 'kept', why: 'kept', due_at: 'kept' },
    ...{ answer: 'kept', reason: 'emptied', answered_at: 'kept' },
  },
  settings: {
    ...{ key: 'desk', value: 'desk', version: 'desk', changed_at: 'desk', changed_by: 'staff' },
    earlier: 'desk',
  },
  manual_ids: { id: 'desk', version: 'desk' },
  manual_reads: { account: 'staff', version: 'staff', at: 'staff' },
  manual_versions: {
    ...{ number: 'desk', parent: 'desk', saved_by: 'staff', saved_at: 'staff', why: 'staff' },
    ...{ approved_by: 'staff', approved_at: 'staff', published_by: 'staff', published_at: 'staff' },
    ...{ published_why: 'staff', edits: 'desk', client_id: 'desk', content: 'desk' },
  },
  manual_in_force: { id: 'desk', version: 'desk' },
};
