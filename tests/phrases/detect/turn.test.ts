import { detectTurn, joined } from '../../../phrases/detect/turn.ts';

const ids = (...lines: string[]) => detectTurn({ lines }).map(({ id }) => id);

test('a matter told in three short lines is recognised, whatever the lines after it say', () => {
  expect(ids('耳机左边没声音了', '能不能换一个', '我发个图给你看')[0]).toBe('fault');
  expect(ids('my router is dead', 'let me send a picture', 'one sec')[0]).toBe('fault');
});

test('a newer line adds to what was known and does not wipe it out', () => {
  const found = ids('我要投诉你们客服态度太差', '等了半天也没人理', '谢谢');
  expect(found[0]).toMatch(/complaint/);
  expect(found).toContain('thanks');
});

test('a courtesy comes after the matter, in whichever line it stands', () => {
  expect(ids('你好', '在吗', '宽带又断网了')[0]).toMatch(/fault/);
});

test('a vague line says nothing beside one that says what it is about', () => {
  expect(ids('宽带断网了', '那个')).not.toContain('incomplete');
  expect(ids('发票可以开公司抬头吗', '那个')[0]).not.toBe('complaint');
});

test('lines that set off nothing set off nothing together', () => {
  expect(ids('想问下', '这款有黑色的吗', '要两件')).toEqual([]);
});

test('breaks end a sentence where the customer has not', () => {
  expect(joined(['没声音了', '  ', 'really?', 'yes'])).toBe('没声音了。\nreally?\nyes');
});

test('a turn of twenty lines judges ten of them and the whole', () => {
  const judged: string[] = [];
  detectTurn({ lines: Array.from({ length: 20 }, (_, at) => `line ${at}`) }, undefined, (line, judge) => {
    judged.push(line);
    return judge();
  });
  expect(judged).toHaveLength(10);
});
