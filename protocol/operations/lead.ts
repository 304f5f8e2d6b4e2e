import { AuditFilter, AuditQuery, type AuditCheck, type AuditPage } from '../audit.ts';
import {
  ItemsFileQuery,
  ItemsQuery,
  MeasuresFileQuery,
  MeasuresQuery,
  type Measured,
  type MeasuredItems,
} from '../measures.ts';
import {
  ErasePerson,
  ExportPerson,
  FindPeople,
  PersonAddress,
  type ErasedView,
  type PeopleFound,
} from '../people.ts';
import { ReportQuery, type Report } from '../reports.ts';
import { gives, http, httpAt, noInput } from './operation.ts';

/** What leads measure, and the audit log. */
export const reportOperations = {
  report: http('GET /api/reports', {
    input: ReportQuery,
    output: gives<Report>(),
    needs: { desk: 'readReports' },
  }),
  reportFile: http('GET /api/reports.csv', {
    input: ReportQuery,
    output: gives<object>(),
    needs: { desk: 'readReports' },
    audited: ['exported'],
    answers: 'file',
  }),
  /** One row a chat, with all that is known of it. */
  chatsCsv: http('GET /api/chats.csv', {
    input: ReportQuery,
    output: gives<object>(),
    needs: { desk: 'readReports' },
    audited: ['exported'],
    answers: 'file',
  }),
  chatsXlsx: http('GET /api/chats.xlsx', {
    input: ReportQuery,
    output: gives<object>(),
    needs: { desk: 'readReports' },
    audited: ['exported'],
    answers: 'file',
  }),
  auditLog: http('GET /api/audit', {
    input: AuditQuery,
    output: gives<AuditPage>(),
    needs: { desk: 'readAudit' },
  }),
  auditFile: http('GET /api/audit.csv', {
    input: AuditFilter,
    output: gives<object>(),
    needs: { desk: 'readAudit' },
    audited: ['exported'],
    answers: 'file',
  }),
  checkAuditLog: http('GET /api/audit/check', {
    input: noInput,
    output: gives<AuditCheck>(),
    needs: { desk: 'readAudit' },
  }),
};

const FILE = {
  output: gives<object>(),
  needs: { desk: 'readReports' },
  audited: ['exported'],
  answers: 'file',
} as const;

/** Complaints, promises, steps, and the chats and cases behind each figure (`docs/measures.md`). */
export const measureOperations = {
  measures: http('GET /api/measures', {
    input: MeasuresQuery,
    output: gives<Measured>(),
    needs: { desk: 'readReports' },
  }),
  measuresFile: http('GET /api/measures.csv', { input: MeasuresFileQuery, ...FILE }),
  /** Some at a time; `count` is all of them. */
  measuredItems: http('GET /api/measures/items', {
    input: ItemsQuery,
    output: gives<MeasuredItems>(),
    needs: { desk: 'readReports' },
  }),
  measuredItemsFile: http('GET /api/measures/items.csv', { input: ItemsFileQuery, ...FILE }),
};

/** Finds a person, exports their data, erases it. S0(8.1) */
export const peopleOperations = {
  /** By POST: a contact or a token must not be in an address, which proxies log. */
  findPeople: http('POST /api/people/find', {
    input: FindPeople,
    output: gives<PeopleFound>(),
    needs: { desk: 'exportPerson' },
  }),
  exportPerson: httpAt('GET /api/people/:id/export', PersonAddress, {
    input: ExportPerson,
    output: gives<object>(),
    needs: { desk: 'exportPerson' },
    audited: ['exported'],
    answers: 'file',
  }),
  erasePerson: httpAt('POST /api/people/:id/erase', PersonAddress, {
    input: ErasePerson,
    output: gives<{ erased: ErasedView }>(),
    needs: { desk: 'erasePerson' },
    audited: ['erased'],
  }),
};
