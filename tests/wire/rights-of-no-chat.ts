import type { customerOperations } from '../../protocol/operations/index.ts';
import { cursorAt } from '../../server/storage/chats/cursor.ts';

const GONE = 'not_found';
const NO = 'forbidden';

/** What a browser says of its subscription. */
const DEVICE = {
  subscription: {
    endpoint: 'https://push.example.com/rights',
    p256dh: `B${'A'.repeat(86)}`,
    auth: 'A'.repeat(22),
  },
  locale: 'en',
};

/** What each request of staff that concerns no chat is answered with. */
export const OF_NO_CHAT: Record<string, { payload: object; agent: string; lead: string }> = {
  status: { payload: { value: 'away' }, agent: 'ok', lead: 'ok' },
  setStatusOf: { payload: { account: 'nobody', value: 'away' }, agent: NO, lead: GONE },
  activity: { payload: { is: 'active', ago: 0 }, agent: 'ok', lead: 'ok' },
  watch: { payload: {}, agent: NO, lead: 'ok' },
  page: { payload: { list: 'open', cursor: cursorAt(1) }, agent: NO, lead: 'ok' },
  unwatch: { payload: {}, agent: 'ok', lead: 'ok' },
  // The desk of these tests does not show its visitors.
  watchVisitors: { payload: {}, agent: NO, lead: NO },
  unwatchVisitors: { payload: {}, agent: 'ok', lead: 'ok' },
  inviteVisitor: { payload: { visitorId: 'none', text: '您好' }, agent: NO, lead: NO },
  blocks: { payload: {}, agent: NO, lead: 'ok' },
  drafts: { payload: {}, agent: 'ok', lead: 'ok' },
  ownPhrases: { payload: {}, agent: 'ok', lead: 'ok' },
  pushDevices: { payload: {}, agent: 'ok', lead: 'ok' },
  subscribePush: { payload: { ...DEVICE, kinds: ['chats'], words: false }, agent: 'ok', lead: 'ok' },
  // Whose it is, is in no request: what one account has, is missing for all others.
  renewPush: { payload: { ...DEVICE, id: 'none' }, agent: GONE, lead: GONE },
  endPush: { payload: { id: 'none' }, agent: GONE, lead: GONE },
  keepPhrase: {
    payload: { text: '话', scope: 'own', situation: null, shortcut: null },
    agent: 'ok',
    lead: 'ok',
  },
  dropPhrase: { payload: { phraseId: 'none' }, agent: GONE, lead: GONE },
  setPhraseFiles: { payload: { phraseId: 'none', files: [] }, agent: GONE, lead: GONE },
  placePhrase: { payload: { phraseId: 'none', before: null }, agent: GONE, lead: GONE },
  approve: { payload: { id: 'none.1' }, agent: GONE, lead: GONE },
  refuse: { payload: { id: 'none.1', reason: '不行' }, agent: GONE, lead: GONE },
  takeBack: { payload: { id: 'none.1' }, agent: GONE, lead: GONE },
  liftBlock: { payload: { blockId: 'none' }, agent: NO, lead: GONE },
};

/** What the routes about learning and proposals answer to a bare request, as `rights.test.ts` has them. */
export const OF_LEARNING: Record<string, [nobody: number, own: number, colleague: number, lead: number]> = {
  learning: [401, 403, 403, 200],
  learnNow: [401, 403, 403, 200],
  learnedChanges: [401, 403, 403, 404],
  publishLearned: [401, 403, 403, 200],
  discardLearned: [401, 403, 403, 404],
  unheard: [401, 403, 403, 200],
  ignoredFindings: [401, 403, 403, 200],
  proposals: [401, 200, 200, 200],
  proposePhrase: [401, 400, 400, 400],
  decideProposal: [401, 403, 403, 400],
};

/** What customers may ask for; none of it names a chat. */
export const OF_CUSTOMERS: Record<keyof typeof customerOperations, object> = {
  hello: {},
  start: { clientId: 's', text: '话' },
  message: { clientId: 'm', text: '话' },
  visit: { timeZone: 'Asia/Shanghai', pages: [] },
  sync: { after: 0 },
  invitation: { answer: 'later' },
  typing: { on: true },
  read: { seq: 1 },
  leave: {},
  rate: { score: 5 },
};

/** The same of tags and of the file of chats; `wrap-up.test.ts` tries as an administrator what only those may. */
export const OF_TAGS: typeof OF_LEARNING = {
  chatsCsv: [401, 403, 403, 400],
  chatsXlsx: [401, 403, 403, 400],
  tags: [401, 200, 200, 200],
  putTags: [401, 403, 403, 403],
};

/** The same of changing the calendar: administrators alone; `calendar.test.ts` tries it as one. */
export const OF_CALENDAR: typeof OF_LEARNING = {
  putCalendar: [401, 403, 403, 403],
  undoCalendar: [401, 403, 403, 403],
  previewDeadlines: [401, 403, 403, 403],
  moveDeadlines: [401, 403, 403, 403],
};
