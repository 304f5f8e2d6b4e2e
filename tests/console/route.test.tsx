import { addressOf, viewAt } from '../../client/console/store/route.ts';
import { read } from '../../client/console/store/settings.ts';
import { readDrafts } from '../../client/console/store/drafts.ts';

describe('what outlives a reload', () => {
  test('the address leads back to the chat', () => {
    const address = addressOf({ screen: 'inbox', chatId: 'a b' });
    expect(viewAt(address)).toMatchObject({ screen: 'inbox', chatId: 'a b' });
  });

  test('a chat beside the floor or the audit log is found again there', () => {
    for (const screen of ['floor', 'audit'] as const)
      expect(viewAt(addressOf({ screen, chatId: 'a' }))).toMatchObject({ screen, chatId: 'a' });
    expect(viewAt('#/audit')).toMatchObject({ screen: 'audit', chatId: null });
  });

  test('a customer in the list is found again there', () => {
    const address = addressOf({ screen: 'customers', chatId: null, customerId: 'a b' });
    expect(viewAt(address)).toMatchObject({ screen: 'customers', customerId: 'a b', chatId: null });
    expect(viewAt('#/customers')).toMatchObject({ screen: 'customers', customerId: null });
  });

  test('an address that means nothing leads to the inbox', () => {
    for (const hash of ['#/chat/%E0%A4%A', '#/chat/<b>', '#nonsense']) expect(viewAt(hash).chatId).toBeNull();
  });

  test('settings that make no sense give way to defaults; sound is on', () => {
    expect(read({ theme: 'pink', language: 3 }, 'en-GB')).toMatchObject({
      theme: 'system',
      language: 'en',
      sound: true,
    });
  });

  test('drafts that make no sense are dropped, the others stay', () => {
    expect(readDrafts({ a: { text: '您好', kind: 'note' }, b: 7 })).toEqual({
      a: { text: '您好', kind: 'note' },
    });
    expect(readDrafts('broken')).toEqual({});
  });
});
