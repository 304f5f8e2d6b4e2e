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

/** A refusal as it stands in an acknowledgement. */
export interface Refused {
  ok: false;
  error: WireError;
}

/** An acknowledgement: what was asked for, or why not. */
export type Answer<T> = ({ ok: true } & T) | Refused;
