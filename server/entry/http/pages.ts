import { join } from 'node:path';
import express, { Router, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { Gates } from '../admission.ts';

/** What only the widget's frame may be: shown inside the websites that embed it. */
function frameable({ allowedOrigins, allowLocalhost }: Gates): string[] {
  return [...allowedOrigins, ...(allowLocalhost ? ['http://localhost:*', 'http://127.0.0.1:*'] : [])];
}

/** The headers of every answer: nothing inline, nothing from elsewhere, no framing but of the widget. */
export function guardPages(gates: Gates, secure: boolean): RequestHandler {
  const strict = helmetWith(["'none'"], secure);
  const widget = helmetWith(frameable(gates), secure);
  return (request, response, next) => {
    (request.path.startsWith('/widget') ? widget : strict)(request, response, next);
  };
}

function helmetWith(frameAncestors: string[], secure: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors,
      },
    },
    // The loader is a script for other websites; everything else is the desk's own.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    xFrameOptions: false,
    strictTransportSecurity: secure ? { maxAge: 15_552_000 } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
}

/** The console, the widget with its loader, and the demo shop, as they were built. */
export function pages(built: string): Router {
  const router = Router();
  const forever = { immutable: true, maxAge: '1y', index: false } as const;
  const fresh = { headers: { 'cache-control': 'no-cache' } };
  const page = (path: string, file: string): void => {
    router.get(path, (_request, response) => response.sendFile(join(built, file), fresh));
  };
  page('/', 'console/index.html');
  page('/widget.js', 'loader/widget.js');
  page('/widget/', 'widget/index.html');
  page('/demo', 'demo/index.html');
  router.use('/assets', express.static(join(built, 'console/assets'), forever));
  router.use('/widget/assets', express.static(join(built, 'widget/assets'), forever));
  router.use('/demo/assets', express.static(join(built, 'demo/assets'), forever));
  router.use('/demo', express.static(join(built, 'demo'), { index: false }));
  router.use(express.static(join(built, 'console'), { index: false }));
  return router;
}
