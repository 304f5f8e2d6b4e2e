import { swipeOf } from '../../client/console/parts/swipe.ts';

const at = (x: number, y: number, ms = 0) => ({ x, y, at: ms });

test('a swipe leads to what stands beside', () => {
  expect(swipeOf(at(300, 400), at(150, 420, 200), 390)).toBe('next');
  expect(swipeOf(at(100, 400), at(250, 390, 200), 390)).toBe('previous');
});

test('scrolling up and down, a tap, a slow finger and the browser’s own gesture at the edge lead nowhere', () => {
  expect(swipeOf(at(300, 400), at(200, 300, 200), 390)).toBeNull();
  expect(swipeOf(at(300, 400), at(280, 400, 100), 390)).toBeNull();
  expect(swipeOf(at(300, 400), at(150, 400, 900), 390)).toBeNull();
  expect(swipeOf(at(10, 400), at(200, 400, 200), 390)).toBeNull();
  expect(swipeOf(at(385, 400), at(200, 400, 200), 390)).toBeNull();
});
