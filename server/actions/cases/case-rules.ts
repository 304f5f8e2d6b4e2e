import type { CaseRules } from '../../domain/case/case-event.ts';
import type { Duration } from '../../domain/instant.ts';
import type { Needs } from '../services.ts';

const HOUR: Duration = 3_600_000;

/**
 * What decisions about a case of a department (null: of none) go by, as the desk is set at this moment: its working hours
 * are the department's own, where it has some. [P10]
 */
export function caseRules(
  { profile, rules }: Needs<'profile' | 'rules'>,
  department: string | null,
): CaseRules {
  const { simple, complex } = profile.complaintHours;
  const own = department === null ? undefined : rules.departments?.get(department);
  return {
    // In whole milliseconds, as moments are kept.
    complaint: { simple: Math.round(simple * HOUR), complex: Math.round(complex * HOUR) },
    times: profile.caseTimes,
    open: (own?.hours ?? profile.hours).open,
    mask: rules.mask,
  };
}
