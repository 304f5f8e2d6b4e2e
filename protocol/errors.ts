/** Every reason for which a request can be refused. They are names of the wire: never renamed. */
export const ERROR_CODES = [
  'bad_request',
  'unauthorized',
  'forbidden',
  'not_found',
  'conflict',
  'closed',
  'rate_limited',
  'too_large',
  'unsupported',
  'unavailable',
] as const;

/** One of {@link ERROR_CODES}. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** Why a request was refused: a code for programs, a sentence for people, the field if one is at fault. */
export interface WireError {
  code: ErrorCode;
  message: string;
  field?: string;
}

/** A refusal in an acknowledgement. */
export interface Refused {
  ok: false;
  error: WireError;
}

/** An acknowledgement: what was asked for, or why not. */
export type Answer<T> = ({ ok: true } & T) | Refused;

/**
 * The version of the wire. Raised when an older client would misread an event; sent at connection as `auth.version`.
 */
export const PROTOCOL_VERSION = 1;

/** The oldest client that still understands this server. An older one is asked to reload. */
export const OLDEST_CLIENT = 1;

/** What `connect_error` carries for a client that is too old. */
export const OUTDATED = 'outdated';

/** What `connect_error` carries for an identity that is too old, and for one that the website's server never made. */
export const IDENTITY_EXPIRED = 'identity_expired';

/** See {@link IDENTITY_EXPIRED}. */
export const IDENTITY_FORGED = 'identity_forged';
