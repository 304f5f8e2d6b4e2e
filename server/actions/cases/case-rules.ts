import type { CaseRules } from '../../domain/case/case-event.ts';
import type { Duration } from '../../domain/instant.ts';
import type { Needs } from '../services.ts';

const HOUR: Duration = 3_600_000;
/** Until somebody asks a customer again how it went. [P9] S0(5.1) */
const FOLLOW_UP: Duration = 7 * 24 * HOUR;
/** Open time until a message that was left is answered. [P10] */
const MESSAGE: Duration = 4 * HOUR;

/** What decisions about cases go by, as the desk is set at this moment. */
export function caseRules({ profile, rules }: Needs<'profile' | 'rules'>): CaseRules {
  const { simple, complex } = profile.complaintHours;
  return {
    // In whole milliseconds, as moments are kept.
    complaint: { simple: Math.round(simple * HOUR), complex: Math.round(complex * HOUR) },
    followUp: FOLLOW_UP,
    message: MESSAGE,
    calendar: 'plain',
    open: profile.hours.open,
    mask: rules.mask,
  };
}
