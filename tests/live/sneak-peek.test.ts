import { Server } from 'socket.io';
import { roomsOf } from '../../server/delivery/rooms.ts';
import { SneakPeek } from '../../server/live/sneak-peek.ts';

let now: number;
let told: string[];
let peek: SneakPeek;
beforeEach(() => {
  now = 0;
  told = [];
  peek = new SneakPeek({ now: () => now }, roomsOf(new Server()), (message) => {
    if (message.is === 'peek') told.push(message.text);
  });
});
const types = (text: string, customerId = 'a') => peek.show(customerId, { chatId: 'c', agent: '1001', text });

test('what a customer types is shown every 400 ms at most, whatever others type', () => {
  types('a');
  now = 399;
  types('ab');
  types('of another', 'b');
  now = 400;
  types('abc');
  expect(told).toEqual(['a', 'of another', 'abc']);
});

test('its end is shown, and a number at the cut stays masked', () => {
  const card = '4111 1111 1111 1111';
  types(`${'x'.repeat(3_000)}${card}${'y'.repeat(490)}`);
  expect(told).toEqual([` **** 1111${'y'.repeat(490)}`]);
});
