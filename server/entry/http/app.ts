import express, { type Express, type RequestHandler, type Router } from 'express';
import type { Logger } from 'pino';
import type { Meters } from '../../metrics/meters.ts';
import { isOwnPage, type Gates } from '../admission.ts';
import type { Sessions } from '../sessions.ts';
import { operationRoutes, type HttpHandled } from './http-pipeline.ts';
import { guardPages, pages, type PagesDeps } from './pages.ts';
import { followRequests } from './requests.ts';
import { errorPage, sendError } from './respond.ts';
import { statusRoutes, type Readiness } from './status-routes.ts';

/** What answers over HTTP. */
export interface HttpDeps extends PagesDeps {
  sessions: Sessions;
  gates: Gates;
  meters: Meters;
  /** The bearer token of `/metrics`; null lets everybody read them. */
  metricsToken: string | null;
  readiness: Readiness;
  /** Why erasure by age is held back; null if it is not. */
  held: () => string | null;
  /** Whether the desk is reached by https. */
  secure: boolean;
  /** What answers the operations of `protocol/operations`. */
  handlers: Readonly<Record<string, HttpHandled>>;
  /** The routes of files. */
  files: Router;
  trustedProxies: number;
  /** Called with the page that loads the widget, where its browser names it. */
  widgetLoaded: (page: string) => void;
}

/** Everything that is answered over plain HTTP. */
export function httpApp(log: Logger, setting: HttpDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', setting.trustedProxies);
  app.use(guardPages(setting.gates, setting.secure));
  app.use(followRequests(log, setting.meters));
  app.use(statusRoutes(setting));
  app.use('/api', neverCached, ownPagesOnly(setting.gates));
  app.use(setting.files);
  app.use(operationRoutes(setting.handlers, setting.sessions));
  app.use('/api', (_request, response) =>
    sendError(response, { code: 'not_found', message: 'There is no such address.' }),
  );
  app.use(['/widget.js', '/widget/'], noticing(setting.widgetLoaded));
  app.use(pages(setting));
  app.use((_request, response) =>
    sendError(response, { code: 'not_found', message: 'There is no such page.' }),
  );
  app.use(errorPage(log));
  return app;
}

/** Answers are meant for the client that asked, at that moment: no browser or proxy may cache them. */
const neverCached: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};

/**
 * Another website's page must not act with somebody's cookie. Browsers send Origin, or at least Sec-Fetch-Site; a
 * writing request with neither comes from a program, which has only its own cookies.
 */
function ownPagesOnly(gates: Gates): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const isForeign =
      !isOwnPage(gates, request.headers) ||
      (origin === undefined && !READS.has(request.method) && site !== undefined && site !== 'same-origin');
    if (!isForeign) return next();
    sendError(response, { code: 'forbidden', message: 'Only the desk’s own pages may do this.' });
  };
}

/** Loader and frame are fetched with the address of the website as referrer, unless it forbids that. */
function noticing(widgetLoaded: (page: string) => void): RequestHandler {
  return ({ path, headers: { referer } }, _response, next) => {
    if (path === '/' && referer !== undefined) widgetLoaded(referer);
    next();
  };
}

/** Methods that change nothing. */
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);
