import { isAlwaysOpen } from '../../../server/domain/calendar/calendar.ts';
import { parseServiceHours } from '../../../server/domain/calendar/service-hours.ts';

const hours = parseServiceHours('08:00-12:00,14:00-18:00', 'Asia/Shanghai')!;
const shanghai = (time: string): number => Date.parse(`2026-03-02T${time}+08:00`);

describe('[P10] service hours', () => {
  it.each([
    ['07:59:59.999', false],
    ['08:00:00', true],
    ['11:59:59.999', true],
    ['12:00:00', false],
    ['14:00:00', true],
    ['18:00:00', false],
  ])('[P10] at %s the desk is open: %s', (time, open) => {
    expect(hours.open.isOpen(shanghai(time))).toBe(open);
  });

  it.each([
    ['00:00-24:00', true],
    ['12:00-24:00,00:00-12:00', true],
    ['00:00-12:00,13:00-24:00', false],
    ['08:00-12:00,14:00-18:00', false],
  ])('[P10] %s is around the clock: %s', (text, always) => {
    expect(isAlwaysOpen(parseServiceHours(text, 'Asia/Shanghai')!.calendar)).toBe(always);
  });

  it('[P10] says when it opens next, this afternoon or tomorrow', () => {
    expect(hours.open.nextOpening(shanghai('12:30:00'))).toBe(shanghai('14:00:00'));
    expect(hours.open.nextOpening(shanghai('19:00:00'))).toBe(shanghai('08:00:00') + 86_400_000);
    expect(hours.open.nextOpening(shanghai('09:00:00'))).toBeNull();
  });

  it('[P10] 00:00-24:00 is always', () => {
    expect(
      parseServiceHours('00:00-24:00', 'Asia/Shanghai')!.open.nextOpening(shanghai('23:59:59.999')),
    ).toBeNull();
  });

  it.each(['25:00-26:00', '12:00-08:00', '8-12', '', '08:00-08:00', '08:60-09:00'])(
    '[P10] refuses %s',
    (text) => {
      expect(parseServiceHours(text, 'UTC')).toBeNull();
    },
  );
});
