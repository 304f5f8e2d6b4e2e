import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Meters } from '../../metrics/meters.ts';
import { isOwnOrigin, type Gates } from '../admission.ts';
import type { Sessions } from '../sessions.ts';
import { operationRoutes, type HttpHandled } from './http-pipeline.ts';
import { guardPages, pages } from './pages.ts';
import { followRequests } from './requests.ts';
import { errorPage, sendError } from './respond.ts';
import { statusRoutes, type Readiness } from './status-routes.ts';

/** What answers over HTTP. */
export interface HttpDeps {
  sessions: Sessions;
  gates: Gates;
  meters: Meters;
  /** Who reads the figures says this; null lets everybody. */
  metricsToken: string | null;
  readiness: Readiness;
  /** Why nothing is erased for its age; null if nothing is held. */
  held: () => string | null;
  /** Whether the desk is reached by https. */
  secure: boolean;
  /** What answers the operations of `protocol/operations`. */
  handlers: Readonly<Record<string, HttpHandled>>;
  trustedProxies: number;
  /** The folder of the built pages. */
  built: string;
  /** Whether the demo shop is served. */
  withDemo: boolean;
}

/** Everything that is answered over plain HTTP. */
export function httpApp(log: Logger, setting: HttpDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', setting.trustedProxies);
  app.use(guardPages(setting.gates, setting.secure));
  app.use(followRequests(log, setting.meters));
  app.use(statusRoutes(setting));
  app.use('/api', keptNowhere, ownPagesOnly(setting.gates));
  app.use(operationRoutes(setting.handlers, setting.sessions));
  app.use('/api', (_request, response) =>
    sendError(response, { code: 'not_found', message: 'There is no such address.' }),
  );
  app.use(pages(setting.built, setting.withDemo));
  app.use((_request, response) =>
    sendError(response, { code: 'not_found', message: 'There is no such page.' }),
  );
  app.use(errorPage(log));
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
