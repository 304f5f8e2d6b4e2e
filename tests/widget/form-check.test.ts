import { readForm, keepForm } from '../../client/widget/connection/form.ts';
import { keepIn } from '../../client/widget/connection/keep.ts';
import { missingIn } from '../../client/widget/frame/form-check.ts';
import type { ChatForm } from '../../protocol/widget-look.ts';

const NOTHING = { name: '', contact: '', fields: {}, consent: '' };
const ALL: ChatForm = {
  name: 'required',
  contact: 'required',
  fields: [
    { label: '订单号', required: true },
    { label: '备注', required: false },
  ],
  consent: '我同意',
};

test('what is required and empty is missing, in the order of the form', () => {
  expect(missingIn(ALL, NOTHING, false)).toEqual(['name', 'contact', 0, 'consent']);
  const blank = { ...NOTHING, name: ' \u3000\u200b', fields: { 订单号: '  ' } };
  expect(missingIn(ALL, blank, false)).toEqual(['name', 'contact', 0, 'consent']);
  const whole = { name: '李明', contact: '13800138000', fields: { 订单号: '7' }, consent: '我同意' };
  expect(missingIn(ALL, whole, false)).toEqual([]);
  expect(missingIn({}, NOTHING, false)).toEqual([]);
});

test('an optional contact may be empty, but not wrong', () => {
  expect(missingIn({ contact: 'optional' }, NOTHING, false)).toEqual([]);
  expect(missingIn({ contact: 'optional' }, { ...NOTHING, contact: 'call me' }, false)).toEqual(['contact']);
});

test('consent to other words is none, and a message that is left asks for name and contact elsewhere', () => {
  expect(missingIn({ consent: '新的条款' }, { ...NOTHING, consent: '我同意' }, false)).toEqual(['consent']);
  expect(missingIn(ALL, NOTHING, true)).toEqual([0, 'consent']);
});

test('what was entered survives the page, and damage to it is nothing entered', () => {
  const keep = keepIn(() => {
    throw new Error('no storage');
  });
  keepForm(keep, { ...NOTHING, name: '李明', fields: { 订单号: '7' } });
  expect(readForm(keep)).toEqual({ ...NOTHING, name: '李明', fields: { 订单号: '7' } });
  for (const damaged of ['{', 'null', '[]', '{"name":7,"fields":[1]}', '"x"']) {
    keep.set('form', damaged);
    expect(readForm(keep).name).toBe('');
  }
});
