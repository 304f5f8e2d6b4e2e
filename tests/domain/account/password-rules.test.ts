import fc from 'fast-check';
import { passwordFault } from '../../../server/domain/account/password-rules.ts';

const NAMES = ['1001', '林小满', 'ann'];

test.each([
  ['short', 'too_short'],
  ['密码太短了', 'too_short'],
  ['x'.repeat(201), 'too_long'],
  ['aaaaaaaaaaaa', 'common'],
  ['1234567890', 'common'],
  ['password2024!', 'common'],
  ['P@ssw0rd123', 'common'],
  ['qwertyuiop12', 'common'],
  ['woaini5201314', 'common'],
  ['Admin@123456', 'common'],
  ['huashu-kefu-2026', 'common'],
  ['Ann-loves-rivers', 'names_you'],
  ['river-1001-stone', 'names_you'],
  ['我是林小满今天很高兴', 'names_you'],
])('%s is refused: %s', (password, fault) => {
  expect(passwordFault(password, NAMES)).toBe(fault);
});

test.each([
  'correct-horse-7-battery',
  'Tr7vbQ2xLm',
  '小桥流水人家古道西风瘦马',
  'otter window clay nine',
  'k3v!x9..pz',
])('%s is taken', (password) => {
  expect(passwordFault(password, NAMES)).toBeNull();
});

test('whatever is typed is answered, and what is short is refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (password) => {
      const fault = passwordFault(password, NAMES);
      expect([null, 'too_short', 'too_long', 'names_you', 'common']).toContain(fault);
      if (Array.from(password).length < 10) expect(fault).toBe('too_short');
    }),
  );
});
