import { act, fireEvent, render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { MissingSteps } from '../../client/console/features/chat/actions/missing-steps.tsx';
import { DELIBERATE_MS } from '../../client/console/parts/deliberate.ts';
import { i18n } from '../../client/console/locales/i18n.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { draftOf, useDrafts } from '../../client/console/store/drafts.ts';
import { useManuals } from '../../client/console/store/manuals.ts';
import { choose } from '../../client/console/store/settings.ts';
import { useView } from '../../client/console/store/view.ts';
import type { Severity } from '../../phrases/manual.ts';
import { shippedManual } from '../phrases/shipped-manual.ts';
import { byId, chat, entry } from './samples.ts';

const shipped = shippedManual('zh-CN');
const posted = () => useDesk.getState().outbox.map(({ phraseId }) => phraseId);
const settled = () => act(() => jest.advanceTimersByTime(30));
const press = (digit: number) => {
  fireEvent.keyDown(document.body, { code: `Digit${digit}`, key: String(digit) });
  act(() => jest.advanceTimersByTime(DELIBERATE_MS));
};

const missing = [
  { step: 'anything_else', situation: 'anything_else' },
  { step: 'answer_thanks', situation: 'thanks' },
] as const;

/** The close of a chat whose customer has just said thanks, with that rule as strong as this. */
function closing(severity: Severity): void {
  const rules = shipped.rules.map((one) => (one.id === 'answer_thanks' ? { ...one, severity } : one));
  useManuals.setState({ 'zh-CN': { ...shipped, rules } });
  jest.useFakeTimers();
  act(() => {
    render(
      <I18nextProvider i18n={i18n}>
        <MissingSteps chat={chat('a')} steps={missing} missing={missing} />
      </I18nextProvider>,
    );
  });
}

afterEach(() => jest.useRealTimers());
beforeEach(async () => {
  localStorage.clear();
  Object.defineProperty(globalThis.crypto, 'randomUUID', {
    value: () => String(useDesk.getState().outbox.length),
    configurable: true,
  });
  choose({ language: 'zh-CN' });
  await i18n.changeLanguage('zh-CN');
  useDrafts.setState({ account: '1001', byChat: {} });
  useDesk.setState({
    ...unknownDesk,
    session: { account: '1001', role: 'agent', number: '1001', name: '' },
    chats: byId(chat('a')),
    logs: { a: { entries: [entry(1, { text: '谢谢' })] } },
    suggestions: { a: { chatId: 'a', seq: 1, situations: [], phrases: [], owed: ['thanks'] } },
    connection: 'offline',
  });
  useView.setState({ chatId: 'a', dialog: { name: 'close', chatId: 'a' } });
});

test('[P4] a step’s key sends its phrase', () => {
  closing('advice');
  press(1);
  expect(posted()).toEqual(['anything_else.1']);
});

test.each(['block', 'confirm'] as const)(
  '[P4] [answer_thanks] a step’s phrase that a rule would %s is put into the reply',
  (severity) => {
    closing(severity);
    press(1);
    settled();
    expect(posted()).toEqual([]);
    expect(useView.getState().dialog).toBeNull();
    expect(draftOf('a')).toMatchObject({ phraseId: 'anything_else.1' });
  },
);

test('[P4] [answer_thanks] the step that the rule asks for is sent on its key all the same', () => {
  closing('block');
  press(2);
  const thanks = shipped.situations.find(({ id }) => id === 'thanks');
  expect(posted()).toEqual([thanks?.phrases[0]?.id]);
});
