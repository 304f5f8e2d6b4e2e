import { render, screen, fireEvent } from '@testing-library/react';
import { Boundary } from '../../client/console/parts/boundary.tsx';
import { SideChat } from '../../client/console/features/chat/side-chat.tsx';
import { forgetDesk, useDesk } from '../../client/console/store/desk.ts';
import { showBeside } from '../../client/console/store/view.ts';
import { chat } from './samples.ts';
import { i18n } from '../../client/console/locales/i18n.ts';
import { matchMedia } from './media.ts';

// jsdom has none, and dialogs ask for it.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

test('a part that fails says what to do, the others go on, and it can be drawn again', async () => {
  let broken = true;
  const Part = () => {
    if (broken) throw new Error('the node is not a child of this node');
    return <p>part</p>;
  };
  const complain = console.error;
  console.error = () => undefined;
  render(
    <>
      <Boundary>
        <Part />
      </Boundary>
      <p>others</p>
    </>,
  );
  console.error = complain;
  expect(screen.getByRole('alert').textContent).toContain(i18n.t('broken.hint'));
  screen.getByText('others');
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: i18n.t('broken.again') }));
  await screen.findByText('part');
});

test('a chat that cannot be drawn beside a table leaves the way back to the table', () => {
  matchMedia('(min-width: 900px)');
  const broken = { ...chat('a'), customer: null as never };
  useDesk.setState({ chats: { a: broken } });
  showBeside('floor', 'a');
  const complain = console.error;
  console.error = () => undefined;
  const leave = jest.fn();
  render(<SideChat chatId="a" back="floor" onLeave={leave} />);
  console.error = complain;
  expect(screen.getByRole('alert').textContent).toContain(i18n.t('broken.hint'));
  fireEvent.click(screen.getByRole('button', { name: /floor|close|关闭/iu }));
  expect(leave).toHaveBeenCalled();
  forgetDesk();
});

test('a dialog that fails says so in a dialog, and closing that leaves the console as it was', () => {
  let broken = true;
  const Part = () => {
    if (broken) throw new Error('the node is not a child of this node');
    return null;
  };
  const complain = console.error;
  console.error = () => undefined;
  const close = jest.fn();
  render(
    <Boundary isDialog onAgain={close}>
      <Part />
    </Boundary>,
  );
  console.error = complain;
  expect(screen.getByRole('alertdialog').textContent).toContain(i18n.t('broken.hint'));
  broken = false;
  fireEvent.click(screen.getByRole('button', { name: i18n.t('broken.again') }));
  expect(close).toHaveBeenCalled();
});
