import type { StoredCalendar } from '../../protocol/calendar.ts';
import { DEPARTMENTS_MAX } from '../../protocol/departments.ts';
import type { ServiceHours } from '../domain/calendar/service-hours.ts';
import { BoundedMap } from '../lib/bounded-map.ts';
import { hoursIn } from './in-force.ts';
import type { WireValues } from '../../protocol/setting-values.ts';

/** Computes the hours that follow from values and a calendar. */
export type HoursOf = (values: WireValues, calendar: StoredCalendar) => ServiceHours;

/**
 * Hours by what they follow from, the desk's and the departments': hours that stay the same keep what they have computed,
 * because a desk that never opens is slow to look through.
 */
export function keptHours(sampleStaff: boolean): HoursOf {
  const kept = new BoundedMap<ServiceHours>(DEPARTMENTS_MAX + 1);
  return (values, calendar) => {
    const source = JSON.stringify([values.get('serviceHours'), values.get('timeZone'), calendar]);
    const known = kept.get(source);
    if (known) return known;
    const hours = hoursIn(values, calendar, sampleStaff);
    kept.set(source, hours);
    return hours;
  };
}
