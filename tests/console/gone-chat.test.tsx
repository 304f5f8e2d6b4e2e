import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { GoneChat } from '../../client/console/features/chat/gone-chat.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { forgetDesk, useDesk } from '../../client/console/store/desk.ts';
import { draftOf, EMPTY, writeDraft } from '../../client/console/store/drafts.ts';
import { entriesCame, chatGone } from '../../client/console/store/news.ts';
import { choose } from '../../client/console/store/settings.ts';
import { entry } from './samples.ts';

afterEach(forgetDesk);

test.each([
  ['zh-CN', '这个对话已不由您接待', /9001 号主管接管了对话/u],
  ['en', 'You no longer have this chat', /Lead 9001 took over the chat/u],
] as const)(
  'a chat that a lead took over says so (%s), and keeps the reply that was begun',
  (language, title, by) => {
    choose({ language });
    void i18n.changeLanguage(language);
    const taken = entry(2, {
      kind: 'joined',
      by: { role: 'lead', account: '9001', name: '9001' },
      data: { how: 'taken_over' },
    });
    useDesk.setState((state) => entriesCame(state, 'a', [entry(1), taken]));
    useDesk.setState((state) => chatGone(state, 'a'));
    writeDraft('a', { text: '您的订单', kind: 'message' });
    render(
      <I18nextProvider i18n={i18n}>
        <GoneChat chatId="a" />
      </I18nextProvider>,
    );
    expect(screen.getByText(title)).toBeTruthy();
    expect(screen.getByText(by)).toBeTruthy();
    expect(screen.getByDisplayValue('您的订单')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: i18n.t('chat.goneDrop') }));
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(draftOf('a').text).toBe('');
  },
);

test.each([
  { text: '您的订单', kind: 'message', other: '这位客户常买' },
  { text: '这位客户常买', kind: 'note', other: '您的订单' },
] as const)('reply and note are shown each as what it is, and discarded together: $kind', (draft) => {
  choose({ language: 'zh-CN' });
  void i18n.changeLanguage('zh-CN');
  act(() => writeDraft('a', draft));
  render(
    <I18nextProvider i18n={i18n}>
      <GoneChat chatId="a" />
    </I18nextProvider>,
  );
  const saysIn = (label: string) => screen.getByLabelText<HTMLTextAreaElement>(label).value;
  expect(saysIn(i18n.t('chat.goneDraft'))).toBe('您的订单');
  expect(saysIn(i18n.t('chat.goneNote'))).toBe('这位客户常买');
  const discard = screen.getByRole('button', { name: i18n.t('chat.goneDrop') });
  act(() => discard.focus());
  fireEvent.click(discard);
  expect(draftOf('a')).toEqual(EMPTY);
  expect(document.activeElement).toBe(screen.getByRole('group'));
});
