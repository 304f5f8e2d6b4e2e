import { StaffConnectionReserve } from '../../server/entry/staff-connection-reserve.ts';

/** A reserve with who comes to it. */
function aReserve(places: number) {
  const reserve = new StaffConnectionReserve(places);
  /** Comes with a session of this account; says whether there was a place, and gives it back. */
  const come = async (account: string): Promise<{ isIn: boolean; go: () => void }> => {
    const request = {};
    if (!(await reserve.admit(request, () => Promise.resolve(account))))
      return { isIn: false, go: () => undefined };
    let isIn = true;
    let go = (): void => undefined;
    reserve.take({ request, close: () => (isIn = false), once: (_, listener) => (go = listener) });
    return { isIn, go };
  };
  return { reserve, come };
}

test('one account takes a few places only, and others still come in', async () => {
  const { come } = aReserve(9);
  const script = await Promise.all(Array.from({ length: 4 }, () => come('1001')));
  script.push(await come('1001'), await come('1001'));
  expect(script.map(({ isIn }) => isIn)).toEqual([true, true, true, true, true, false]);
  expect((await come('1002')).isIn).toBe(true);
  script[0]?.go();
  expect((await come('1001')).isIn).toBe(true);
});

test('a full reserve asks nobody who they are', async () => {
  const { reserve, come } = aReserve(1);
  const { go } = await come('1001');
  const whose = jest.fn(() => Promise.resolve('1002'));
  expect(await reserve.admit({}, whose)).toBe(false);
  expect(whose).not.toHaveBeenCalled();
  go();
  expect(await reserve.admit({}, whose)).toBe(true);
});

test('a flood of made-up sessions has a few of them looked up at once, and no more', async () => {
  const { reserve, come } = aReserve(9);
  const ends: ((account: null) => void)[] = [];
  const flood = Array.from({ length: 50 }, () =>
    reserve.admit({}, () => new Promise<null>((end) => ends.push(end))),
  );
  expect(ends).toHaveLength(4);
  for (const end of ends) end(null);
  expect(await Promise.all(flood)).toEqual(Array<boolean>(50).fill(false));
  expect((await come('1001')).isIn).toBe(true);
});

test('a look that fails shows nobody in, and gives its turn back', async () => {
  const { reserve, come } = aReserve(9);
  const looks = Array.from({ length: 4 }, () =>
    reserve.admit({}, () => Promise.reject(new Error('no database'))),
  );
  expect(await Promise.all(looks)).toEqual([false, false, false, false]);
  expect((await come('1001')).isIn).toBe(true);
});

test('who was shown in and finds the place taken meanwhile is closed', async () => {
  const { reserve } = aReserve(1);
  const requests = [{}, {}];
  for (const request of requests) await reserve.admit(request, () => Promise.resolve('1001'));
  const closed = requests.map((request) => {
    const close = jest.fn();
    reserve.take({ request, close, once: () => undefined });
    return close.mock.calls.length > 0;
  });
  expect(closed).toEqual([false, true]);
});
