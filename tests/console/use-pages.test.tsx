import { act, fireEvent, render, screen } from '@testing-library/react';
import { usePages } from '../../client/console/connection/use-pages.ts';
import type { Answer } from '../../protocol/errors.ts';

interface Page {
  words: string;
  after: number | null;
}

/** Requests that the test answers, in the order in which they were sent. */
let asked: { what: string; answer: (answer: Answer<Page>) => void }[] = [];
const listOf = (name: string) => (cursor: number | null) =>
  new Promise<Answer<Page>>((answer) => void asked.push({ what: `${name} ${cursor ?? 'first'}`, answer }));
const [all, mine] = [listOf('all'), listOf('mine')];
const page = (words: string, after: number | null): Answer<Page> => ({ ok: true, words, after });
const refused: Answer<Page> = { ok: false, error: { code: 'unavailable', message: '' } };
const answer = (at: number, said: Answer<Page>) =>
  act(async () => asked[at]?.answer(said) ?? (await Promise.resolve()));

function List({ call }: { call: typeof all }) {
  const { pages, error, next, isBusy, more } = usePages(call, ({ after }) => after);
  const words = pages?.map((one) => one.words).join(' ') ?? 'none';
  return <button onClick={more}>{[words, error?.code ?? '-', next ?? 'end', isBusy].join(' / ')}</button>;
}
const text = () => screen.getByRole('button').textContent;
const more = () => fireEvent.click(screen.getByRole('button'));
const sent = () => asked.map(({ what }) => what);

beforeEach(() => {
  asked = [];
});

test('each page is asked for at the cursor of the one before, and stands behind it', async () => {
  render(<List call={all} />);
  expect(text()).toBe('none / - / end / true');
  await answer(0, page('one', 7));
  expect(text()).toBe('one / - / 7 / false');
  more();
  await answer(1, page('two', null));
  expect([text(), sent()]).toEqual(['one two / - / end / false', ['all first', 'all 7']]);
});

test('a page that is refused leaves those before it, and is asked for again', async () => {
  render(<List call={all} />);
  await answer(0, page('one', 7));
  more();
  await answer(1, refused);
  expect(text()).toBe('one / unavailable / 7 / false');
  more();
  await answer(2, page('two', null));
  expect([text(), sent()]).toEqual(['one two / - / end / false', ['all first', 'all 7', 'all 7']]);
});

test('another list stands in place of the last one once it is there, and not behind it', async () => {
  const { rerender } = render(<List call={all} />);
  await answer(0, page('one', 7));
  rerender(<List call={mine} />);
  expect(text()).toBe('one / - / 7 / true');
  await answer(1, page('own', null));
  expect(text()).toBe('own / - / end / false');
});

test('if another list is refused, the last one does not stand under its name', async () => {
  const { rerender } = render(<List call={all} />);
  await answer(0, page('one', 7));
  rerender(<List call={mine} />);
  await answer(1, refused);
  expect(text()).toBe('none / unavailable / end / false');
});

test('a page of the last list that comes late is not shown', async () => {
  const { rerender } = render(<List call={all} />);
  rerender(<List call={mine} />);
  await answer(1, page('own', null));
  await answer(0, page('one', 7));
  expect(text()).toBe('own / - / end / false');
});
