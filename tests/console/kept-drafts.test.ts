/** @jest-environment jsdom */
import { draftNews, fetchDrafts, keepDrafts } from '../../client/console/connection/drafts.ts';
import { closeLine, openLine } from '../../client/console/connection/line.ts';
import { useDesk } from '../../client/console/store/desk.ts';
import { draftOf, loadDrafts, writeDraft, type Draft } from '../../client/console/store/drafts.ts';
import { loadKnownDrafts } from '../../client/console/store/known-drafts.ts';

const EMPTY: Draft = { text: '', kind: 'message' };
const NOTE: Draft = { text: '已退款', kind: 'note' };
const refused = (code: string) => ({ ok: false, error: { code, message: '' } });

interface Keeping {
  was: number;
  draft: Draft | null;
}
let kept: Keeping[] = [];
let answerTo: (keeping: Keeping) => object | Promise<object>;
let listed: object[] = [];
const kind = ({ was, draft }: Keeping) => ({
  ok: true,
  isOwn: true,
  kept: { chatId: 'a', version: was + 1, draft },
});

/** The desk as the line sees it. */
async function emitWithAck(event: string, payload: Keeping): Promise<object> {
  if (event !== 'keepDraft') return { ok: true, drafts: listed };
  kept.push(payload);
  return answerTo(payload);
}

beforeAll(() => {
  keepDrafts();
  const line = openLine();
  line.disconnect();
  Object.assign(line, { connected: true, timeout: () => ({ emitWithAck }) });
});
afterAll(closeLine);

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
  loadDrafts('1001');
  loadKnownDrafts('1001');
  useDesk.setState({ connection: 'online' });
  [kept, listed, answerTo] = [[], [], kind];
});
afterEach(() => jest.useRealTimers());

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

async function written(draft: Draft): Promise<void> {
  writeDraft('a', draft);
  await pass(1000);
  expect(kept).toEqual([{ chatId: 'a', was: 0, draft }]);
}

test.each(['rate_limited', 'unavailable'])(
  'what was refused as %s is kept later, in no hurry',
  async (code) => {
    await written({ text: '您好', kind: 'message' });
    answerTo = () => refused(code);
    writeDraft('a', EMPTY);
    await pass(4000);
    expect(kept).toHaveLength(2);
    answerTo = kind;
    await pass(2000);
    expect(kept.at(-1)).toEqual({ chatId: 'a', was: 1, draft: null });
    await pass(60_000);
    expect(kept).toHaveLength(3);
  },
);

test('what is written while an answer is awaited is kept after it', async () => {
  let answer: ((reply: object) => void) | undefined;
  answerTo = () => new Promise((resolve) => (answer = resolve));
  await written({ text: '您', kind: 'message' });
  writeDraft('a', { text: '您好', kind: 'message' });
  await pass(3000);
  expect(kept).toHaveLength(1);
  const [first] = kept;
  answerTo = kind;
  answer?.(kind(first!));
  await pass(1000);
  expect(kept.at(-1)).toEqual({ chatId: 'a', was: 1, draft: { text: '您好', kind: 'message' } });
});

describe('[P6] a note that the desk keeps no longer', () => {
  test('stays when the chat has ended: it can still be sent', async () => {
    await written({ ...NOTE, other: '马上' });
    await fetchDrafts();
    await pass(0);
    expect(draftOf('a')).toEqual({ text: '', kind: 'message', other: '已退款' });
    expect(kept.at(-1)).toEqual({ chatId: 'a', was: 1, draft: draftOf('a') });
  });

  test('goes when it was sent elsewhere', async () => {
    await written(NOTE);
    answerTo = () => ({ ok: true, isOwn: false, kept: { chatId: 'a', version: 2, draft: null } });
    draftNews({ chatId: 'a', version: 2 });
    await pass(0);
    expect(draftOf('a')).toEqual(EMPTY);
    await pass(10_000);
    expect(kept).toHaveLength(2);
  });

  test('goes with a chat that is erased', async () => {
    await written(NOTE);
    answerTo = () => refused('not_found');
    await fetchDrafts();
    await pass(0);
    expect(draftOf('a')).toEqual(EMPTY);
  });
});
