import type { Manual } from '../../../phrases/manual.ts';
import type { Answer } from '../../../protocol/errors.ts';
import type { ChatsPage, EntriesPage, Session } from '../../../protocol/http.ts';
import { httpOperations as ask } from '../../../protocol/operations/index.ts';
import type { Sent } from '../../../protocol/operations/operation.ts';
import type { Report, ReportAsked } from '../../../protocol/reports.ts';
import { call, fileAt } from './call.ts';

/** Who is signed in by the cookie; refused with `unauthorized` if nobody is. */
export const whoAmI = (): Promise<Answer<Session>> => call(ask.whoAmI, {});

/** Signs in. Wrong: `unauthorized`; too many tries: `rate_limited`. */
export const signIn = (account: string, password: string, code: string): Promise<Answer<Session>> =>
  call(ask.signIn, code === '' ? { account, password } : { account, password, code });

/** A new password, by the present one. */
export const changePassword = (password: string, next: string): Promise<Answer<object>> =>
  call(ask.changePassword, { password, next });

/** Ends every session of one's own, here and in every other browser. */
export const signOutEverywhere = (): Promise<Answer<object>> => call(ask.signOutEverywhere, {});

/** Ends the session on the server. */
export const signOut = (): Promise<Answer<object>> => call(ask.signOut, {});

/** A page of chats, newest first. */
export const chats = (query: Sent<typeof ask.findChats>): Promise<Answer<ChatsPage>> =>
  call(ask.findChats, query);

/** Entries past `after`, in the staff's count. */
export const entriesAfter = (id: string, after: number): Promise<Answer<EntriesPage>> =>
  call(ask.getEntries, { id, after });

/** The manual in one language. */
export const manual = (locale: Manual['locale']): Promise<Answer<Manual>> =>
  call<typeof ask.readManual, Manual>(ask.readManual, { locale });

/** Where a chat's transcript can be downloaded. */
export const transcriptAt = (id: string, format: 'txt' | 'json' | 'html'): string =>
  fileAt(ask.getTranscript, { id, format });

/** What leads measure, over so many days up to now, or from a day to another. */
export const report = (time: ReportAsked): Promise<Answer<Report>> => call(ask.report, time);

/** Where the same figures can be downloaded as a table. */
export const reportFileAt = (time: ReportAsked): string => fileAt(ask.reportFile, time);
