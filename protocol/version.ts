/** The wire's version. Raised when an older client would misread what it hears; named at connection as `auth.version`. */
export const PROTOCOL_VERSION = 1;

/** The oldest client that still understands this server. One that names an older version is asked to reload. */
export const OLDEST_CLIENT = 1;

/** What `connect_error` carries for a client that is too old. */
export const OUTDATED = 'outdated';
