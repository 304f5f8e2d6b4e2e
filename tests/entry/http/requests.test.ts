import { areaOf } from '../../../server/entry/http/requests.ts';
import { PREFIX } from '../../wire/routes.ts';

test('every folder of routes is counted under its own name', () => {
  const folders = Object.values(PREFIX).filter((prefix) => prefix.startsWith('/api/'));
  expect(folders.map((prefix) => `/api/${areaOf(`${prefix}/x`)}`)).toEqual(folders);
});
