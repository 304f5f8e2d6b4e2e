import { act, fireEvent, render, screen } from '@testing-library/react';
import { useFetched } from '../../client/console/connection/use-fetched.ts';
import type { Answer } from '../../protocol/errors.ts';

type Said = Answer<{ words: string }>;

/** Asks that the test answers, in the order in which they were asked. */
let asked: ((answer: Said) => void)[] = [];
const ask = () => new Promise<Said>((answer) => void asked.push(answer));
const ok = (words: string): Said => ({ ok: true, words });
const refused: Said = { ok: false, error: { code: 'unavailable', message: '' } };
const answer = (at: number, said: Said) => act(async () => asked[at]?.(said) ?? (await Promise.resolve()));

function Page({ number }: { number: number }) {
  const { data, error, isLoading, retry } = useFetched(ask, number);
  return <button onClick={retry}>{isLoading ? 'loading' : (error?.code ?? data?.words)}</button>;
}
const text = () => screen.getByRole('button').textContent;

beforeEach(() => {
  asked = [];
});

test('an answer that comes after a newer page was asked for does not take its place', async () => {
  const { rerender } = render(<Page number={1} />);
  expect(text()).toBe('loading');
  rerender(<Page number={2} />);
  await answer(1, ok('second'));
  await answer(0, ok('first'));
  expect(text()).toBe('second');
});

test('the page before stays until the next one is there', async () => {
  const { rerender } = render(<Page number={1} />);
  await answer(0, ok('first'));
  rerender(<Page number={2} />);
  expect(text()).toBe('first');
});

test('a refusal says why, and another try can mend it', async () => {
  render(<Page number={1} />);
  await answer(0, refused);
  expect(text()).toBe('unavailable');
  fireEvent.click(screen.getByRole('button'));
  await answer(1, ok('there'));
  expect([text(), asked.length]).toEqual(['there', 2]);
});

test('nothing is asked while there is nothing to ask', async () => {
  function Later({ isOnline }: { isOnline: boolean }) {
    const { error } = useFetched(isOnline ? ask : null);
    return <button>{error?.code ?? 'none'}</button>;
  }
  const { rerender } = render(<Later isOnline={false} />);
  expect(asked).toHaveLength(0);
  rerender(<Later isOnline />);
  await answer(0, refused);
  expect([text(), asked.length]).toEqual(['unavailable', 1]);
});
