import type { Logger } from 'pino';
import { isHarassing } from '../../phrases/detect/detect.ts';
import type { Rules } from '../domain/rules.ts';

/** Asks the detector about a warned customer's message. If the detector throws, the message counts as harmless. [P2] */
export function judgeWith(log: Logger): Rules['harassing'] {
  return (text) => {
    try {
      return isHarassing(text)?.words ?? null;
    } catch (error) {
      log.error({ err: error }, 'detector failed');
      return null;
    }
  };
}
