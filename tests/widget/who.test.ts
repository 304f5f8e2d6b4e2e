import { keepIn } from '../../client/widget/connection/keep.ts';
import { turnTo, wasSigned, WHO, type Claim, type Turn } from '../../client/widget/connection/who.ts';

const NOBODY: Claim = { signed: false, id: '', contact: '', name: '' };
const li = { ...NOBODY, name: '李明', contact: '13800000000' };
const wang = { ...NOBODY, name: '王芳', contact: '13900000000' };
const signed = (id: string, more: Partial<Claim> = {}): Claim => ({ ...NOBODY, signed: true, id, ...more });

const noStorage = (): Storage => {
  throw new Error('refused');
};

test.each<[string, Claim[], Turn]>([
  ['somebody named for the first time', [li], 'first'],
  ['the same again', [li, { ...li }], 'same'],
  ['the same with more said of them', [{ ...NOBODY, name: '李明' }, li], 'same'],
  ['the same after a page that named nobody', [li, NOBODY, li], 'same'],
  ['nobody', [li, NOBODY], 'nobody'],
  ['another', [li, wang], 'another'],
  ['another after a page that named nobody', [li, NOBODY, wang], 'another'],
  ['another of the same name', [li, { ...wang, name: '李明' }], 'another'],
  [
    'somebody of whom nothing agrees',
    [
      { ...NOBODY, name: '李明' },
      { ...NOBODY, contact: '1' },
    ],
    'another',
  ],
  [
    'another id that nobody signed',
    [
      { ...NOBODY, id: '1' },
      { ...NOBODY, id: '2' },
    ],
    'another',
  ],
  ['a signed id, the first', [signed('1')], 'first'],
  ['a signed id under another name', [signed('1', { name: '李' }), signed('1', { name: '李明' })], 'same'],
  ['another signed id', [signed('1'), signed('2')], 'another'],
  [
    'another signed id of the same name',
    [signed('1', { name: '李' }), signed('2', { name: '李' })],
    'another',
  ],
  ['the website signing for whom it had named', [li, signed('1', { name: '李明' })], 'signedIn'],
  ['the website signing for another', [li, signed('1', { name: '王芳' })], 'another'],
  ['a name without a signature after a signed one', [signed('1', { name: '李' }), li], 'another'],
])('%s is told from who was there', (_, claims, turn) => {
  const keep = keepIn(noStorage);
  expect(claims.map((claim) => turnTo(keep, claim)).at(-1)).toBe(turn);
});

test('what is kept of a name does not say it, and whether it was signed is known', () => {
  const keep = keepIn(noStorage);
  turnTo(keep, li);
  expect(keep.get(WHO)).not.toMatch(/李|138/);
  expect(wasSigned(keep)).toBe(false);
  turnTo(keep, signed('7'));
  expect(wasSigned(keep)).toBe(true);
});
