import { refuse, type Refusal } from '../../domain/refusal.ts';

/** The refusal of a sign-in for which the provider would be needed. */
export const PROVIDER_AWAY = refuse(
  'unavailable',
  'The identity provider does not answer. Try again in a moment, or sign in by password.',
);
/** The same where passwords are switched off. */
export const PROVIDER_AWAY_ALONE = refuse(
  'unavailable',
  'The identity provider does not answer. Try again in a moment, or tell your administrator.',
);
const DENIED = refuse('forbidden', 'The identity provider did not sign you in.');
const RUN_OUT = refuse('conflict', 'This sign-in has run out or was used already. Start again.');
const NOT_ACCEPTED = refuse(
  'unavailable',
  'The identity provider does not accept this desk: client id or secret are wrong. Tell your administrator.',
);
const CLOCKS = refuse(
  'unavailable',
  'The clocks of this desk and of the identity provider differ. Tell your administrator.',
);
const NOT_VALID = refuse('conflict', 'The answer of the identity provider is not valid. Start again.');

/** Why something that was asked of the provider has failed: for the person, and without a secret for the log. */
export function refusalOf(error: unknown): { refusal: Refusal; cause: string } {
  const { name, code, said, status } = fieldsOf(error);
  const cause = [name, code, said].filter((one) => one !== '').join(' ');
  return { refusal: refusalFor(code, said, status), cause: cause.slice(0, 300) };
}

/** OAuth's own words for what went wrong (RFC 6749), in the address or in an answer. */
function refusalFor(code: string, said: string, status: number): Refusal {
  switch (code) {
    case 'OAUTH_AUTHORIZATION_RESPONSE_ERROR':
      return said === 'temporarily_unavailable' || said === 'server_error' ? PROVIDER_AWAY : DENIED;
    case 'OAUTH_RESPONSE_BODY_ERROR':
      return said === 'invalid_grant' ? RUN_OUT : NOT_ACCEPTED;
    case 'OAUTH_WWW_AUTHENTICATE_CHALLENGE':
      return NOT_ACCEPTED;
    case 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED':
      return CLOCKS;
    case 'OAUTH_RESPONSE_IS_NOT_CONFORM':
      return status === 401 || status === 400 ? NOT_ACCEPTED : PROVIDER_AWAY;
    case 'OAUTH_INVALID_RESPONSE':
    case 'OAUTH_JWT_CLAIM_COMPARISON_FAILED':
    case 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED':
    case 'OAUTH_KEY_SELECTION_FAILED':
      return NOT_VALID;
    default:
      return PROVIDER_AWAY;
  }
}

function fieldsOf(error: unknown): { name: string; code: string; said: string; status: number } {
  if (!(error instanceof Error)) return { name: '', code: '', said: '', status: 0 };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const said = 'error' in error && typeof error.error === 'string' ? error.error : '';
  const status = error.cause instanceof Response ? error.cause.status : 0;
  // Of what the network says, the reason stands one level further down: ECONNREFUSED, a certificate.
  const below = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : '';
  return { name: error.name, code, said: said === '' ? below : said, status };
}
