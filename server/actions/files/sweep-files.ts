import type { Duration } from '../../domain/instant.ts';
import { everyDone, withEach, type Job } from '../../lib/jobs.ts';
import { blobKeys } from '../../storage/files/blob-store.ts';
import { clearLeftovers } from '../../storage/files/folder.ts';
import { sweepPictures } from '../settings/pictures.ts';
import type { Needs } from '../services.ts';

type Sweeping = Needs<'clock' | 'files' | 'profile' | 'settings' | 'store.files'>;

/** From one look to the next, and how long what is not finished may take, in milliseconds. */
const EVERY_MS: Duration = 60_000;
/** How often it is asked what a process of an older version has left. */
const LEFT_EVERY_MS: Duration = 3_600_000;
const RECEIVED_MS: Duration = 3_600_000;

/** How long an upload waits for its message: an outbox that is offline for a night still sends it. In milliseconds. */
export const UNSENT_MS: Duration = 24 * 3_600_000;

/** How many at a time. */
const SOME = 200;

/** Removes what was uploaded and never sent, what has become too old, and the bytes of all that was given up. */
export function filesJob(services: Sweeping): Job {
  const now = () => services.clock.now();
  const left = everyDone(LEFT_EVERY_MS, now, async () => void (await services.store.files.giveUpLeft(SOME)));
  const swept = everyDone(EVERY_MS, now, () => sweepFiles(services));
  return {
    name: 'files',
    run: async () => {
      await left();
      await swept();
    },
  };
}

/** See {@link filesJob}. What cannot be removed now is tried again. */
export async function sweepFiles(services: Sweeping): Promise<void> {
  const { files: rows } = services.store;
  const now = services.clock.now();
  await rows.giveUpStale({ received: now - RECEIVED_MS, kept: now - UNSENT_MS }, SOME);
  const { keep } = services.profile.files;
  if (keep !== null) await rows.giveUpOld(now - keep, SOME);
  await sweepPictures(services);
  // What was staged or half stored when a process was killed.
  await clearLeftovers(services.files.staging, now);
  await services.files.blobs.tidy(now);
  await removeGone(services);
}

async function removeGone(services: Needs<'files' | 'store.files'>): Promise<void> {
  for (;;) {
    const gone = await services.store.files.gone(SOME);
    await removeFiles(
      services,
      gone.map(({ id }) => id),
    );
    if (gone.length < SOME) return;
  }
}

/** Removes the bytes of files that were given up, and then their rows. What cannot be removed now is the sweep's. */
export function removeFiles(
  { files: { blobs }, store: { files: rows } }: Needs<'files' | 'store.files'>,
  ids: readonly string[],
): Promise<void> {
  return withEach(ids, async (id) => {
    const keys = blobKeys(id);
    await blobs.remove(keys.thumbnail);
    await blobs.remove(keys.file);
    await rows.forget([id]);
  });
}
