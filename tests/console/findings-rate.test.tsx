import { act, render } from '@testing-library/react';
import { useFindings } from '../../client/console/features/chat/conduct.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { useManuals } from '../../client/console/store/manuals.ts';
import { chatChanged, entriesCame, suggested } from '../../client/console/store/news.ts';
import { resetView, useView } from '../../client/console/store/view.ts';
import { shippedManual } from '../phrases/shipped-manual.ts';
import { byId, chat, entry } from './samples.ts';

const suggestions = { seq: 1, situations: [], phrases: [], owed: [] };
/** What each drawing of the reply found; the same object is the same reading. */
let readings: unknown[] = [];

function Reply() {
  readings.push(useFindings('a', '你怎么不早说').findings);
  return null;
}

beforeEach(() => {
  useManuals.setState({ 'zh-CN': shippedManual('zh-CN') });
  resetView();
  useView.setState({ chatId: 'a' });
  const logs = {
    a: { entries: [entry(1)] },
    b: { entries: [entry(1, { chatId: 'b' })] },
  };
  useDesk.setState({ ...unknownDesk, chats: byId(chat('a'), chat('b')), logs });
  readings = [];
  render(<Reply />);
});

test('news of other chats reads the draft not once more', () => {
  const before = readings.length;
  act(() => useDesk.setState((state) => entriesCame(state, 'b', [entry(2, { chatId: 'b' })])));
  act(() => useDesk.setState((state) => suggested(state, { ...suggestions, chatId: 'b' })));
  act(() => useDesk.setState((state) => chatChanged(state, chat('b', { unread: 3 }))));
  expect(readings.length).toBe(before);
});

test('a line of its own chat reads it again', () => {
  const before = new Set(readings).size;
  act(() => useDesk.setState((state) => entriesCame(state, 'a', [entry(2)])));
  expect(new Set(readings).size).toBe(before + 1);
});
