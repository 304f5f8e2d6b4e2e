import { deskTime, learn } from '../../client/widget/connection/clock.ts';
import { clockFace, countdown } from '../../client/widget/connection/clock.ts';
import { after, agentSaid, chatWith, NOON } from './samples.ts';

const HOUR = 3600;
const idle = chatWith({ owes: 'customer', closesAt: after(HOUR) });
const asked = [agentSaid(1, after(0))];

test('[P1] the idle clock is quiet until the last five minutes of an hour', () => {
  expect(countdown(idle, asked, NOON + (HOUR - 301) * 1000)).toBeNull();
  expect(countdown(idle, asked, NOON + (HOUR - 300) * 1000)).toEqual({ kind: 'idle', leftMs: 300_000 });
});

test('[P1] a short idle time shows its last quarter, but never less than twenty seconds', () => {
  const short = chatWith({ owes: 'customer', closesAt: after(120) });
  expect(countdown(short, asked, NOON + 89_000)).toBeNull();
  expect(countdown(short, asked, NOON + 90_000)?.leftMs).toBe(30_000);
  const tiny = chatWith({ owes: 'customer', closesAt: after(40) });
  expect(countdown(tiny, asked, NOON + 20_000)?.leftMs).toBe(20_000);
});

test('[P1] no clock runs against a customer to whom the agent owes the answer', () => {
  expect(countdown({ ...idle, owes: 'agent' }, asked, NOON + (HOUR - 10) * 1000)).toBeNull();
});

test('[P2] the five minutes of a warning show from the first second and stop at nought', () => {
  const warned = chatWith({ warned: { until: after(300) }, closesAt: after(300) });
  expect(countdown(warned, asked, NOON)).toEqual({ kind: 'warned', leftMs: 300_000 });
  expect(countdown(warned, asked, NOON + 400_000)).toEqual({ kind: 'warned', leftMs: 0 });
});

test('a closed chat shows no clock', () => {
  expect(countdown({ ...idle, status: 'closed' }, asked, NOON + HOUR * 1000)).toBeNull();
});

test('the clock is the desk’s, however wrong this computer’s is', () => {
  const ahead = learn(learn(null, after(0), 5_000), after(9.9), 15_000);
  expect(deskTime(ahead, 15_000)).toBe(NOON + 10_000);
  expect(deskTime(null, 15_000)).toBeNull();
  expect(learn(ahead, 'nonsense', 1)).toBe(ahead);
});

test.each([
  [0, '0:00'],
  [999, '0:01'],
  [245_000, '4:05'],
  [3_723_000, '1:02:03'],
])('%i ms read %s', (ms, face) => {
  expect(clockFace(ms)).toBe(face);
});
