import { newClientId } from '../../client/widget/connection/outbox.ts';
import { keepIn } from '../../client/widget/connection/keep.ts';
import { loadOutbox, saveOutbox } from '../../client/widget/connection/kept-outbox.ts';
import { changeOutbox } from '../../client/widget/connection/outbox.ts';
import { helloOf, unknownVisitor } from '../../client/widget/connection/visitor.ts';
import { readToFrame } from '../../client/widget/embedding.ts';
import { readSettings, readVisitor } from '../../client/widget/frame/settings.ts';
import { customerOperations } from '../../protocol/operations/customer.ts';
import { NOON, written } from './samples.ts';

const refused = (): Storage => {
  throw new Error('SecurityError');
};

test('where nothing can be stored, the page’s memory keeps what is unsent', () => {
  const keep = keepIn(refused);
  const outbox = changeOutbox([], { change: 'wrote', item: written('a') });
  saveOutbox(keep, [], outbox);
  expect(loadOutbox(keep)).toEqual(outbox);
  saveOutbox(keep, outbox, []);
  expect(loadOutbox(keep)).toEqual([]);
});

test('what somebody else has written into the storage is not taken for a message', () => {
  const keep = keepIn(refused);
  for (const [key, value] of Object.entries({ x: '{', y: '{"clientId":"y"}', z: 'null' }))
    keep.set(`unsent.${key}`, value);
  expect(loadOutbox(keep)).toEqual([]);
});

test('ids of messages grow with time and are never the same', () => {
  const ids = Array.from({ length: 500 }, () => newClientId(NOON));
  expect(new Set(ids).size).toBe(500);
  expect(newClientId(NOON)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newClientId(NOON) < newClientId(NOON + 1)).toBe(true);
});

test('whatever the page says of its visitor, the greeting is one that the wire takes', () => {
  const long = '长😀'.repeat(3000);
  const attributes = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key ${index}`, long]));
  const visitor = {
    page: long,
    referrer: long,
    title: long,
    name: long,
    contact: long,
    attributes,
    department: long,
    chosen: long,
  };
  expect(customerOperations.hello.input.safeParse(helloOf(visitor, 'en')).success).toBe(true);
  expect(customerOperations.hello.input.safeParse(helloOf(unknownVisitor, 'en')).success).toBe(true);
});

test('only whole messages with the mark are heard from the embedding page', () => {
  const whole = { open: true, page: 'p', referrer: '', title: 't', look: {}, identity: {} };
  expect(readToFrame({ huashu: 1, ...whole })).toMatchObject(whole);
  expect(readToFrame(whole)).toBeNull();
  expect(readToFrame({ huashu: 1, ...whole, look: null })).toBeNull();
  expect(readToFrame('huashu')).toBeNull();
});

test('settings and visitors that make no sense are left out', () => {
  expect(readSettings({ locale: 'en', theme: 'neon', color: 'url(x)' })).toEqual({ locale: 'en' });
  expect(readVisitor({ name: 5, contact: 'a', attributes: { vip: true, deep: {} } })).toEqual({
    contact: 'a',
    attributes: { vip: 'true' },
  });
});
