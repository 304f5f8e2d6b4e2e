import { closeOnce, openDialog, openDialogFor, resetView, useView } from '../../client/console/store/view.ts';

const opened = () => useView.getState().dialog;
const done = Promise.resolve(true);
beforeEach(resetView);

test('a window closes once what it is for has been done, and stays if that was refused', async () => {
  openDialogFor('close', 'a');
  await closeOnce(Promise.resolve(false));
  expect(opened()).toBe('close');
  await closeOnce(done);
  expect(opened()).toBeNull();
});

test.each([
  ['another window', (): void => openDialog('keys'), undefined],
  ['the same for another chat', (): void => openDialogFor('close', 'b'), undefined],
  ['the same about something else, which the view cannot tell', (): void => undefined, (): boolean => false],
] as const)('%s that is open by then stays', async (_, opens, isStill) => {
  openDialogFor('close', 'a');
  const closing = closeOnce(done, isStill);
  opens();
  await closing;
  expect(opened()).not.toBeNull();
});
