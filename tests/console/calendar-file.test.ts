import type { WireDay } from '../../protocol/calendar.ts';
import { daysInFile } from '../../client/console/features/calendar/calendar-file.ts';

const dated = (days: readonly WireDay[], date: string) => days.find((day) => day.date === date);

describe('[P10] a calendar file', () => {
  const file = (...events: string[]) =>
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      ...events.map((one) => `BEGIN:VEVENT\n${one}\nEND:VEVENT`),
      'END:VCALENDAR',
    ]
      .join('\n')
      .replaceAll('\n', '\r\n');
  const read = (text: string, zone = 'Asia/Shanghai') => daysInFile(text, '2026-09-01', zone);
  const dates = (text: string, zone?: string) => read(text, zone)?.days.map((one) => one.date);

  it.each(['Asia/Shanghai', 'America/Santiago', 'Pacific/Apia'])(
    '[P10] ends a whole day before the date of its end, in %s too',
    (zone) => {
      const text = file('UID:1\nSUMMARY:国庆节\nDTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261004');
      expect(dates(text, zone)).toEqual(['2026-10-01', '2026-10-02', '2026-10-03']);
    },
  );

  it('[P10] reads a day without an end, with a duration, and a make-up day by its title', () => {
    const text = file(
      'UID:1\nSUMMARY:中秋节\nDTSTART;VALUE=DATE:20260925',
      'UID:2\nSUMMARY:劳动节\nDTSTART;VALUE=DATE:20270501\nDURATION:P2D',
      'UID:3\nSUMMARY:国庆节（班）\nDTSTART;VALUE=DATE:20261010',
    );
    expect(dates(text)).toEqual(['2026-09-25', '2026-10-10', '2027-05-01', '2027-05-02']);
    expect(dated(read(text)!.days, '2026-10-10')).toEqual({
      ...{ date: '2026-10-10', as: 'fri', name: '国庆节（班）', source: 'ics' },
    });
  });

  it('[P10] repeats for two years, without what is excepted, and with what was moved', () => {
    const text = file(
      'UID:1\nSUMMARY:Founding day\nDTSTART;VALUE=DATE:20200915\nRRULE:FREQ=YEARLY\nEXDATE;VALUE=DATE:20270915',
      'UID:2\nSUMMARY:Stocktaking\nDTSTART;VALUE=DATE:20260930\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3',
      'UID:2\nSUMMARY:Stocktaking\nRECURRENCE-ID;VALUE=DATE:20261031\nDTSTART;VALUE=DATE:20261102',
    );
    expect(dates(text)).toEqual(['2026-09-15', '2026-09-30', '2026-11-02', '2026-11-30']);
  });

  it('[P10] takes events with times as the hours of their date, in the time zone of the desk', () => {
    const text = file(
      'UID:1\nSUMMARY:Early close\nDTSTART;TZID=Europe/Berlin:20261224T010000\nDTEND;TZID=Europe/Berlin:20261224T050000',
      'UID:2\nSUMMARY:UTC\nDTSTART:20261225T000000Z\nDTEND:20261225T040000Z',
      'UID:3\nSUMMARY:Unknown zone\nDTSTART;TZID=China Standard Time:20261226T090000\nDTEND;TZID=China Standard Time:20261226T120000',
      'UID:4\nSUMMARY:Three days\nDTSTART:20261227T000000Z\nDTEND:20261230T040000Z',
    );
    const { days, timed, skipped } = read(text)!;
    expect(days.map(({ date, intervals }) => [date, intervals])).toEqual([
      ['2026-12-24', [['08:00', '12:00']]],
      ['2026-12-25', [['08:00', '12:00']]],
      ['2026-12-26', [['09:00', '12:00']]],
    ]);
    expect([timed.size, skipped]).toEqual([3, 1]);
  });

  it('[P10] is bounded: repetition without an end, ten thousand events, decades', () => {
    const everySecond = file(
      'UID:1\nSUMMARY:x\nDTSTART:20260901T000000Z\nDTEND:20260901T000100Z\nRRULE:FREQ=SECONDLY',
    );
    expect(read(everySecond)!.days.length).toBeLessThan(5);
    const long = file('UID:1\nSUMMARY:x\nDTSTART;VALUE=DATE:19000101\nDTEND;VALUE=DATE:21000101');
    expect(read(long)!.days).toHaveLength(731);
    const many = Array.from({ length: 10_000 }, (_, n) => `UID:${n}\nSUMMARY:x\nDTSTART;VALUE=DATE:20261001`);
    expect(dates(file(...many))).toEqual(['2026-10-01']);
  });

  it.each(['', 'hello', '{"days": []}', 'BEGIN:VCARD\r\nEND:VCARD', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT'])(
    '[P10] is refused if it is none: %j',
    (text) => expect(read(text)).toBeNull(),
  );
});
