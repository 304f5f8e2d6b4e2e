import { detect } from '../../../phrases/detect/detect.ts';
import type { DeskModel } from '../../../phrases/detect/desk-model.ts';
import { ownFirst } from '../../../phrases/detect/own-first.ts';
import { detectTurn } from '../../../phrases/detect/turn.ts';
import { background } from '../../../phrases/learn/background.ts';
import { modelOfExamples } from '../../../phrases/learn/examples.ts';
import { starterExamples } from '../starter-examples.ts';

let shop: DeskModel;
beforeAll(() => {
  shop = modelOfExamples(starterExamples(), background());
});

const one = (id: string, score: number) => ({ id, score });
const order = (text: string, ...found: { id: string; score: number }[]) =>
  ownFirst(found, text, shop).map(({ id, score }) => `${id} ${score}`);

test('an own situation comes before a general one that is about as sure, with its share', () => {
  expect(order('催一下快递', one('fault_urge', 1), one('complaint', 0.95), one('shop_late', 0.92))).toEqual([
    'shop_late 1',
    'fault_urge 1',
    'complaint 0.95',
  ]);
  expect(detect({ text: '烦死了，还没修好，催一下快递' }, shop)[0]?.id).toBe('shop_late');
});

test('so it does where two lines say it between them', () => {
  expect(detectTurn({ lines: ['退款都一周了', '什么时候处理好'] }, shop)[0]?.id).toBe('shop_refund');
});

test('it stays behind what is clearly surer, abuse, and a complaint that is declared', () => {
  expect(order('催一下快递', one('fault_urge', 1), one('shop_late', 0.8))[0]).toBe('fault_urge 1');
  expect(order('快递到哪了', one('abusive_language', 1), one('shop_late', 1))[0]).toBe('abusive_language 1');
  expect(order('我要投诉，快递太慢', one('complaint', 1), one('shop_late', 1))[0]).toBe('complaint 1');
});

test('without own situations nothing changes its place', () => {
  const found = [one('fault_urge', 1), one('shop_late', 1)];
  expect(ownFirst(found, '催一下快递', undefined)).toEqual(found);
  expect(ownFirst(found, '催一下快递', { ...shop, classes: ['none'] })).toEqual(found);
});
