import type { Pool } from 'pg';
import { LOCKS } from './locks.ts';
import { troubleFrom } from './trouble.ts';

/**
 * Runs a task while no other process that works on these tables runs one. Waits for the other; throws if that takes
 * longer than 3 s. A process that ends lets go.
 */
export async function alone<T>(pool: Pool, task: () => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw troubleFrom(error);
  });
  let isBroken = true;
  try {
    await client.query(`begin; set local lock_timeout = '3s'`);
    await client.query('select pg_advisory_xact_lock($1, hashtext(current_schema()))', [LOCKS.assigning]);
    const done = await task();
    await client.query('commit');
    isBroken = false;
    return done;
  } finally {
    // Destroying a broken connection ends its transaction, and releases the lock.
    client.release(isBroken);
  }
}

/**
 * Runs a task unless another process that works on these tables runs one at this moment. A process that ends lets go.
 */
export async function onlyHere(pool: Pool, task: () => Promise<void>): Promise<void> {
  const client = await pool.connect().catch((error: unknown) => {
    throw troubleFrom(error);
  });
  let isBroken = true;
  try {
    await client.query('begin');
    const asked = 'select pg_try_advisory_xact_lock($1, hashtext(current_schema())) as mine';
    const { rows } = await client.query<{ mine: boolean }>(asked, [LOCKS.erasing]);
    if (rows[0]?.mine === true) await task();
    await client.query('commit');
    isBroken = false;
  } finally {
    client.release(isBroken);
  }
}
