import type { Browser } from 'playwright-core';
import { describePostgres, newSchema, type Schema } from '../storage/a-postgres.ts';
import { Desk } from '../wire/a-desk.ts';
import { OwnRedis } from '../wire/a-redis.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

const describeShared = OwnRedis.isThere() ? describePostgres : describe.skip;

describeShared('a console whose desk has lost Redis', () => {
  let browser: Browser;
  let schema: Schema;
  let redis: OwnRedis;
  let desk: Desk;
  beforeAll(async () => {
    [browser, schema, redis] = await Promise.all([openBrowser(), newSchema(), OwnRedis.start()]);
    desk = await Desk.start({ DATABASE_URL: schema.url, REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await Promise.all([browser.close(), desk.stop()]);
    redis.kill();
    await schema.remove();
  });

  it.each(A_TONGUE)(
    'says that news may be late, and stops saying so when they are not: %s',
    async (tongue) => {
      const lead = await AtConsole.of(browser, desk, '9001', { tongue, width: 320, height: 640 });
      const banner = lead.page.getByText(lead.words.desk.connection.late);
      expect(await banner.count()).toBe(0);
      redis.kill();
      await banner.waitFor();
      await expectFit(lead.page);
      await redis.startAgain();
      await banner.waitFor({ state: 'detached' });
      expect(lead.complaints).toEqual([]);
      await lead.leave();
    },
  );
});
