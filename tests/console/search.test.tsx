import { commandOf } from '../../client/console/keys/map.ts';
import { run } from '../../client/console/keys/run.ts';
import { lineWith, seek, useSought } from '../../client/console/store/sought.ts';
import { useView } from '../../client/console/store/view.ts';

const press = { code: 'KeyF', key: 'f', altKey: true, ctrlKey: false, metaKey: false, shiftKey: false };

test('chats are searched by key, from wherever one types', () => {
  expect(commandOf(press, { typing: true, singleKeys: false })).toBe('search');
  run('search');
  expect(useView.getState().dialog).toBe('search');
});

test('a hit opens at its newest line with all the words, else with one of them', () => {
  const texts = ['退款 订单 A1', '您好', '订单', null, 'Order A1'];
  expect(lineWith(texts, ['订单', 'a1'])).toBe(0);
  expect(lineWith(texts, ['订单', 'x'])).toBe(2);
  expect(lineWith(texts, ['没有'])).toBe(-1);
});

test('what is sought is the words as they were typed, whatever their case', () => {
  seek('a', ' 订单  A1 ');
  expect(useSought.getState().sought).toEqual({ chatId: 'a', words: ['订单', 'a1'] });
});
