/** What `connect_error` carries for an identity that is too old, and for one that the website's server never made. */
export const IDENTITY_EXPIRED = 'identity_expired';
/** See {@link IDENTITY_EXPIRED}. */
export const IDENTITY_FORGED = 'identity_forged';
