import {
  asAnswers,
  fromWebsite,
  mergedAttributes,
  shownAttributes,
} from '../../../server/domain/visitor/attributes.ts';

const numbered = (from: number, to: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: to - from }, (_, index) => [`a${from + index}`, 'x']));

describe('attributes of a visitor', () => {
  it('are twenty however often something is said, and the oldest make room', () => {
    let known: Record<string, string> = {};
    for (let hello = 0; hello < 50; hello += 1)
      known = mergedAttributes(known, numbered(hello * 7, hello * 7 + 7));
    expect(known).toEqual(numbered(330, 350));
  });

  it('that are said again change in their place and cost no other', () => {
    const known = numbered(0, 20);
    expect(mergedAttributes(known, { a3: 'y' })).toEqual({ ...known, a3: 'y' });
  });

  it('that gathered before there was a bound are the latest twenty', () => {
    expect(mergedAttributes(numbered(0, 18_000), {})).toEqual(numbered(17_980, 18_000));
  });

  it('from a website neither replace the answers of the form nor push them out', () => {
    const answers = asAnswers({ consent: '我同意', a1: '20418' });
    const known = mergedAttributes(answers, {});
    const said = fromWebsite({ 'form:consent': 'no', consent: 'no', Con_Sent: 'no', ...numbered(1, 20) });
    expect(shownAttributes(mergedAttributes(known, said))).toEqual({
      ...numbered(1, 20),
      ...{ consent: '我同意', a1: '20418' },
    });
    const full = mergedAttributes(mergedAttributes(known, numbered(0, 20)), numbered(20, 40));
    expect(full).toEqual({ ...numbered(20, 40), ...answers });
  });
});
