import { EVERYBODY } from '../../delivery/rooms.ts';
import { AS_SHIPPED, type Version } from '../../domain/manual/version.ts';
import type { Needs } from '../services.ts';
import { ManualEngineFailed, type Loaded } from './manual-engine.ts';
import { readyModel } from './ready-examples.ts';

/**
 * Activates the version in force on this process and publishes its number to this process's consoles. A version that
 * cannot be used is logged, and the active one stays.
 */
export function activate(services: Needs<'log' | 'manual' | 'rooms' | 'store.manual'>): Promise<void> {
  const { manual } = services;
  return manual.inTurn(async () => {
    const inForce = await services.store.manual.inForce();
    if (inForce === manual.activeVersion || inForce === manual.broken) return;
    const loaded = await usable(services, inForce);
    if (!loaded) return;
    services.manual.active = loaded.manuals;
    manual.activeVersion = inForce;
    await learnExamples(services, loaded);
    services.rooms.desk.local.to(EVERYBODY).emit('manual', { version: inForce });
  });
}

/** How often the version in force is read (ms). */
const LOOK_MS = 2000;

/** A job that activates what another process has published. */
export function activatePublished(
  services: Needs<'clock' | 'log' | 'manual' | 'rooms' | 'store.manual'>,
): () => Promise<void> {
  let lookedAt = services.clock.now();
  return async () => {
    if (services.clock.now() - lookedAt < LOOK_MS) return;
    lookedAt = services.clock.now();
    await activate(services);
  };
}

/** At the start of a process: the version in force, or the last usable one before it, or the shipped manual. */
export async function activateAtStart(
  services: Needs<'log' | 'manual' | 'rooms' | 'store.manual'>,
): Promise<void> {
  const { manual } = services;
  // What is shipped may have examples too.
  await learnExamples(services, { content: manual.shipped, manuals: manual.active });
  await activate(services);
  if (manual.broken === null) return;
  const versions = await services.store.manual.versions();
  for (const { number } of publishedBefore(versions, manual.broken)) {
    const loaded = await usable(services, number);
    if (!loaded) continue;
    manual.active = loaded.manuals;
    manual.activeVersion = number;
    await learnExamples(services, loaded);
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

/** Learns the examples of the manual that has become active; if that fails, its situations are offered as before. */
async function learnExamples(
  { manual, log }: Needs<'log' | 'manual'>,
  { content, manuals }: Pick<Loaded, 'content' | 'manuals'>,
): Promise<void> {
  try {
    const ready = readyModel(manuals);
    manual.examples = ready
      ? ready.model
      : ((await manual.engine.learn(JSON.stringify(content))) ?? undefined);
  } catch (error) {
    manual.examples = undefined;
    log.error({ err: error }, 'learning the examples of the manual failed');
  }
}

async function usable(
  services: Needs<'log' | 'manual' | 'store.manual'>,
  number: number,
): Promise<Loaded | null> {
  const { manual, store, log } = services;
  try {
    const stored = number === AS_SHIPPED ? null : await store.manual.find(number);
    const loaded = await manual.engine.load(stored?.content ?? manual.shippedText);
    if (number === manual.broken) manual.broken = null;
    return loaded;
  } catch (error) {
    // An engine failure may pass, so it is tried again; a manual with an error stays wrong.
    if (!(error instanceof ManualEngineFailed) && services.manual.broken === null) manual.broken = number;
    log.error({ err: error, version: number }, 'activating a manual version failed');
    return null;
  }
}
