import { refusalOfSetting, standingFor } from '../../../server/domain/status/standing.ts';

const REASONS = ['用餐', '培训'];

test('who goes away may say why, in the words of the desk', () => {
  expect(standingFor({ value: 'away', reason: '用餐' }, REASONS, null, 7)).toEqual({
    status: 'away',
    away: { cause: 'chosen', reason: '用餐', by: null, since: 7 },
  });
  expect(standingFor({ value: 'away' }, REASONS, null, 7)).toMatchObject({ away: { reason: null } });
  expect(standingFor({ value: 'online' }, REASONS, null, 7)).toEqual({ status: 'online', away: null });
});

test('what a colleague has set says by whom', () => {
  expect(standingFor({ value: 'away' }, REASONS, '9001', 7)).toMatchObject({
    away: { cause: 'colleague', by: '9001' },
  });
});

test('a reason that the desk does not have is refused, with those it has', () => {
  const refused = standingFor({ value: 'away', reason: '散步' }, REASONS, null, 7);
  expect(refused).toMatchObject({ refused: 'bad_request', field: 'reason' });
  expect('message' in refused && refused.message).toContain('用餐, 培训');
  expect(standingFor({ value: 'away', reason: '用餐' }, [], null, 7)).toMatchObject({
    refused: 'bad_request',
  });
  expect(standingFor({ value: 'online', reason: '用餐' }, REASONS, null, 7)).toMatchObject({
    field: 'reason',
  });
});

test('only a colleague who is connected can be set online; away can be set of everybody who is not disabled', () => {
  const here = { disabledAt: null, connected: true };
  const gone = { disabledAt: null, connected: false };
  expect([here, gone].map((one) => refusalOfSetting(one, 'away'))).toEqual([null, null]);
  expect(refusalOfSetting(here, 'online')).toBeNull();
  expect(refusalOfSetting(gone, 'online')).toMatchObject({ refused: 'conflict' });
  for (const nobody of [undefined, { disabledAt: 1, connected: true }])
    expect(refusalOfSetting(nobody, 'away')).toMatchObject({ refused: 'not_found' });
});
