import { sweepPictures, TAKEN_BACK_MS } from '../../../server/actions/settings/pictures.ts';

type Sweeping = Parameters<typeof sweepPictures>[0];

/** What is given up of three pictures from moment 0, of which one was put in force and one removed at `changedAt`. */
async function givenUp(changedAt: number, now: number): Promise<readonly string[]> {
  let gone: readonly string[] = [];
  const services = {
    clock: { now: () => now },
    settings: {
      read: () => Promise.resolve(),
      stored: (key: string) =>
        key === 'widgetLogo' ? { value: 'logo', changedAt } : { value: null, changedAt: 0 },
    },
    store: {
      files: {
        ofDesk: () =>
          Promise.resolve([
            { id: 'logo', at: 0 },
            { id: 'removed', at: 0 },
            { id: 'new', at: now },
          ]),
        giveUp: (ids: readonly string[]) => Promise.resolve(void (gone = ids)),
      },
    },
  };
  await sweepPictures(services as unknown as Sweeping);
  return gone;
}

test('[P10] a picture that was removed can be taken back for a day, then it goes; what is in force stays', async () => {
  expect(await givenUp(10, TAKEN_BACK_MS)).toEqual([]);
  expect(await givenUp(10, TAKEN_BACK_MS + 10)).toEqual([]);
  expect(await givenUp(10, TAKEN_BACK_MS + 11)).toEqual(['removed']);
});
