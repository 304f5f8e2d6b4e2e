import { detect } from '../../../phrases/detect/detect.ts';

const first = (text: string, prev?: string) => detect({ text, ...(prev !== undefined && { prev }) })[0]?.id;

test.each([
  ['what a lifesaver you are', 'I have put the two orders in one box for you.'],
  ['感激不尽，改天请您喝茶', '已经帮您改好收货人了。'],
])('"%s" is thanks, though the word is not in it', (text, prev) => {
  expect(first(text, prev)).toBe('thanks');
});

test.each([
  ['still dead, same error', 'Please restart the receiver and try again.'],
  ['重启了也没反应', '麻烦您重启一下光猫试试。'],
])('what the agent had the customer try was to no avail: "%s" is still the fault', (text, prev) => {
  expect(first(text, prev)).toBe('fault');
});

test.each([
  'how long is the dispute period for a card payment?',
  'where can I download the refund form',
  '退货流程在哪里看？',
  '投诉电话印在哪一页',
  '违约金怎么算',
])('"%s" has trouble for its topic only', (text) => {
  expect(first(text)).toBeUndefined();
});

test.each([
  ['could you walk my dog while I am at the dentist?', 'cannot_do'],
  ['帮我写情书好不好', 'cannot_do'],
  ['天天见面的那位温师傅今天在吗，这事他清楚', 'asks_named_agent'],
  ['whole village has no power', 'fault_outage'],
])('"%s" sets off %s', (text, id) => {
  expect(first(text)).toBe(id);
});
