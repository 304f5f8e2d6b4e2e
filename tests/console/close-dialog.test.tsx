import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { CloseDialog } from '../../client/console/features/chat/actions/close-dialog.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { DELIBERATE_MS } from '../../client/console/parts/deliberate.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { useManuals } from '../../client/console/store/manuals.ts';
import { choose } from '../../client/console/store/settings.ts';
import { useView } from '../../client/console/store/view.ts';
import { shippedManual } from '../phrases/shipped-manual.ts';
import { byId, chat, entry } from './samples.ts';

// The windows ask for it; jsdom has none.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

const passes = () => act(() => jest.advanceTimersByTime(DELIBERATE_MS));
const numbers = () =>
  Array.from(document.querySelectorAll('.steps kbd'), ({ textContent }) => textContent).join('');
const enter = (on: Element = document.body) => {
  fireEvent.keyDown(on, { key: 'Enter', code: 'Enter' });
  passes();
};

beforeEach(async () => {
  jest.useFakeTimers();
  Object.defineProperty(globalThis.crypto, 'randomUUID', {
    value: () => String(useDesk.getState().outbox.length),
    configurable: true,
  });
  choose({ language: 'zh-CN' });
  await i18n.changeLanguage('zh-CN');
  useManuals.setState({ 'zh-CN': shippedManual('zh-CN') });
  useView.setState({ chatId: 'a', dialog: { name: 'close', chatId: 'a' }, notice: null });
  useDesk.setState({
    ...unknownDesk,
    session: { account: '1001', role: 'agent', number: '1001', name: '' },
    chats: byId(chat('a')),
    logs: { a: { entries: [entry(1, { text: '怎么退货？' })] } },
    connection: 'offline',
  });
  act(() => {
    render(
      <I18nextProvider i18n={i18n}>
        <CloseDialog chat={chat('a')} />
      </I18nextProvider>,
    );
  });
  passes();
});
afterEach(() => jest.useRealTimers());

test('[P4] the open question stands first, and the numbers of the others stay when one is done', () => {
  expect(screen.getAllByRole('listitem')[0]?.textContent).toContain('回答客户');
  expect(numbers()).toBe('123');
  fireEvent.keyDown(document.body, { key: '2', code: 'Digit2' });
  passes();
  expect(useDesk.getState().outbox.map(({ phraseId }) => phraseId)).toEqual(['anything_else.1']);
  expect(numbers()).toBe('13');
});

test('[P4] Enter asks for a reason, takes a usual one by its number, and works from the field for words', () => {
  enter();
  expect(useView.getState().notice?.words).toBe(i18n.t('actions.closeDialog.reasonNeeded'));
  act(() => useView.setState({ notice: null }));
  fireEvent.keyDown(document.body, { key: '6', code: 'Digit6' });
  passes();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '客户已离开' }).checked).toBe(true);
  enter(screen.getByRole('textbox'));
  expect(useView.getState().notice?.words).not.toBe(i18n.t('actions.closeDialog.reasonNeeded'));
});
