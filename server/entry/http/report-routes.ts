import { Router, type RequestHandler, type Response } from 'express';
import type { Report } from '../../../protocol/reports.ts';
import { ReportQuery } from '../../../protocol/reports.ts';
import type { Desk } from '../../actions/desk.ts';
import { Reports } from '../../actions/report.ts';
import { may, type Asker } from '../../domain/access.ts';
import { csvOf } from '../../domain/report/csv.ts';
import { reportTable } from '../../domain/report/report-table.ts';
import { isRefusal } from '../../domain/refusal.ts';
import { flaw, wireError } from '../answer.ts';
import type { Sessions } from '../sessions.ts';
import { signedIn } from './chat-routes.ts';
import { sendError } from './respond.ts';

/** `GET /api/reports` and `/api/reports.csv?from=&to=`: what leads measure. */
export function reportRoutes(desk: Desk, sessions: Sessions): Router {
  const reports = new Reports(desk);
  const router = Router();
  router.get(
    '/reports',
    asked(reports, sessions, (report, response) => void response.json(report)),
  );
  router.get(
    '/reports.csv',
    asked(reports, sessions, async (report, response, { account }) => {
      await desk.audit.record({ by: account, act: 'exported', about: 'reports' });
      const name = `report-${report.from.slice(0, 10)}-${report.to.slice(0, 10)}.csv`;
      response
        .attachment(name)
        .type('text/csv; charset=utf-8')
        .send(csvOf(reportTable(report)));
    }),
  );
  return router;
}

function asked(
  reports: Reports,
  sessions: Sessions,
  send: (report: Report, response: Response, asker: Asker) => void | Promise<void>,
): RequestHandler {
  return signedIn(sessions, async (asker, request, response) => {
    // Rights before anything else: who may not ask does not learn how.
    if (!may(asker, 'readReports', 'foreign'))
      return sendError(response, { code: 'forbidden', message: 'Only leads read reports.' });
    const query = ReportQuery.safeParse(request.query);
    if (!query.success) return sendError(response, flaw(query.error));
    const report = await reports.make(query.data);
    if (isRefusal(report)) return sendError(response, wireError(report));
    await send(report, response, asker);
  });
}
