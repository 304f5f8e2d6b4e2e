/**
 * Numbers of this program's own, beside which others may lock what they like; with each goes the hash of the schema.
 * {@link MIGRATING}: one process at a time changes the tables. {@link HERE}: shared by all that work on them.
 * {@link ERASING}: one process at a time erases what is old.
 */
export const MIGRATING = 20_818;
/** See {@link MIGRATING}. */
export const HERE = 20_819;
/** See {@link MIGRATING}. */
export const ERASING = 20_820;
