import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import {
  type IDENTITY_EXPIRED,
  type IDENTITY_FORGED,
  OLDEST_CLIENT,
  OUTDATED,
  type ErrorCode,
} from '../../protocol/errors.ts';

/** Which websites may connect. */
export interface Gates {
  /** The desk's own origin first, then the websites that may embed the widget. */
  allowedOrigins: readonly string[];
  allowLocalhost: boolean;
}

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a page of this origin may connect. Clients that are not browsers send no origin, and have no cookies to
 * abuse.
 */
export function mayConnect(gates: Gates, origin: string | undefined): boolean {
  if (origin === undefined) return true;
  if (gates.allowedOrigins.includes(origin)) return true;
  return gates.allowLocalhost && URL.canParse(origin) && LOCAL.has(new URL(origin).hostname);
}

/**
 * Whether a page may act for signed-in staff: only the desk's own, at its public address or at the one where it was
 * asked. There, the browser sends an Origin that equals the Host; no page can set either. A page of another name that
 * was led to the desk's network address passes too, but has no session: cookies belong to the name.
 */
export function isOwnPage(
  gates: Gates,
  { origin, host }: Pick<IncomingHttpHeaders, 'origin' | 'host'>,
): boolean {
  const [own = ''] = gates.allowedOrigins;
  if (mayConnect({ allowedOrigins: [own], allowLocalhost: gates.allowLocalhost }, origin)) return true;
  if (origin === undefined || host === undefined || !URL.canParse(origin)) return false;
  const page = new URL(origin);
  // Of a desk behind TLS, a page without it may have been written by whoever is on the network.
  const isAsSafe = page.protocol === 'https:' || (page.protocol === 'http:' && !own.startsWith('https:'));
  return isAsSafe && page.host === host.toLowerCase();
}

/** Whether a page may open a connection: an allowed website's, or the desk's own. */
export function mayOpen(gates: Gates, { headers }: IncomingMessage): boolean {
  return mayConnect(gates, headers.origin) || isOwnPage(gates, headers);
}

type RefusedCode = ErrorCode | typeof OUTDATED | typeof IDENTITY_EXPIRED | typeof IDENTITY_FORGED;

/** A refusal at connection; `data.code` is for programs. */
export class ConnectionRefused extends Error {
  readonly data: { code: RefusedCode };

  constructor(code: RefusedCode, message: string) {
    super(message);
    this.data = { code };
  }
}

/** The refusal of a client that is too old, asking it to reload; a client that names no version is accepted. */
export function versionFault(version: number | undefined): ConnectionRefused | null {
  if (version === undefined || version >= OLDEST_CLIENT) return null;
  return new ConnectionRefused(OUTDATED, 'This page is older than the desk; please reload it.');
}
