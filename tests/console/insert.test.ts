import { insertAt, nextBlank } from '../../client/console/store/insert.ts';

describe('putting a phrase into the reply', () => {
  test('goes in at the cursor, in place of what is selected', () => {
    const { text, select } = insertAt('您好,再见', { start: 3, end: 5 }, '请稍等。');
    expect([text, select]).toEqual(['您好,请稍等。', { start: 7, end: 7 }]);
  });

  test('its first blank is selected for typing', () => {
    const { text, select } = insertAt('您好。', { start: 3, end: 3 }, '{{surname}}先生');
    expect(text.slice(select.start, select.end)).toBe('{{surname}}');
  });

  test('English phrases keep a space between them, Chinese ones do not', () => {
    expect(insertAt('Hello.', { start: 6, end: 6 }, 'One moment.').text).toBe('Hello. One moment.');
    expect(insertAt('您好。', { start: 3, end: 3 }, '请稍等。').text).toBe('您好。请稍等。');
  });

  test('leads from blank to blank and round again', () => {
    const text = '{{hours}} {{phone}}';
    expect(nextBlank(text, 1)?.start).toBe(10);
    expect(nextBlank(text, 19)?.start).toBe(0);
    expect(nextBlank('none', 0)).toBeNull();
  });
});
