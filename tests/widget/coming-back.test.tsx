import { openLine as openDeskLine, closeLine } from '../../client/console/connection/line.ts';
import { openLine, type Listener } from '../../client/widget/connection/line.ts';

/** A network on which nothing ever comes back; it notes when somebody calls. */
class Dead {
  onclose: (() => void) | null = null;
  close(): void {
    this.onclose = null;
  }
}

const NOBODY: Listener = {
  up: () => undefined,
  down: () => undefined,
  refused: () => true,
  news: () => undefined,
};
const WIDGETS = 60;

test('widgets that were cut together come back one by one, at moments of chance', () => {
  jest.useFakeTimers();
  const calls: number[] = [];
  const before = { WebSocket: globalThis.WebSocket, fetch: globalThis.fetch };
  const fetch = () => (calls.push(Date.now()), new Promise(() => undefined));
  Object.assign(globalThis, { WebSocket: Dead, fetch });
  const lines = Array.from({ length: WIDGETS }, () => openLine('http://desk.example', () => ({}), NOBODY));
  const cutAt = Date.now();
  for (const line of lines) line.again();
  jest.advanceTimersByTime(1000);
  Object.assign(globalThis, before);
  jest.useRealTimers();
  const waits = calls.map((at) => at - cutAt);
  expect(waits).toHaveLength(WIDGETS);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(250);
  expect(new Set(waits).size).toBeGreaterThan(WIDGETS / 3);
});

test('the console’s line comes back at moments of chance too', () => {
  const { io } = openDeskLine();
  expect(io.reconnection()).toBe(true);
  expect(io.randomizationFactor()).toBeGreaterThanOrEqual(0.5);
  expect(io.reconnectionDelayMax()).toBeLessThanOrEqual(5000);
  closeLine();
});
