/** @jsxImportSource preact */
import { screen } from '@testing-library/dom';
import { render } from 'preact';
import { later, partOf } from '../../client/widget/frame/later.tsx';
import { WidgetContext, type WidgetServices } from '../../client/widget/frame/widget-context.ts';
import { en } from '../../client/widget/locales/en.ts';

const loaded = { Part: ({ words }: { words: string }) => <p>{words}</p> };

/** A network that fails so many times first. */
function failing(times: number): { tries: number; load: () => Promise<typeof loaded> } {
  const network = {
    tries: 0,
    load: () => {
      network.tries += 1;
      return network.tries <= times ? Promise.reject(new Error('no network')) : Promise.resolve(loaded);
    },
  };
  return network;
}

async function show(load: () => Promise<typeof loaded>): Promise<void> {
  const Part = partOf(later(load), (module) => module.Part);
  render(
    <WidgetContext.Provider value={{ texts: en } as unknown as WidgetServices}>
      <Part words="five stars" />
      <input aria-label="Message" />
    </WidgetContext.Provider>,
    document.body,
  );
  await jest.advanceTimersByTimeAsync(10_000);
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  render(null, document.body);
  jest.useRealTimers();
});

test('a part is loaded once, also if it is shown twice', async () => {
  const network = failing(0);
  const part = later(network.load);
  await Promise.all([part.load(), part.load()]);
  await part.load();
  expect(network.tries).toBe(1);
});

test('a short break is bridged without a word', async () => {
  await show(failing(2).load);
  expect(screen.getByText('five stars')).toBeTruthy();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a part that cannot be loaded says so, and blocks nothing else', async () => {
  await show(failing(Infinity).load);
  expect(screen.getByRole('alert').textContent).toContain(en.partFailed);
  expect(screen.getByRole('button', { name: en.reload })).toBeTruthy();
  expect(screen.getByLabelText('Message')).toBeTruthy();
});

test('it comes by the button, and by itself when the network is back', async () => {
  const network = failing(3);
  await show(network.load);
  screen.getByRole('button', { name: en.retry }).click();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(screen.getByText('five stars')).toBeTruthy();

  render(null, document.body);
  await show(failing(3).load);
  dispatchEvent(new Event('online'));
  await jest.advanceTimersByTimeAsync(10_000);
  expect(screen.getByText('five stars')).toBeTruthy();
});
