import { EVERYBODY } from '../../delivery/rooms.ts';
import { AS_SHIPPED, type Version } from '../../domain/manual/version.ts';
import type { Desk } from '../desk.ts';
import { ManualEngineFailed, type Loaded } from './manual-engine.ts';

/**
 * Works with the version in force from now on, and tells this process's consoles. One that cannot be used is reported,
 * and the desk goes on with what it has.
 */
export function activate(desk: Desk): Promise<void> {
  const { manual } = desk;
  return manual.inTurn(async () => {
    const inForce = await desk.store.manual.inForce();
    if (inForce === manual.activeVersion || inForce === manual.broken) return;
    const loaded = await usable(desk, inForce);
    if (!loaded) return;
    desk.manuals = loaded.manuals;
    manual.activeVersion = inForce;
    desk.rooms.desk.local.to(EVERYBODY).emit('manual', { version: inForce });
  });
}

/** How often is asked which version is in force, ms. */
const LOOK_MS = 2000;

/** A job that takes up what another process has published. */
export function activatePublished(desk: Desk): () => Promise<void> {
  let lookedAt = desk.clock.now();
  return async () => {
    if (desk.clock.now() - lookedAt < LOOK_MS) return;
    lookedAt = desk.clock.now();
    await activate(desk);
  };
}

/** When a process starts: the version in force, or the last one before it that can be used, or the manual as shipped. */
export async function activateAtStart(desk: Desk): Promise<void> {
  await activate(desk);
  if (desk.manual.broken === null) return;
  const versions = await desk.store.manual.versions();
  for (const { number } of publishedBefore(versions, desk.manual.broken)) {
    const loaded = await usable(desk, number);
    if (!loaded) continue;
    desk.manuals = loaded.manuals;
    desk.manual.activeVersion = number;
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
  const { manual, store, log } = desk;
  try {
    const stored = number === AS_SHIPPED ? null : await store.manual.find(number);
    const loaded = await manual.engine.load(stored?.content ?? manual.shippedText);
    if (number === manual.broken) manual.broken = null;
    return loaded;
  } catch (error) {
    // An engine failure may pass, so it is tried again; a manual with an error stays wrong.
    if (!(error instanceof ManualEngineFailed) && desk.manual.broken === null) manual.broken = number;
    log.error({ err: error, version: number }, 'a version of the manual cannot be used');
    return null;
  }
}
