import { act, fireEvent, render, screen } from '@testing-library/react';
import { Button } from 'react-aria-components';
import { useKeys } from '../../client/console/app/use-keys.ts';
import { COMMANDS as APP } from '../../client/console/app/commands.ts';
import { bindCommands } from '../../client/console/store/commands.ts';
import { useView } from '../../client/console/store/view.ts';

const ran: string[] = [];
const presses = jest.fn();

function Console({ popover = false }) {
  useKeys();
  return (
    <>
      <Button onPress={presses}>Row</Button>
      {popover ? <div role="menu" /> : null}
    </>
  );
}

function pressEnter(change: KeyboardEventInit = {}): void {
  const button = screen.getByRole('button', { name: 'Row' });
  act(() => button.focus());
  const key = { key: 'Enter', code: 'Enter', altKey: true, ...change };
  fireEvent.keyDown(button, key);
  fireEvent.keyUp(button, key);
}

beforeEach(() => {
  ran.length = 0;
  presses.mockClear();
  useView.setState({ dialog: null });
  bindCommands({ ...APP, wrapUp: () => ran.push('wrapUp') });
});

test('Alt+Enter opens the wrap-up once while a button has the focus, and does not press it', () => {
  render(<Console />);
  pressEnter();
  expect(ran).toEqual(['wrapUp']);
  expect(presses).not.toHaveBeenCalled();
});

test('Enter alone presses the button', () => {
  render(<Console />);
  pressEnter({ altKey: false });
  expect(ran).toEqual([]);
  expect(presses).toHaveBeenCalledTimes(1);
});

test('Alt+Enter stays with an open dialog, an open menu and an input method', () => {
  const { rerender } = render(<Console />);
  pressEnter({ isComposing: true });
  useView.setState({ dialog: { name: 'callLead', chatId: 'a' } });
  pressEnter();
  useView.setState({ dialog: null });
  rerender(<Console popover />);
  pressEnter();
  expect(ran).toEqual([]);
});
