import { closeOnce, openDialog, resetView, useView } from '../../client/console/store/view.ts';

const opened = () => useView.getState().dialog?.name ?? null;
const done = Promise.resolve(true);
beforeEach(resetView);

test('a window closes once what it is for has been done, and stays if that was refused', async () => {
  openDialog({ name: 'close', chatId: 'a' });
  await closeOnce(Promise.resolve(false));
  expect(opened()).toBe('close');
  await closeOnce(done);
  expect(opened()).toBeNull();
});

test.each([
  ['another window', (): void => openDialog({ name: 'keys' })],
  ['the same for another chat', (): void => openDialog({ name: 'close', chatId: 'b' })],
  ['the same, opened anew', (): void => openDialog({ name: 'close', chatId: 'a' })],
] as const)('%s that is open by then stays', async (_, opens) => {
  openDialog({ name: 'close', chatId: 'a' });
  const closing = closeOnce(done);
  opens();
  await closing;
  expect(opened()).not.toBeNull();
});
