import { reportOperations as ask } from '../../protocol/operations/lead.ts';
import type { Desk } from '../actions/desk.ts';
import { Reports } from '../actions/report.ts';
import { csvOf } from '../domain/report/csv.ts';
import { reportTable } from '../domain/report/report-table.ts';
import { isRefusal } from '../domain/refusal.ts';
import { Download, staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';
import { OneByOne } from '../entry/http/one-by-one.ts';

/** What leads measure, and the audit log. */
export function reportHandlers(desk: Desk): Record<keyof typeof ask, HttpHandled> {
  const reports = new Reports(desk);
  const checks = new OneByOne();
  return {
    report: staffRoute(ask.report, ({ input }) => reports.make(input)),
    reportFile: staffRoute(ask.reportFile, async ({ asker, input }) => {
      const report = await reports.make(input);
      if (isRefusal(report)) return report;
      await desk.audit.record({ by: asker.account, act: 'exported', about: 'reports' });
      const name = `report-${report.from.slice(0, 10)}-${report.to.slice(0, 10)}.csv`;
      return new Download(name, 'text/csv; charset=utf-8', csvOf(reportTable(report)));
    }),
    auditLog: staffRoute(ask.auditLog, ({ input }) => desk.audit.page(input)),
    // The whole log is read: never twice at the same time.
    checkAuditLog: staffRoute(ask.checkAuditLog, () => checks.run('check', () => desk.audit.check())),
  };
}
