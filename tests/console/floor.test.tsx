import { COMMANDS } from '../../client/console/app/commands.ts';
import { bindCommands, run } from '../../client/console/store/commands.ts';
import { lookAt } from '../../client/console/store/go-to.ts';
import { useOrder } from '../../client/console/features/floor/sorting.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { addressOf, land, viewAt } from '../../client/console/store/route.ts';
import {
  resetView,
  showChat,
  showFolder,
  showBeside,
  showScreen,
  useView,
} from '../../client/console/store/view.ts';
import { at, chat } from './samples.ts';

const view = () => useView.getState();

beforeAll(() => bindCommands(COMMANDS));
beforeEach(() => {
  const chats = {
    late: chat('late', { waitingSince: at('08:01:00') }),
    soon: chat('soon', { waitingSince: at('08:05:00') }),
    own: chat('own', { agent: '9001' }),
  };
  const session = { account: '9001', role: 'lead', number: '9001', name: '主管' } as const;
  useDesk.setState({ ...unknownDesk, session, chats }, true);
  useOrder.setState({ column: 'waiting', direction: 'ascending' });
  window.history.replaceState(null, '', '/');
  resetView();
});

describe('where a lead lands', () => {
  test('on the floor, without a step more in the browser’s history', () => {
    const steps = window.history.length;
    land('lead', false);
    expect([view().screen, window.location.hash]).toEqual(['floor', '#/floor']);
    expect(window.history.length).toBe(steps);
  });

  test.each([
    ['an agent', 'agent', '', 'inbox'],
    ['a lead who reloads the inbox', 'lead', '#/', 'inbox'],
    ['a lead whose address names a screen', 'lead', '#/reports', 'inbox'],
  ] as const)('%s stays where the address says', (_, role, hash, screen) => {
    window.history.replaceState(null, '', `/${hash}`);
    land(role, false);
    expect(view().screen).toBe(screen);
  });

  test('after a sign-in the address of whoever was there before counts for nothing', () => {
    window.history.replaceState(null, '', '/#/');
    land('lead', true);
    expect(view().screen).toBe('floor');
  });
});

describe('a chat beside the floor', () => {
  test('another’s chat is shown without leaving the floor, one’s own where one writes', () => {
    showScreen('floor');
    lookAt('late');
    expect(view()).toMatchObject({ screen: 'floor', chatId: 'late' });
    lookAt('own');
    expect(view()).toMatchObject({ screen: 'inbox', chatId: 'own' });
  });

  test('the keys for next and previous go through the table in its order', () => {
    showScreen('floor');
    const seen = ['next', 'next', 'next', 'previous'].map((key) => {
      run(key === 'next' ? 'next' : 'previous');
      return view().chatId;
    });
    expect(seen).toEqual(['late', 'soon', 'own', 'soon']);
    useOrder.setState({ direction: 'descending' });
    run('next');
    expect(view().chatId).toBe('late');
  });

  test('whoever comes back to the inbox finds the chat that they left', () => {
    showChat('own');
    run('floor');
    expect(view().chatId).toBeNull();
    lookAt('late');
    run('floor');
    expect(view()).toMatchObject({ screen: 'floor', chatId: 'late' });
    showFolder('queue');
    expect(view()).toMatchObject({ screen: 'inbox', chatId: 'own' });
  });

  test('the address leads back to it', () => {
    showBeside('floor', 'late');
    expect(viewAt(addressOf(view()))).toMatchObject({ screen: 'floor', chatId: 'late' });
    showBeside('floor', null);
    expect(viewAt(addressOf(view()))).toMatchObject({ screen: 'floor', chatId: null });
  });
});
