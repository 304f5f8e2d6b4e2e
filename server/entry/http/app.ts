import express, { type Express, type RequestHandler } from 'express';
import type { Desk } from '../../actions/desk.ts';
import type { Meters } from '../../metrics/meters.ts';
import type { SecondSteps } from '../../actions/second-steps.ts';
import type { Bearer } from '../../actions/privacy/find-people.ts';
import { isOwnOrigin, type Gates } from '../admission.ts';
import type { Sessions } from '../sessions.ts';
import { accountRoutes } from './account-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { chatRoutes } from './chat-routes.ts';
import { inviteRoutes } from './invite-routes.ts';
import { manualRoutes } from './manual-routes.ts';
import type { DeviceCookies } from './device-cookie.ts';
import { guardPages, pages } from './pages.ts';
import { Recognition } from './recognition.ts';
import { peopleRoutes } from './people-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { followRequests } from './requests.ts';
import { errorPage, sendError } from './respond.ts';
import { SessionCookie } from './session-cookie.ts';
import { sessionRoutes } from './session-routes.ts';
import { staffRoutes } from './staff-routes.ts';
import type { Throttles } from './throttles.ts';
import { statusRoutes, type Readiness } from './status-routes.ts';

/** What the routes need besides the desk. */
export interface HttpSetting {
  sessions: Sessions;
  gates: Gates;
  meters: Meters;
  /** Who reads the figures says this; null lets everybody. */
  metricsToken: string | null;
  readiness: Readiness;
  /** Why nothing is erased for its age; null if nothing is held. */
  held: () => string | null;
  throttles: Throttles;
  devices: DeviceCookies;
  secondSteps: SecondSteps;
  secure: boolean;
  /** Who a customer's token was given to. */
  bearer: Bearer;
  trustedProxies: number;
  /** The folder of the built pages. */
  built: string;
  /** Whether the demo shop is served. */
  withDemo: boolean;
}

/** Everything that is answered over plain HTTP. */
export function httpApp(desk: Desk, setting: HttpSetting): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', setting.trustedProxies);
  app.use(guardPages(setting.gates, setting.secure));
  app.use(followRequests(desk.log, setting.meters));
  app.use(statusRoutes(setting));
  app.use('/api', keptNowhere, ownPagesOnly(setting.gates));
  const { sessions, secondSteps } = setting;
  const recognition = new Recognition(desk, secondSteps, setting.devices, setting.throttles);
  const entrance = {
    sessions,
    cookie: new SessionCookie(sessions, setting.devices, setting.secure),
    recognition,
  };
  app.use('/api/session', sessionRoutes(desk, entrance));
  app.use('/api/account', accountRoutes(desk, { ...entrance, secondSteps }));
  app.use('/api/staff', staffRoutes(desk, { sessions, secondSteps }));
  app.use('/api/invite', inviteRoutes(desk, { ...entrance, secondSteps }));
  app.use('/api/chats', chatRoutes(desk, setting.sessions));
  app.use('/api', reportRoutes(desk, setting.sessions));
  app.use('/api/people', peopleRoutes(desk, setting.sessions, setting.bearer));
  app.use('/api/audit', auditRoutes(desk, setting.sessions));
  app.use('/api/manual', manualRoutes(desk, setting.sessions));
  app.use('/api', (_request, response) =>
    sendError(response, { code: 'not_found', message: 'There is no such address.' }),
  );
  app.use(pages(setting.built, setting.withDemo));
  app.use((_request, response) =>
    sendError(response, { code: 'not_found', message: 'There is no such page.' }),
  );
  app.use(errorPage(desk.log));
  return app;
}

/** What the desk answers is for whoever asked, at that moment: no browser or proxy keeps it. */
const keptNowhere: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};

/**
 * Another website's page cannot act with somebody's cookie. Browsers say where a request comes from: by Origin, or at
 * least by Sec-Fetch-Site; a request to change something that says neither comes from a program, which has no cookies
 * but its own.
 */
function ownPagesOnly(gates: Gates): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const isForeign =
      !isOwnOrigin(gates, origin) ||
      (origin === undefined && !READS.has(request.method) && site !== undefined && site !== 'same-origin');
    if (!isForeign) return next();
    sendError(response, { code: 'forbidden', message: 'Only the desk’s own pages may do this.' });
  };
}

/** Methods that change nothing. */
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
