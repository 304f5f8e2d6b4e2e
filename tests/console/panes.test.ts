/** @jest-environment jsdom */
import { followAddress } from '../../client/console/store/route.ts';
import {
  chatsOnScreen,
  closePane,
  focusPane,
  openBeside,
  panesOf,
  resetView,
  showBeside,
  showChat,
  showScreen,
  useView,
} from '../../client/console/store/view.ts';

const panes = () => panesOf(useView.getState());
const focused = () => useView.getState().chatId;

beforeEach(() => {
  resetView();
  showChat('a');
});

test('a second chat stands beside the first and has the focus; each can be closed', () => {
  expect(panes()).toBeNull();
  openBeside('b');
  expect([panes(), focused(), chatsOnScreen()]).toEqual([['a', 'b'], 'b', ['a', 'b']]);
  closePane('b');
  expect([panes(), focused()]).toEqual([null, 'a']);
  openBeside('b');
  closePane('a');
  expect([panes(), focused(), chatsOnScreen()]).toEqual([null, 'b', ['b']]);
});

test('the focus goes from one to the other, and neither changes its side', () => {
  openBeside('b');
  focusPane('a');
  expect([panes(), focused()]).toEqual([['a', 'b'], 'a']);
  focusPane('a');
  focusPane('nowhere');
  expect([panes(), focused()]).toEqual([['a', 'b'], 'a']);
});

test('a chat of the list opens where the focus is; one that is there already gets the focus', () => {
  openBeside('b');
  showChat('c');
  expect(panes()).toEqual(['a', 'c']);
  showChat('a');
  expect([panes(), focused()]).toEqual([['a', 'c'], 'a']);
  showChat('d');
  expect(panes()).toEqual(['d', 'c']);
});

test('the same chat never stands there twice, and nothing does on another screen', () => {
  openBeside('a');
  expect(panes()).toBeNull();
  openBeside('b');
  useView.setState({ chatId: 'a' });
  expect([panes(), chatsOnScreen()]).toEqual([null, ['a']]);
  showScreen('floor');
  expect(chatsOnScreen()).toEqual([]);
});

test('the chat beside a table never comes into the inbox with the one that is called for', () => {
  openBeside('b');
  focusPane('a');
  showBeside('floor', 'of somebody else');
  showChat('b');
  expect([panes(), focused()]).toEqual([['a', 'b'], 'b']);
});

test('the way back to the other of two chats closes neither', () => {
  openBeside('b');
  const stop = followAddress();
  openBeside('b');
  focusPane('a');
  window.location.hash = '#/chat/b';
  window.dispatchEvent(new PopStateEvent('popstate'));
  expect([panes(), focused()]).toEqual([['a', 'b'], 'b']);
  stop();
});
