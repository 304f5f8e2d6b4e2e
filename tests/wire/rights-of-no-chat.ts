import { cursorAt } from '../../server/storage/chats/cursor.ts';

const GONE = 'not_found';
const NO = 'forbidden';

/** What each request of staff that concerns no chat is answered with. */
export const OF_NO_CHAT: Record<string, { payload: object; agent: string; lead: string }> = {
  status: { payload: { value: 'away' }, agent: 'ok', lead: 'ok' },
  setStatusOf: { payload: { account: 'nobody', value: 'away' }, agent: NO, lead: GONE },
  activity: { payload: { is: 'active', ago: 0 }, agent: 'ok', lead: 'ok' },
  watch: { payload: {}, agent: NO, lead: 'ok' },
  page: { payload: { list: 'open', cursor: cursorAt(1) }, agent: NO, lead: 'ok' },
  unwatch: { payload: {}, agent: 'ok', lead: 'ok' },
  blocks: { payload: {}, agent: NO, lead: 'ok' },
  ownPhrases: { payload: {}, agent: 'ok', lead: 'ok' },
  keepPhrase: {
    payload: { text: '话', scope: 'own', situation: null, shortcut: null },
    agent: 'ok',
    lead: 'ok',
  },
  dropPhrase: { payload: { phraseId: 'none' }, agent: GONE, lead: GONE },
  placePhrase: { payload: { phraseId: 'none', before: null }, agent: GONE, lead: GONE },
  approve: { payload: { id: 'none.1' }, agent: GONE, lead: GONE },
  refuse: { payload: { id: 'none.1', reason: '不行' }, agent: GONE, lead: GONE },
  takeBack: { payload: { id: 'none.1' }, agent: GONE, lead: GONE },
  liftBlock: { payload: { blockId: 'none' }, agent: NO, lead: GONE },
};
