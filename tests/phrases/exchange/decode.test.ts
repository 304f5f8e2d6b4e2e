import { readCsv } from '../../../phrases/exchange/csv.ts';
import { decodeText } from '../../../phrases/exchange/decode.ts';

const HEAD = 'id,zh-CN\r\n';
const TEXT = `${HEAD}thanks.1,"您好,谢谢"\r\n`;
const ROWS = [
  ['id', 'zh-CN'],
  ['thanks.1', '您好,谢谢'],
];
/** `您好,谢谢` as Excel in China saves it. */
const GBK = [0xc4, 0xfa, 0xba, 0xc3, 0x2c, 0xd0, 0xbb, 0xd0, 0xbb];
const cells = (text: string) => readCsv('list.csv', text).map((row) => row.cells);
const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 as Excel saves it', Buffer.from(`\ufeff${TEXT}`)],
  ['UTF-16, low byte first', utf16(TEXT, 'le')],
  ['UTF-16, high byte first', utf16(TEXT, 'be')],
  ['GBK', Buffer.concat([Buffer.from(`${HEAD}thanks.1,"`), Buffer.from(GBK), Buffer.from('"\r\n')])],
])('a list in %s is read as it was written', (_, bytes) => {
  expect(cells(decodeText(bytes) ?? '')).toEqual(ROWS);
});

test('what is no text is not taken for one', () => {
  expect(decodeText(Buffer.from([0x80, 0xff, 0x00, 0x01]))).toBeNull();
});

test.each([
  ['semicolons', 'id;zh-CN\nthanks.1;您好,谢谢\n'],
  ['tabs', 'id\tzh-CN\nthanks.1\t您好,谢谢\n'],
  ['a line that names the separator', 'sep=;\nid;zh-CN\nthanks.1;您好,谢谢\n'],
])('a list with %s between its cells is read', (_, text) => {
  expect(cells(text)).toEqual(ROWS);
});

test('a list that was read in a wrong encoding is refused, with what to do', () => {
  expect(() => cells(`${HEAD}thanks.1,\ufffd\ufffd\n`)).toThrow('list.csv:2: this is not UTF-8');
});
