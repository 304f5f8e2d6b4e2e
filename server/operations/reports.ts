import { AUDIT_FILE_MAX } from '../../protocol/audit.ts';
import { reportOperations as ask } from '../../protocol/operations/lead.ts';
import type { Report, ReportAsked } from '../../protocol/reports.ts';
import { auditFile, readAudit, wantedBy } from '../actions/audit/audit-reading.ts';
import type { Needs } from '../actions/services.ts';
import { chatFile } from '../actions/records/chat-file.ts';
import { Reports } from '../actions/records/report.ts';
import { writeCsv } from '../../phrases/exchange/csv.ts';
import { periodOf } from '../domain/report/period.ts';
import { reportTable } from '../domain/report/report-table.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { Download, staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';
import { KeyedSerialQueue } from '../lib/serial-queue.ts';

const FILE_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const TOO_LONG = refuse('too_large', `A file holds at most ${AUDIT_FILE_MAX} lines; choose a shorter time.`);

/** What leads measure, and the audit log. */
export function reportHandlers(
  services: Needs<'audit' | 'clock' | 'directory' | 'profile' | 'rules' | 'store.chats' | 'store.records'>,
): Record<keyof typeof ask, HttpHandled> {
  const reports = new Reports(services);
  const checks = new KeyedSerialQueue();
  const make = async (asked: ReportAsked): Promise<Report | Refusal> => {
    const period = periodOf(asked, services.profile.hours.calendar.timeZone, services.clock.now());
    if (isRefusal(period)) return period;
    return reports.make(
      asked.department === undefined ? period : { ...period, department: asked.department },
    );
  };
  const rows = async (
    by: string,
    asked: ReportAsked,
    format: 'csv' | 'xlsx',
  ): Promise<Download | Refusal> => {
    const period = periodOf(asked, services.profile.hours.calendar.timeZone, services.clock.now());
    if (isRefusal(period)) return period;
    const { department } = asked;
    const of = department === undefined ? {} : { department };
    const body = await chatFile(services, { from: period.from, to: period.to, ...of }, format);
    if (isRefusal(body)) return body;
    const { from, to } = period.days;
    await services.audit.record({
      by,
      act: 'exported',
      about: 'chats',
      details: { from, to, format, ...of },
    });
    return new Download(`chats-${from}-${to}.${format}`, FILE_TYPES[format], body);
  };
  return {
    report: staffRoute(ask.report, ({ input }) => make(input)),
    reportFile: staffRoute(ask.reportFile, async ({ asker, input }) => {
      const report = await make(input);
      if (isRefusal(report)) return report;
      const { department } = report;
      const of = department === undefined ? {} : { details: { department } };
      await services.audit.record({ by: asker.account, act: 'exported', about: 'reports', ...of });
      const name = `report-${report.days.from}-${report.days.to}.csv`;
      return new Download(name, 'text/csv; charset=utf-8', writeCsv(reportTable(report)));
    }),
    chatsCsv: staffRoute(ask.chatsCsv, ({ asker, input }) => rows(asker.account, input, 'csv')),
    chatsXlsx: staffRoute(ask.chatsXlsx, ({ asker, input }) => rows(asker.account, input, 'xlsx')),
    auditLog: staffRoute(ask.auditLog, ({ input }) => readAudit(services, input)),
    auditFile: staffRoute(ask.auditFile, async ({ asker, input }) => {
      const wanted = wantedBy(services, input);
      // A file that left out lines without a word would be worse than none.
      if ((await services.audit.count(wanted)) > AUDIT_FILE_MAX) return TOO_LONG;
      const details = Object.fromEntries(
        Object.entries(input).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value] as const],
        ),
      );
      await services.audit.record({ by: asker.account, act: 'exported', about: 'audit', details });
      return new Download('audit-log.csv', 'text/csv; charset=utf-8', auditFile(services, wanted));
    }),
    // The whole log is read: never twice at the same time.
    checkAuditLog: staffRoute(ask.checkAuditLog, () => checks.run('check', () => services.audit.check())),
  };
}
