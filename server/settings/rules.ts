import type { Logger } from 'pino';
import { isHarassing } from '../../phrases/detect/detect.ts';
import type { Rules } from '../domain/rules.ts';

/** The detector's word on a warned customer's message. If it fails, the message is taken for harmless and stored. [P2] */
export function judgeWith(log: Logger): Rules['harassing'] {
  return (text) => {
    try {
      return isHarassing(text)?.words ?? null;
    } catch (error) {
      log.error({ err: error }, 'the detector failed');
      return null;
    }
  };
}
