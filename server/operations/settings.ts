import {
  settingOperations as ask,
  calendarOperations as askCalendar,
  mailOperations,
  setUpOperations,
} from '../../protocol/operations/settings.ts';
import { moveDeadlines, previewDeadlines } from '../actions/cases/moved-deadlines.ts';
import type { CaseServices } from '../actions/cases/change-case.ts';
import { mailState, testMail } from '../actions/mail/test-mail.ts';
import { calendarView, hoursAt, putCalendar, undoCalendar } from '../actions/settings/calendar.ts';
import { changeSettings, undoSetting, type Changing } from '../actions/settings/change-settings.ts';
import { exportSettings, importSettings } from '../actions/settings/exchange-settings.ts';
import { offerDays } from '../actions/settings/offer-days.ts';
import { listSettings } from '../actions/settings/list-settings.ts';
import type { Needs } from '../actions/services.ts';
import type { Changer } from '../actions/settings/sign-in-objection.ts';
import { passSteps, refusedSites, seeSetUp } from '../actions/team/set-up.ts';
import { Download, staffRoute, type HttpHandled, type StaffCall } from '../entry/http/http-pipeline.ts';

/** Settings for administrators; the calendar for everybody, who reads it. */
export function settingHandlers(
  services: Changing &
    Needs<CaseServices | 'directory' | 'dispatcher' | 'rules' | 'store.chats' | 'store.departments'>,
): Record<keyof typeof ask | keyof typeof askCalendar, HttpHandled> {
  return {
    settings: staffRoute(ask.settings, () => Promise.resolve(listSettings(services))),
    changeSettings: staffRoute(ask.changeSettings, (call) =>
      changeSettings(services, changer(call), call.input),
    ),
    undoSetting: staffRoute(ask.undoSetting, (call) => undoSetting(services, changer(call), call.input)),
    exportSettings: staffRoute(ask.exportSettings, () =>
      Promise.resolve(new Download('settings.yaml', 'text/yaml; charset=utf-8', exportSettings(services))),
    ),
    importSettings: staffRoute(ask.importSettings, (call) =>
      importSettings(services, changer(call), call.input),
    ),
    calendar: staffRoute(askCalendar.calendar, () => Promise.resolve(calendarView(services))),
    putCalendar: staffRoute(askCalendar.putCalendar, ({ asker, input }) =>
      putCalendar(services, asker.account, input),
    ),
    undoCalendar: staffRoute(askCalendar.undoCalendar, ({ asker, input }) =>
      undoCalendar(services, asker.account, input.version),
    ),
    hoursAt: staffRoute(askCalendar.hoursAt, ({ input }) =>
      Promise.resolve(hoursAt(services.settings.profile.hours, services.settings.calendar().days, input.at)),
    ),
    compareDays: staffRoute(askCalendar.compareDays, ({ input }) => offerDays(services, input)),
    previewDeadlines: staffRoute(askCalendar.previewDeadlines, ({ input }) =>
      previewDeadlines(services, input),
    ),
    moveDeadlines: staffRoute(askCalendar.moveDeadlines, ({ asker }) =>
      moveDeadlines(services, { role: 'lead', account: asker.account }),
    ),
  };
}

function changer({ asker, session }: Pick<StaffCall<object, object>, 'asker' | 'session'>): Changer {
  return { account: asker.account, issuer: session.issuer };
}

/** Sending mail, for administrators. */
export function mailHandlers(
  services: Needs<'profile' | 'settings' | 'store.mail' | 'store.staff'>,
): Record<keyof typeof mailOperations, HttpHandled> {
  return {
    mailState: staffRoute(mailOperations.mailState, () => mailState(services)),
    testMail: staffRoute(mailOperations.testMail, ({ asker }) => testMail(services, asker.account)),
  };
}

/** The set-up of a new desk, for administrators. */
export function setUpHandlers(
  services: Needs<'audit' | 'clock' | 'settings' | 'store.settings' | 'store.widgetSites'>,
): Record<keyof typeof setUpOperations, HttpHandled> {
  return {
    setUp: staffRoute(setUpOperations.setUp, () => seeSetUp(services)),
    refusedSites: staffRoute(setUpOperations.refusedSites, () => refusedSites(services)),
    passSteps: staffRoute(setUpOperations.passSteps, ({ asker, input }) =>
      passSteps(services, asker.account, input.steps),
    ),
  };
}
