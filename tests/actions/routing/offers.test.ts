import { RefusedOffers } from '../../../server/actions/routing/offers.ts';
import { ChatsLocked } from '../../../server/storage/errors.ts';
import { aDesk, begins, kindsOf, shut, type TestDesk } from '../a-desk.ts';

let desk: TestDesk;
beforeEach(async () => (desk = await aDesk()));
afterEach(() => shut(desk));

test('the leads are told of refused offers in a later round if it could not be stored in this one', async () => {
  const { chatId } = await begins(desk);
  const perform = jest
    .spyOn(desk.desk.chats, 'perform')
    .mockRejectedValueOnce(new ChatsLocked([]))
    .mockRejectedValueOnce(new Error('the disk is full'));
  const refused = new RefusedOffers(desk.desk);
  const waiting = [{ chatId, why: 'refused', load: 0, places: 1, overflowAt: null }] as const;
  await refused.handle(waiting);
  await expect(refused.handle(waiting)).rejects.toThrow('the disk is full');
  expect(await kindsOf(desk, chatId)).not.toContain('lead_told');

  await refused.handle(waiting);
  await refused.handle(waiting);
  expect((await kindsOf(desk, chatId)).filter((kind) => kind === 'lead_told')).toHaveLength(1);
  expect(perform).toHaveBeenCalledTimes(3);
});
