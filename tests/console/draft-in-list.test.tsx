import { act, render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { I18nextProvider } from 'react-i18next';
import { ChatRow } from '../../client/console/features/inbox/chat-row.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { emptied, useDrafts, writeDraft, type Draft } from '../../client/console/store/drafts.ts';
import { useManuals } from '../../client/console/store/manuals.ts';
import { choose } from '../../client/console/store/settings.ts';
import { chat } from './samples.ts';

const session = { account: '1001', role: 'agent', number: '1001', name: '王小明' } as const;
const reply: Draft = { text: '稍等', kind: 'message' };

beforeEach(async () => {
  choose({ language: 'zh-CN' });
  await i18n.changeLanguage('zh-CN');
  useManuals.setState({ 'zh-CN': 'failed' });
  useDesk.setState({ ...unknownDesk, session, known: true });
  useDrafts.setState({ account: '1001', byChat: {}, written: null });
});

const write = (draft: Draft, chatId = 'a') => act(() => writeDraft(chatId, draft));
const mark = () => screen.queryByRole('img', { name: /草稿|Draft/u });

/** Shows the row of chat `a`; tells how often it was drawn. */
function showRow(): () => number {
  let drawn = 0;
  render(
    <I18nextProvider i18n={i18n}>
      <Profiler id="row" onRender={() => (drawn += 1)}>
        <ChatRow chat={chat('a', { agent: '1001' })} />
      </Profiler>
    </I18nextProvider>,
  );
  return () => drawn;
}

test('a row tells of what was begun in its chat, and not of what was begun in another', () => {
  showRow();
  write(reply, 'b');
  expect(mark()).toBeNull();
  write(reply);
  expect(mark()?.textContent).toBe('草稿');
  expect(mark()?.getAttribute('aria-label')).toBe('草稿：有内容尚未发出');
});

test('it does so for a reply and a note, whichever is shown, and not for a field without words', () => {
  showRow();
  for (const kind of ['message', 'note'] as const) {
    write({ text: ' \n', kind });
    expect(mark()).toBeNull();
    write({ text: '话', kind });
    expect(mark()).not.toBeNull();
    write({ text: '', kind, other: '话' });
    expect(mark()).not.toBeNull();
  }
});

test('it stops once both are sent', () => {
  showRow();
  const both: Draft = { text: '备注', kind: 'note', other: '稍等' };
  write(both);
  write(emptied(both));
  expect(mark()).not.toBeNull();
  write(emptied(emptied(both)));
  expect(mark()).toBeNull();
});

test('a row is drawn when a draft comes or goes, not with each key', () => {
  const drawn = showRow();
  write(reply);
  const before = drawn();
  for (const text of ['稍等一', '稍等一下', '稍等一下，']) write({ ...reply, text });
  expect(drawn()).toBe(before);
  write({ ...reply, text: '' });
  expect(drawn()).toBe(before + 1);
});

test('it reads in English too', async () => {
  await act(() => i18n.changeLanguage('en'));
  showRow();
  write(reply);
  expect(mark()?.textContent).toBe('Draft');
});
