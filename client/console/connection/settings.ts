import type { z } from 'zod';
import type {
  CalendarView,
  CompareDays,
  DaysCompared,
  HoursAnswer,
  WireDay,
  WireWeek,
} from '../../../protocol/calendar.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { calendarOperations, settingOperations } from '../../../protocol/operations/settings.ts';
import type { SettingKey, SettingsView } from '../../../protocol/settings.ts';
import { call } from './call.ts';

/** How the desk is set, for administrators. */
export function fetchSettings(): Promise<Answer<SettingsView>> {
  return call(settingOperations.settings, {});
}

/** Changes one setting as it was read; null is the default again. */
export function changeSetting(
  key: SettingKey,
  value: string | null,
  version: number,
): Promise<Answer<SettingsView>> {
  return call(settingOperations.changeSettings, { [key]: value, versions: { [key]: version } });
}

/** When the desk is open. */
export function fetchCalendar(): Promise<Answer<CalendarView>> {
  return call(calendarOperations.calendar, {});
}

/** Changes the calendar as it was read; what is not named stays, a week of null is the service hours again. */
export function putCalendar(change: {
  week?: WireWeek | null;
  days?: WireDay[];
  version: number;
}): Promise<Answer<CalendarView>> {
  return call(calendarOperations.putCalendar, change);
}

/** What importing days would change. */
export function compareDays(asked: z.input<typeof CompareDays>): Promise<Answer<DaysCompared>> {
  return call(calendarOperations.compareDays, asked);
}

/** Whether the desk is open at a moment of its own clocks, `2026-10-01T09:30`. */
export function fetchHoursAt(at: string): Promise<Answer<HoursAnswer>> {
  return call(calendarOperations.hoursAt, { at });
}
