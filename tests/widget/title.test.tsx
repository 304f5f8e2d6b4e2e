import { markTitle, ownTitle } from '../../client/widget/loader/title.ts';

const mark = (count: number): string => `(${count})\u2002`;

beforeEach(() => void (document.title = '耳机'));

test('the count stands before the title, changes, and leaves the page’s own title', () => {
  markTitle(mark(1));
  markTitle(mark(2));
  expect(document.title).toBe(`${mark(2)}耳机`);
  expect(ownTitle()).toBe('耳机');
  markTitle('');
  expect(document.title).toBe('耳机');
});

test('a page that changes its title meanwhile gets back the one that it wants', () => {
  markTitle(mark(2));
  document.title = '音箱';
  markTitle(mark(2));
  expect(document.title).toBe(`${mark(2)}音箱`);
  // Derived from what it reads, with our count in it.
  document.title = `${document.title} | 商店`;
  markTitle(mark(3));
  expect(document.title).toBe(`${mark(3)}音箱 | 商店`);
  markTitle('');
  expect(document.title).toBe('音箱 | 商店');
});

test('a count of the page’s own stays, also a title that it puts back after everything was read', () => {
  document.title = '(2) 收件箱';
  markTitle(mark(2));
  const kept = document.title;
  markTitle('');
  expect(document.title).toBe('(2) 收件箱');
  document.title = kept;
  markTitle('');
  expect(document.title).toBe('(2) 收件箱');
});

test('a count that the page has put elsewhere in its title is not joined by a second', () => {
  markTitle(mark(2));
  for (const name of ['商店', '首页']) {
    document.title = `${name} | ${document.title}`;
    markTitle(mark(2));
  }
  expect(document.title).toBe(`${mark(2)}首页 | 商店 | 耳机`);
});

describe.each([1, 2, 3])('a title that runs by %i', (step) => {
  const run = (title: string): string => title.slice(step) + title.slice(0, step);
  const counts = (): number => document.title.split('\u2002').length - 1;

  test('does not grow, whether or not it was seen between two steps, and is whole again once all is read', () => {
    document.title = '耳机·商店';
    for (let time = 0; time < 60; time += 1) {
      if (time % 3 !== 0) markTitle(mark(12));
      document.title = run(document.title);
      expect(document.title.length).toBeLessThanOrEqual(`${mark(12)}耳机·商店`.length);
      expect(counts()).toBeLessThanOrEqual(1);
    }
    for (let time = 0; time < 60 && counts() > 0; time += 1) {
      markTitle('');
      document.title = run(document.title);
    }
    expect('耳机·商店'.repeat(2)).toContain(document.title);
    expect(document.title).toHaveLength('耳机·商店'.length);
  });

  test('made from a copy with the count in it, does not grow either', () => {
    markTitle(mark(1));
    let kept = document.title;
    for (let time = 0; time < 30; time += 1) {
      kept = run(kept);
      document.title = kept;
      markTitle(mark(1));
      expect(counts()).toBe(1);
    }
  });
});

test('nothing is written where nothing changes', () => {
  const writes = jest.spyOn(document, 'title', 'set');
  markTitle('');
  markTitle(mark(1));
  markTitle(mark(1));
  expect(writes).toHaveBeenCalledTimes(1);
  writes.mockRestore();
});
