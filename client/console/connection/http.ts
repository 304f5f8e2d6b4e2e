import type { Manual } from '../../../phrases/manual.ts';
import type { Answer } from '../../../protocol/errors.ts';
import type { ChatsPage, EntriesPage, Session } from '../../../protocol/http.ts';
import { httpOperations as ask } from '../../../protocol/operations/index.ts';
import type { Measured, MeasuredItems } from '../../../protocol/measures.ts';
import type { Output, Sent } from '../../../protocol/operations/operation.ts';
import type { SearchPage } from '../../../protocol/search.ts';
import type { Report, ReportAsked } from '../../../protocol/reports.ts';
import { call, fileAt } from './call.ts';

/** The session of the cookie; refused with `unauthorized` if there is none. */
export const whoAmI = (): Promise<Answer<Output<typeof ask.whoAmI>>> => call(ask.whoAmI, {});

/** Signs in. Refused with `unauthorized` if the credentials are wrong, with `rate_limited` after too many attempts. */
export const signIn = (account: string, password: string, code: string): Promise<Answer<Session>> =>
  call(ask.signIn, code === '' ? { account, password } : { account, password, code });

/** Changes the own password; needs the present one. */
export const changePassword = (password: string, next: string): Promise<Answer<object>> =>
  call(ask.changePassword, { password, next });

/** Ends all sessions of the own account, in every browser. */
export const signOutEverywhere = (): Promise<Answer<object>> => call(ask.signOutEverywhere, {});

/** Ends this session on the server. */
export const signOut = (): Promise<Answer<object>> => call(ask.signOut, {});

/** A page of chats, newest first. */
export const chats = (query: Sent<typeof ask.findChats>): Promise<Answer<ChatsPage>> =>
  call(ask.findChats, query);

/** A page of what was found in chats, customers, cases and phrases. */
export const search = (query: Sent<typeof ask.search>): Promise<Answer<SearchPage>> =>
  call(ask.search, query);

/** Entries after `after`, in the staff's count. */
export const entriesAfter = (id: string, after: number): Promise<Answer<EntriesPage>> =>
  call(ask.getEntries, { id, after });

/** The manual in one language. */
export const manual = (locale: Manual['locale']): Promise<Answer<Manual>> =>
  call<typeof ask.readManual, Manual>(ask.readManual, { locale });

/** The address of a chat's transcript as a file. */
export const transcriptAt = (id: string, format: 'txt' | 'json' | 'html'): string =>
  fileAt(ask.getTranscript, { id, format });

/** The report for leads: over a number of days up to now, or between two moments. */
export const report = (time: ReportAsked): Promise<Answer<Report>> => call(ask.report, time);

/** Complaints, promises and steps over the same time, by day or by week. */
export const measures = (asked: Sent<typeof ask.measures>): Promise<Answer<Measured>> =>
  call(ask.measures, asked);

/** The address of one table of them as a CSV file. */
export const measuresFileAt = (asked: Sent<typeof ask.measuresFile>): string =>
  fileAt(ask.measuresFile, asked);

/** What stands behind one of the figures, a page at a time. */
export const measuredItems = (asked: Sent<typeof ask.measuredItems>): Promise<Answer<MeasuredItems>> =>
  call(ask.measuredItems, asked);

/** The address of the same list as a CSV file. */
export const measuredItemsFileAt = (asked: Sent<typeof ask.measuredItemsFile>): string =>
  fileAt(ask.measuredItemsFile, asked);

/** The address of the file with a row for each chat of that time. */
export const chatFileAt = (time: ReportAsked, format: 'csv' | 'xlsx'): string =>
  fileAt(format === 'csv' ? ask.chatsCsv : ask.chatsXlsx, time);

/** The address of the same report as a CSV file. */
export const reportFileAt = (time: ReportAsked): string => fileAt(ask.reportFile, time);
