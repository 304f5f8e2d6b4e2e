import type { Logger } from 'pino';
import { maskAttributes, maskPersonalNumbers } from '../../phrases/check/mask.ts';
import type { Profile } from '../actions/services.ts';
import type { Rules } from '../domain/rules.ts';
import { judgeWith } from '../settings/rules.ts';
import type { Config } from '../settings/config.ts';

/** The rules that the settings describe. */
export function rulesOf({ clocks, maskNumbers }: Config, log: Logger): Rules {
  return {
    ...clocks,
    harassing: judgeWith(log),
    mask: maskNumbers ? maskPersonalNumbers : (text) => text,
    maskAttributes: maskNumbers ? maskAttributes : (attributes) => ({ ...attributes }),
  };
}

/** The company and its hours, as the settings describe them. */
export function profileOf(config: Config): Profile {
  return {
    company: config.company,
    locale: config.locale,
    hours: config.serviceHours,
    complaintHours: config.complaintHours,
    blockNotice: config.blockNotice,
    identityRequired: config.safety.identityRequired,
  };
}
