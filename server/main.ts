import { join } from 'node:path';
import { detect } from '../phrases/detect/detect.ts';
import { startBackground } from './actions/background.ts';
import { createServices } from './actions/create-services.ts';
import { LearningWorker } from './actions/learning/learning-worker.ts';
import { subscribeAll } from './actions/subscribers.ts';
import { addFirstStaff } from './actions/team/first-staff.ts';
import { openData, foldersFrom, openSettings } from './compose/data.ts';
import { openFiles } from './compose/files.ts';
import { openEntrances } from './compose/entrances.ts';
import { startAllJobs } from './compose/jobs.ts';
import { openManual } from './compose/manual.ts';
import { openNetwork } from './compose/network.ts';
import { listenAndAnnounce } from './compose/welcome.ts';
import { addGauges } from './metrics/gauges.ts';
import { Meters } from './metrics/meters.ts';
import { releaseYoungHeap } from './process/heap.ts';
import { openLog } from './process/logging.ts';
import { shutDownOnSignal } from './process/shutdown.ts';
import { isShutdownRequested } from './process/signals.ts';
import { BadSetting } from './settings/environment.ts';
import { readConfig, type Config } from './settings/config.ts';

await main();

async function main(): Promise<void> {
  try {
    await serve(readConfig(process.env));
  } catch (error) {
    warn(error instanceof Error ? error.message : String(error));
    if (!(error instanceof BadSetting) && process.env['LOG_LEVEL'] === 'debug') warn(String(error));
    process.exit(1);
  }
}

async function serve(config: Config): Promise<void> {
  const folders = foldersFrom(import.meta.dirname);
  const log = openLog(config.logLevel);
  const manual = openManual(config, folders, warn);
  // Nothing is open yet. From here on the start continues until it can close everything in order.
  if (isShutdownRequested()) process.exit(0);
  const data = await openData(config, folders);
  manual.keep();
  const settings = await openSettings(config, data, log);
  const network = await openNetwork(config, data, settings.gates, warn);
  const files = await openFiles(config, folders, Date.now());
  const meters = new Meters();

  const created = await createServices({
    ...{ ...data, files, log, io: network.io, bus: network.link, manual: manual.versions, measured: meters },
    ...{ settings, auditKey: config.safety.auditKey },
    startLearner: () => new LearningWorker(join(folders.server, 'learning-worker.js')),
  });
  const { services, committed } = created;
  subscribeAll(committed, services);
  const background = startBackground(created, network.link, {
    retention: settings.terms,
    confirmErasure: config.confirmErasure,
  });
  const { erasureHeld } = background;
  addGauges(meters.registry, { services, erasureHeld, reach: () => network.readiness.reach() });
  const welcome = await addFirstStaff(data.store, config, data.clock.now());
  await Promise.all([services.directory.readStaff(), settings.read()]);

  await openEntrances({ config, services, network, meters, pages: folders.pages, erasureHeld }, warn);
  const jobs = startAllJobs(services, background, network, meters);
  // Before a client can see that this process serves: a signal may follow at once.
  shutDownOnSignal({
    ...network,
    isShared: services.isShared,
    notReady: () => network.readiness.leave(),
    close: async () => {
      await jobs.stop();
      background.leave();
      await background.settled();
      files.workers.stop();
      await data.store.close();
      files.blobs.close();
      network.link?.close();
    },
  });
  // Warm up the detector: its first call builds the tables, and no customer should wait for that.
  if (!isShutdownRequested()) detect({ text: settings.profile.company[settings.profile.locale] });
  if (await listenAndAnnounce(config, network, welcome)) releaseYoungHeap();
}

function warn(trouble: string): void {
  process.stderr.write(`${trouble}\n`);
}
