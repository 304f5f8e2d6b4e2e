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
import { FILE_FIELD, type FileView } from '../../../protocol/files.ts';
import type { MovedDeadlines, PreviewDeadlines } from '../../../protocol/moved-deadlines.ts';
import type { MailState, MailTested } from '../../../protocol/mail-settings.ts';
import {
  calendarOperations,
  mailOperations,
  settingOperations,
} from '../../../protocol/operations/settings.ts';
import type {
  AnyWire,
  ImportSettings,
  SettingKey,
  SettingsCompared,
  SettingsView,
} from '../../../protocol/settings.ts';
import { answerOfFailure, call, fileAt } from './call.ts';
import { fileIn } from './upload.ts';

/** The settings of the desk, for administrators. */
export function fetchSettings(): Promise<Answer<SettingsView>> {
  return call(settingOperations.settings, {});
}

/** Changes one setting, if it is still as this client has read it; null restores the default. */
export function changeSetting(
  key: SettingKey,
  value: string | null,
  version: number,
): Promise<Answer<SettingsView>> {
  return changeSettings({ [key]: value }, { [key]: version });
}

/** Changes settings, all or none, if they are still as this client has read them; null restores the default. */
export function changeSettings(
  values: Readonly<Partial<Record<SettingKey, AnyWire | null>>>,
  versions: Readonly<Record<string, number>>,
): Promise<Answer<SettingsView>> {
  return call(settingOperations.changeSettings, { ...values, versions });
}

/** Takes the last change of a setting back, if it is still the version that was read. */
export function undoSetting(key: SettingKey, version: number): Promise<Answer<SettingsView>> {
  return call(settingOperations.undoSetting, { key, version });
}

/** Uploads a picture for the desk. It is in force once its id is saved as a setting; else it goes after a day. */
export async function uploadPicture(file: File): Promise<Answer<{ file: FileView }>> {
  const form = new FormData();
  form.append(FILE_FIELD, file, file.name);
  try {
    const response = await fetch('/api/settings/pictures', { method: 'POST', body: form });
    if (!response.ok) return await answerOfFailure(response);
    const found = fileIn(await response.text());
    return found === null ? await answerOfFailure(null) : { ok: true, file: found };
  } catch {
    return await answerOfFailure(null);
  }
}

/** Where the settings file is fetched from. */
export const SETTINGS_FILE = fileAt(settingOperations.exportSettings, {});

/** What a settings file would change, or, with `apply`, changes it. */
export function importSettings(asked: z.input<typeof ImportSettings>): Promise<Answer<SettingsCompared>> {
  return call(settingOperations.importSettings, asked);
}

/** The opening hours and the calendar of the desk. */
export function fetchCalendar(): Promise<Answer<CalendarView>> {
  return call(calendarOperations.calendar, {});
}

/**
 * Changes the calendar, if it is still as this client has read it. Omitted fields stay; a `week` of null restores the
 * service hours.
 */
export function putCalendar(change: {
  week?: WireWeek | null;
  days?: WireDay[];
  version: number;
}): Promise<Answer<CalendarView>> {
  return call(calendarOperations.putCalendar, change);
}

/** Takes the last change of the calendar back, if it is still as this client has read it. */
export function undoCalendar(version: number): Promise<Answer<CalendarView>> {
  return call(calendarOperations.undoCalendar, { version });
}

/** The difference that importing days would make. */
export function compareDays(asked: z.input<typeof CompareDays>): Promise<Answer<DaysCompared>> {
  return call(calendarOperations.compareDays, asked);
}

/** Which running deadlines a change of the calendar would move. */
export function previewDeadlines(asked: z.input<typeof PreviewDeadlines>): Promise<Answer<MovedDeadlines>> {
  return call(calendarOperations.previewDeadlines, asked);
}

/** Counts the running deadlines anew by the calendar in force. */
export function moveDeadlines(): Promise<Answer<{ moved: number }>> {
  return call(calendarOperations.moveDeadlines, {});
}

/** Whether the desk is open at a local time of its time zone, `2026-10-01T09:30`. */
export function fetchHoursAt(at: string): Promise<Answer<HoursAnswer>> {
  return call(calendarOperations.hoursAt, { at });
}

/** Whether mail is sent, and what waits. */
export function fetchMailState(): Promise<Answer<MailState>> {
  return call(mailOperations.mailState, {});
}

/** Sends a mail to oneself at once. A refusal's `field` is what the mail server said. */
export function sendTestMail(): Promise<Answer<MailTested>> {
  return call(mailOperations.testMail, {});
}
