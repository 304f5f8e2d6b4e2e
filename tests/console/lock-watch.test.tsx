import { allowLockWatch, useLockWatch, watchLock } from '../../client/console/features/status/lock-watch.ts';

/** The browser's detector, as far as the console uses it: it starts only with a permission, and is silent once stopped. */
class FakeDetector extends EventTarget {
  static permission: 'granted' | 'prompt' | 'denied';
  static all: FakeDetector[];
  static asked: number;
  userState: 'active' | 'idle' | null = null;
  screenState: 'locked' | 'unlocked' | null = null;
  threshold = 0;
  private signal: AbortSignal | null = null;

  static requestPermission(): Promise<'granted' | 'denied'> {
    FakeDetector.asked += 1;
    if (FakeDetector.permission === 'prompt') FakeDetector.permission = 'granted';
    return Promise.resolve(FakeDetector.permission === 'granted' ? 'granted' : 'denied');
  }

  constructor() {
    super();
    FakeDetector.all.push(this);
  }

  start({ threshold, signal }: { threshold: number; signal: AbortSignal }): Promise<void> {
    this.threshold = threshold;
    this.signal = signal;
    if (FakeDetector.permission !== 'granted') return Promise.reject(new DOMException('', 'NotAllowedError'));
    // As a browser does: what is stopped meanwhile fails, and later than what was begun after it.
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => setTimeout(() => reject(new DOMException('', 'AbortError')), 9));
      setTimeout(resolve, 10);
    });
  }

  becomes(userState: 'active' | 'idle', screenState: 'locked' | 'unlocked'): void {
    if (this.signal?.aborted === true) return;
    Object.assign(this, { userState, screenState });
    this.dispatchEvent(new Event('change'));
  }
}

const SEEN_EVERY_MS = 30_000;
let heard: string[];
let stop: () => void;

const listens = () =>
  watchLock({ onLocked: () => heard.push('locked'), onWorking: () => heard.push('working') });
const passes = (ms: number) => jest.advanceTimersByTimeAsync(ms);
const state = () => useLockWatch.getState().state;

beforeEach(() => {
  jest.useFakeTimers();
  heard = [];
  stop = () => undefined;
  [FakeDetector.permission, FakeDetector.all, FakeDetector.asked] = ['granted', [], 0];
  Object.assign(window, { IdleDetector: FakeDetector });
  useLockWatch.setState({ state: 'unsupported' });
});
afterEach(() => {
  stop();
  Object.assign(window, { IdleDetector: undefined });
  jest.useRealTimers();
});

test('a locked screen is heard at once, and work in other windows again and again', async () => {
  stop = listens();
  await passes(20);
  const [detector] = FakeDetector.all;
  expect([state(), detector?.threshold, FakeDetector.asked]).toEqual(['on', 60_000, 0]);
  detector?.becomes('active', 'unlocked');
  expect(heard).toEqual([]);
  await passes(2 * SEEN_EVERY_MS);
  expect(heard).toEqual(['working', 'working']);
  detector?.becomes('idle', 'locked');
  expect(heard).toEqual(['working', 'working', 'locked']);
  // Nobody works behind a locked screen.
  await passes(2 * SEEN_EVERY_MS);
  expect(heard).toHaveLength(3);
});

test('who is idle in all windows is not at work, and not locked', async () => {
  stop = listens();
  await passes(20);
  FakeDetector.all[0]?.becomes('idle', 'unlocked');
  await passes(2 * SEEN_EVERY_MS);
  expect(heard).toEqual([]);
});

test('without the permission nobody is asked, until they press; then it is watched', async () => {
  FakeDetector.permission = 'prompt';
  stop = listens();
  await passes(20);
  expect([state(), FakeDetector.asked]).toEqual(['off', 0]);
  const allowed = allowLockWatch();
  await passes(20);
  expect([await allowed, state(), FakeDetector.asked]).toEqual([true, 'on', 1]);
  FakeDetector.all.at(-1)?.becomes('active', 'locked');
  expect(heard).toEqual(['locked']);
});

test('a refused permission leaves everything as it was', async () => {
  FakeDetector.permission = 'denied';
  stop = listens();
  await passes(20);
  const allowed = allowLockWatch();
  await passes(20);
  expect([await allowed, state(), heard]).toEqual([false, 'off', []]);
});

test('a browser without a detector is left alone', async () => {
  Object.assign(window, { IdleDetector: undefined });
  stop = listens();
  await passes(SEEN_EVERY_MS);
  expect([await allowLockWatch(), state(), heard]).toEqual([false, 'unsupported', []]);
});

test('once stopped nothing is heard any more, and a second listener does not suffer from the end of the first', async () => {
  const first = listens();
  first();
  stop = listens();
  await passes(20);
  expect(state()).toBe('on');
  FakeDetector.all[0]?.becomes('active', 'locked');
  expect(heard).toEqual([]);
  FakeDetector.all[1]?.becomes('active', 'locked');
  expect(heard).toEqual(['locked']);
  stop();
  await passes(2 * SEEN_EVERY_MS);
  expect(heard).toEqual(['locked']);
});
