import {
  AskHours,
  CALENDAR_MAX_BYTES,
  CompareDays,
  PutCalendar,
  UndoCalendar,
  type CalendarView,
  type DaysCompared,
  type HoursAnswer,
} from '../calendar.ts';
import { PreviewDeadlines, type MovedDeadlines } from '../moved-deadlines.ts';
import type { MailState, MailTested } from '../mail-settings.ts';
import { PassSteps, type SetUpPassed, type SetUpView, type WidgetSites } from '../set-up.ts';
import {
  ImportSettings,
  PatchSettings,
  UndoSetting,
  type SettingsCompared,
  type SettingsView,
} from '../settings.ts';
import { gives, http, noInput } from './operation.ts';

/** How the desk is set. */
export const settingOperations = {
  settings: http('GET /api/settings', {
    input: noInput,
    output: gives<SettingsView>(),
    needs: { desk: 'manageSettings' },
  }),
  changeSettings: http('PATCH /api/settings', {
    input: PatchSettings,
    output: gives<SettingsView>(),
    needs: { desk: 'manageSettings' },
    audited: ['settings_changed'],
  }),
  undoSetting: http('POST /api/settings/undo', {
    input: UndoSetting,
    output: gives<SettingsView>(),
    needs: { desk: 'manageSettings' },
    audited: ['settings_changed'],
  }),
  /** Settings, calendar and departments as one YAML file, to keep under version control or to bring to another desk. */
  exportSettings: http('GET /api/settings.yaml', {
    input: noInput,
    output: gives<object>(),
    needs: { desk: 'manageSettings' },
    answers: 'file',
  }),
  importSettings: http('POST /api/settings/import', {
    input: ImportSettings,
    output: gives<SettingsCompared>(),
    needs: { desk: 'manageSettings' },
    audited: ['settings_changed', 'department_added', 'department_changed'],
    bodyMax: CALENDAR_MAX_BYTES,
  }),
};

/** When the desk is open. */
export const calendarOperations = {
  calendar: http('GET /api/calendar', {
    input: noInput,
    output: gives<CalendarView>(),
    needs: { desk: 'readCalendar' },
  }),
  putCalendar: http('PUT /api/calendar', {
    input: PutCalendar,
    output: gives<CalendarView>(),
    needs: { desk: 'manageSettings' },
    audited: ['settings_changed'],
    bodyMax: CALENDAR_MAX_BYTES,
  }),
  undoCalendar: http('POST /api/calendar/undo', {
    input: UndoCalendar,
    output: gives<CalendarView>(),
    needs: { desk: 'manageSettings' },
    audited: ['settings_changed'],
  }),
  hoursAt: http('GET /api/calendar/hours', {
    input: AskHours,
    output: gives<HoursAnswer>(),
    needs: { desk: 'readCalendar' },
  }),
  /** Changes nothing: whoever imports then puts the days. */
  compareDays: http('POST /api/calendar/compare', {
    input: CompareDays,
    output: gives<DaysCompared>(),
    needs: { desk: 'manageSettings' },
    bodyMax: CALENDAR_MAX_BYTES,
  }),
  /** Which running deadlines a change of the calendar would move. Changes nothing. */
  previewDeadlines: http('POST /api/calendar/deadlines', {
    input: PreviewDeadlines,
    output: gives<MovedDeadlines>(),
    needs: { desk: 'manageSettings' },
    bodyMax: CALENDAR_MAX_BYTES,
  }),
  /** Counts the running deadlines anew by the calendar in force: until then they stand as they were counted. */
  moveDeadlines: http('POST /api/calendar/deadlines/move', {
    input: noInput,
    output: gives<{ moved: number }>(),
    needs: { desk: 'manageSettings' },
    audited: ['deadlines_moved'],
  }),
};

/** Sending mail. */
export const mailOperations = {
  mailState: http('GET /api/mail', {
    input: noInput,
    output: gives<MailState>(),
    needs: { desk: 'manageSettings' },
  }),
  /** Sends at once, to the address of whoever asks, and says what the mail server said. */
  testMail: http('POST /api/mail/test', {
    input: noInput,
    output: gives<MailTested>(),
    needs: { desk: 'manageSettings' },
  }),
};

/** The set-up of a new desk; `not_found` once it has ended, and on a desk that began without. */
export const setUpOperations = {
  setUp: http('GET /api/set-up', {
    input: noInput,
    output: gives<SetUpView>(),
    needs: { desk: 'manageSettings' },
  }),
  refusedSites: http('GET /api/websites', {
    input: noInput,
    output: gives<WidgetSites>(),
    needs: { desk: 'manageSettings' },
  }),
  passSteps: http('POST /api/set-up', {
    input: PassSteps,
    output: gives<SetUpPassed>(),
    needs: { desk: 'manageSettings' },
    audited: ['set_up'],
  }),
};
