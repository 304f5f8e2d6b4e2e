import { areaOf } from '../../../server/entry/http/requests.ts';
import { ROUTES } from '../../wire/routes.ts';

test('every route is counted under the first word of its path', () => {
  const words = ROUTES.map(({ path }) => path.split(/[/.]/)[2]);
  expect(ROUTES.map(({ path }) => areaOf(path))).toEqual(words);
  expect(areaOf('/api/none')).toBe('api');
  expect(areaOf('/apiary')).toBe('page');
});
