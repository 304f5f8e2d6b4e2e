import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import helmet, { type HelmetOptions } from 'helmet';
import { CALLBACK_PATH } from '../../../protocol/sign-in.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Gates } from '../admission.ts';
import { greetingScript, loaderScript, lookScript, type WidgetProfile } from './loader-script.ts';

/** What the sandboxed widget frame may do besides running scripts; it can never navigate the embedding page. */
const SANDBOX = [
  'allow-scripts',
  'allow-same-origin',
  'allow-forms',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-downloads',
];

/** The websites that may embed the widget frame, and only that. */
function frameable({ allowedOrigins, allowLocalhost }: Gates): string[] {
  return [...allowedOrigins, ...(allowLocalhost ? ['http://localhost:*', 'http://127.0.0.1:*'] : [])];
}

/**
 * The security headers of every answer: nothing inline, nothing from other origins, no framing except of the widget.
 */
export function guardPages(gates: Gates, secure: boolean): RequestHandler {
  const strict = helmetWith({ frameAncestors: ["'none'"] }, secure);
  const widgetFor = (ancestors: string[]) =>
    helmetWith({ frameAncestors: ancestors, sandbox: SANDBOX }, secure, FRAMED);
  const preview = helmetWith(PREVIEW, secure, FRAMED);
  let known = { websites: gates.allowedOrigins, widget: widgetFor(frameable(gates)) };
  return (request, response, next) => {
    if (!request.path.startsWith('/widget')) return void strict(request, response, next);
    if (request.path.startsWith('/widget/preview')) return void preview(request, response, next);
    // The websites are a setting.
    if (known.websites !== gates.allowedOrigins)
      known = { websites: gates.allowedOrigins, widget: widgetFor(frameable(gates)) };
    known.widget(request, response, next);
  };
}

/** The preview of the widget on the settings screen: within the console alone, and nothing of it reaches the server. */
const PREVIEW = {
  frameAncestors: ["'self'"],
  connectSrc: ["'none'"],
  formAction: ["'none'"],
};

/**
 * A page with an embedder policy shows only frames that have one too. An opener policy would stop a sandboxed page from
 * being opened in its own tab.
 */
const FRAMED = {
  crossOriginEmbedderPolicy: { policy: 'require-corp' },
  crossOriginOpenerPolicy: false,
} as const;

function helmetWith(
  directives: Record<string, string[]>,
  secure: boolean,
  framed: Pick<HelmetOptions, 'crossOriginEmbedderPolicy' | 'crossOriginOpenerPolicy'> = {},
): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // `blob:`: what is chosen is shown before it is sent, and customers' pictures come with their token.
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        ...directives,
      },
    },
    // The loader is a script for other websites; everything else is the desk's own.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    xFrameOptions: false,
    strictTransportSecurity: secure ? { maxAge: 15_552_000 } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    ...framed,
  });
}

/** What the pages are served from. */
export interface PagesDeps {
  /** The folder of the built pages. */
  built: string;
  /** Whether the demo shop is served. */
  withDemo: boolean;
  /** What the desk has set of the widget. */
  profile: WidgetProfile;
  now: () => Instant;
}

/** The console and the widget with its loader, as they were built; the demo shop only if `withDemo`. */
export function pages({ built, withDemo, profile, now }: PagesDeps): Router {
  const router = Router();
  const forever = { immutable: true, maxAge: '1y', index: false } as const;
  const fresh = { headers: { 'cache-control': 'no-cache' } };
  const page = (path: string, file: string): void => {
    router.get(path, (_request, response) => response.sendFile(join(built, file), fresh));
  };
  page('/', 'console/index.html');
  page(CALLBACK_PATH, 'console/index.html');
  router.get('/widget.js', readable, loaderScript(built, profile));
  router.get('/widget/look.js', readable, lookScript(built));
  router.get('/widget/greeting.js', readable, greetingScript(built, profile, now));
  page('/widget/', 'widget/index.html');
  page('/widget/preview/', 'preview/index.html');
  page('/widget/preview/frame', 'preview/frame.html');
  router.use('/widget/preview/assets', express.static(join(built, 'preview/assets'), forever));
  router.use('/assets', express.static(join(built, 'console/assets'), forever));
  // A page from before a deployment still loads parts of its own build, as long as that is kept.
  for (const folder of [built, ...otherBuilds(built)])
    router.use('/widget/assets', express.static(join(folder, 'widget/assets'), forever));
  if (withDemo) {
    page('/demo', 'demo/index.html');
    router.use('/demo/assets', express.static(join(built, 'demo/assets'), forever));
    router.use('/demo', express.static(join(built, 'demo'), { index: false }));
  }
  router.use(express.static(join(built, 'console'), { index: false }));
  return router;
}

/** The folders of the builds beside this one. */
function otherBuilds(built: string): string[] {
  return readdirSync(dirname(built), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^[0-9a-f]{16}$/.test(entry.name))
    .map((entry) => join(dirname(built), entry.name))
    .filter((folder) => folder !== built);
}

/** The loader is the same for everybody, so any website may read it, as tags with `crossorigin` and modules require. */
const readable: RequestHandler = ({ headers: { origin } }, response, next) => {
  response.vary('Origin');
  response.setHeader('access-control-allow-origin', origin ?? '*');
  if (origin !== undefined) response.setHeader('access-control-allow-credentials', 'true');
  next();
};
