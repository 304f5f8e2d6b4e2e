import { blanksOf, fill } from '../../../phrases/suggest/fill.ts';

test('fills what is known and leaves the rest as a blank', () => {
  expect(fill('{{surname}}{{title}},{{minutes}}分钟', { surname: '王', minutes: 5 })).toBe(
    '王{{title}},5 分钟',
  );
});

test('an empty value fills nothing, zero does', () => {
  expect(fill('{{phone}} {{minutes}}', { phone: '', minutes: 0 })).toBe('{{phone}} 0');
});

test('a value is never read as a template, nor can it pose as a blank', () => {
  expect(fill('{{surname}} {{phone}}', { surname: '{{phone}}', phone: '1' })).toBe('phone 1');
});

test('names that every object has are not values', () => {
  expect(fill('{{constructor}} {{toString}}', {})).toBe('{{constructor}} {{toString}}');
});

test('dollar signs come through as they are', () => {
  expect(fill('{{pending}}', { pending: '$& $1' })).toBe('$& $1');
});

test('tells where the blanks are', () => {
  expect(blanksOf('请您{{minutes}}分钟后联系{{agentNo}}')).toEqual([
    { name: 'minutes', start: 2, end: 13 },
    { name: 'agentNo', start: 18, end: 29 },
  ]);
  expect(blanksOf('没有')).toEqual([]);
});

test('between a value and the Chinese beside it stands a space, and nowhere else', () => {
  expect(fill('{{company}}为您服务', { company: 'Spruce' })).toBe('Spruce 为您服务');
  expect(fill('{{company}}为您服务', { company: '云杉' })).toBe('云杉为您服务');
  expect(fill('工号是 {{agentNo}}。', { agentNo: '1001' })).toBe('工号是 1001。');
  expect(fill('Agent {{agentNo}}.', { agentNo: '1001' })).toBe('Agent 1001.');
});
