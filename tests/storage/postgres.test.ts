import { openPostgresStore } from '../../server/storage/postgres/open.ts';
import { MORNING } from './a-chat.ts';
import { describePostgres, newSchema, type Schema } from './a-postgres.ts';
import { describeStore } from './contract.ts';

// The server is shared with whatever else runs on this machine.
jest.setTimeout(30_000);

describePostgres('the contract of a store', () => {
  let schema: Schema;
  let empty: () => Promise<void>;
  const open = () => openPostgresStore({ url: schema.url, now: () => MORNING, patience: 0 });
  // Making the tables takes longer than all that most tests do with them: they are made once, and emptied.
  beforeAll(async () => {
    schema = await newSchema();
    await (await open()).close();
    empty = await schema.remember();
  });
  afterAll(() => schema.remove());

  describeStore('PostgreSQL', () => Promise.resolve({ open, remove: empty }));
});
