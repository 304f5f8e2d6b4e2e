import { EVERYBODY } from '../../delivery/rooms.ts';
import { AS_SHIPPED, type Version } from '../../domain/manual/version.ts';
import type { Desk } from '../desk.ts';
import { BenchFailed, type Loaded } from './manual-engine.ts';

/**
 * Works with the version in force from now on, and tells this process's consoles. One that cannot be used is reported,
 * and the desk goes on with what it has.
 */
export function takeUp(desk: Desk): Promise<void> {
  const { book } = desk;
  return book.inTurn(async () => {
    const inForce = await desk.store.manual.inForce();
    if (inForce === book.running || inForce === book.broken) return;
    const loaded = await usable(desk, inForce);
    if (!loaded) return;
    desk.manuals = loaded.manuals;
    book.running = inForce;
    desk.rooms.desk.local.to(EVERYBODY).emit('manual', { version: inForce });
  });
}

/** How often is asked which version is in force, ms. */
const LOOK_MS = 2000;

/** A job that takes up what another process has published. */
export function followPublished(desk: Desk): () => Promise<void> {
  let lookedAt = desk.clock.now();
  return async () => {
    if (desk.clock.now() - lookedAt < LOOK_MS) return;
    lookedAt = desk.clock.now();
    await takeUp(desk);
  };
}

/** When a process starts: the version in force, or the last one before it that can be used, or the manual as shipped. */
export async function startWithManual(desk: Desk): Promise<void> {
  await takeUp(desk);
  if (desk.book.broken === null) return;
  const versions = await desk.store.manual.versions();
  for (const { number } of publishedBefore(versions, desk.book.broken)) {
    const loaded = await usable(desk, number);
    if (!loaded) continue;
    desk.manuals = loaded.manuals;
    desk.book.running = number;
    return;
  }
}

/** Published versions other than this one, the latest first. */
export function publishedBefore(versions: readonly Version[], number: number): Version[] {
  const at = (version: Version): number => version.published?.at ?? 0;
  return versions
    .filter((version) => version.published !== null && version.number !== number)
    .sort((one, other) => at(other) - at(one) || other.number - one.number);
}

async function usable(desk: Desk, number: number): Promise<Loaded | null> {
  const { book, store, log } = desk;
  try {
    const stored = number === AS_SHIPPED ? null : await store.manual.find(number);
    const loaded = await book.bench.load(stored?.content ?? book.shippedText);
    if (number === book.broken) book.broken = null;
    return loaded;
  } catch (error) {
    // A bench that failed may do it the next time; a manual that is wrong stays wrong.
    if (!(error instanceof BenchFailed) && desk.book.broken === null) book.broken = number;
    log.error({ err: error, version: number }, 'a version of the manual cannot be used');
    return null;
  }
}
