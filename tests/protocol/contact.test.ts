import { isContact } from '../../protocol/contact.ts';

test.each([
  '13812345678',
  '+86 138-1234-5678',
  '(0571) 8765 4321',
  '+44 20 7946 0958',
  '１３８１２３４５６７８',
  'wang@shop.example',
  '王女士 wang@邮件.中国',
  '电话：138 1234 5678（下午）',
])('somebody can be reached at "%s"', (said) => expect(isContact(said)).toBe(true));

test.each([
  'abc',
  '',
  ' ',
  '没有',
  '110',
  '12345',
  'a@b',
  '@shop.example',
  'wang@',
  'https://shop.example',
  '1'.repeat(30),
])('nobody can be reached at "%s"', (said) => expect(isContact(said)).toBe(false));
