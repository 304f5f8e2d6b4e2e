import type { Logger } from 'pino';
import { DeskSettings } from '../live/desk-settings.ts';
import type { Clock } from '../lib/clock.ts';
import type { Config } from '../settings/config.ts';
import { judgeWith } from '../settings/rules.ts';
import type { Store } from '../storage/store.ts';

/** The desk's settings: what the environment says, and what is kept. */
export function openSettings(
  config: Config,
  { store, clock }: { store: Store; clock: Clock },
  log: Logger,
): Promise<DeskSettings> {
  const { production, sampleStaff, publicUrl, overrides, safety } = config;
  return DeskSettings.open({
    ...{ store: store.settings, clock, log, overrides, harassing: judgeWith(log) },
    process: { production, sampleStaff, publicUrl, identityRequired: safety.identityRequired },
  });
}
