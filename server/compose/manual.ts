import { join } from 'node:path';
import { ManualEngineWorker } from '../actions/manual/manual-engine-worker.ts';
import { ManualVersions } from '../actions/manual/manual-versions.ts';
import { keepShipped, readShipped } from '../process/shipped-manual.ts';
import type { Config } from '../settings/config.ts';
import type { Folders } from './data.ts';

/** The manual as shipped, ready to use. */
export interface ShippedVersions {
  versions: ManualVersions;
  /** Stores the shipped manual beside the data as a fallback. Call it once the data is open. */
  keep: () => void;
}

/** Reads the shipped manual. Reports files with errors to `warn`. Throws if no manual can be used. */
export function openManual(
  config: Config,
  folders: Folders,
  warn: (trouble: string) => void,
): ShippedVersions {
  const lastGood = join(config.dataDir, 'manual.last-good.json');
  const shipped = readShipped(folders.manual, lastGood, warn, config.startersOn);
  const manuals = { 'zh-CN': shipped['zh-CN'].manual, en: shipped.en.manual };
  const content = { 'zh-CN': shipped['zh-CN'].chapters, en: shipped.en.chapters };
  const engine = new ManualEngineWorker(join(folders.server, 'manual-worker.js'));
  return {
    versions: new ManualVersions(manuals, content, engine, config.manualApproval),
    keep: () => keepShipped(lastGood, content, warn),
  };
}
