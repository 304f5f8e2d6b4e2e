import { fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { Whisper } from '../../client/console/features/chat/composer/whisper.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { rightsIn } from '../../client/console/store/selectors.ts';
import { matchMedia } from './media.ts';
import { chat } from './samples.ts';

const hint = () => screen.getByRole<HTMLTextAreaElement>('textbox').placeholder;

beforeEach(() => matchMedia());

test.each([
  ['names the key that sends', [], true],
  ['names no key where there is none to press', ['(hover: none) and (pointer: coarse)'], false],
] as const)('the hint in the field %s', (_, media, named) => {
  matchMedia(...media);
  render(
    <I18nextProvider i18n={i18n}>
      <Whisper chatId="a" />
    </I18nextProvider>,
  );
  expect(hint().includes('Enter')).toBe(named);
});

test('[P6] a lead’s whisper is sent as a note, and says that the customer does not see it', () => {
  useDesk.setState({ ...unknownDesk });
  render(
    <I18nextProvider i18n={i18n}>
      <Whisper chatId="a" />
    </I18nextProvider>,
  );
  const field = screen.getByRole('textbox', { description: i18n.t('chat.whisper.unseen') });
  fireEvent.change(field, { target: { value: '可以退全款' } });
  fireEvent.keyDown(field, { key: 'Enter' });
  const [line] = useDesk.getState().outbox;
  expect(line).toMatchObject({ chatId: 'a', kind: 'note', text: '可以退全款' });
  expect((field as HTMLTextAreaElement).value).toBe('');
});

test.each([
  ['a lead in another’s chat', '9001', 'lead', 'open', true],
  ['a lead in their own chat', '1001', 'lead', 'open', false],
  ['an agent', '1002', 'agent', 'open', false],
  ['a lead in a closed chat', '9001', 'lead', 'closed', true],
  ['the agent of a closed chat', '1001', 'agent', 'closed', true],
  ['an agent in a closed chat of another', '1002', 'agent', 'closed', false],
] as const)('[P6] %s whispers or not', (_, account, role, status, may) => {
  expect(rightsIn(chat('a', { status, agent: '1001' }), { account, role }).whisper).toBe(may);
});
