import { openPostgresStore } from '../../server/storage/postgres/open.ts';
import { MORNING } from './a-chat.ts';
import { describePostgres, newSchema } from './a-postgres.ts';
import { describeStore } from './contract.ts';

// The server is shared with whatever else runs on this machine.
jest.setTimeout(30_000);

describePostgres('the contract of a store', () => {
  describeStore('PostgreSQL', async () => {
    const schema = await newSchema();
    return {
      open: () => openPostgresStore({ url: schema.url, now: () => MORNING, patience: 0 }),
      remove: () => schema.remove(),
    };
  });
});
