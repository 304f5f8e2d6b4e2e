/** Characters (code points) of one message, after trimming. */
export const TEXT_MAX = 4000;

/** Characters of a phrase that staff write themselves, and how many one person may keep. */
export const OWN_PHRASE_MAX = 1000;

export const OWN_PHRASES_EACH = 200;

/**
 * UTF-16 units of each field of a kept draft: all that can be sent, in characters of two units. And how many drafts one person
 * has kept at once.
 */
export const DRAFT_MAX = 8000;

export const DRAFTS_EACH = 50;

/** Length of a clientId, which the sender chooses. */
export const CLIENT_ID_MAX = 64;

/** Bytes of one packet on a socket; a longer one ends the connection. 4,000 characters of four bytes, escaped, fit. */
export const PACKET_MAX_BYTES = 64 * 1024;

/** Bytes of an HTTP request's body. */
export const BODY_MAX_BYTES = 64 * 1024;

/** Bytes of a request that carries a manual, or a file of one. */
export const MANUAL_MAX_BYTES = 512 * 1024;

/** Entries in one answer at the most; who misses more asks again with a later `after`. */
export const ENTRIES_PER_ANSWER = 5000;

/** Running chats of one list in one answer at the most; who wants more asks for the next page. */
export const CHATS_PER_PAGE = 100;

/** Characters in one answer at most, so that one long chat does not delay everybody else. */
export const TEXT_PER_ANSWER = 400_000;

/** Characters of names, contacts, pages and other short fields. */
export const SHORT_MAX = 200;

/** How many reasons for being away a desk may have, and the length of each: lists and the rail show them on one line. */
export const AWAY_REASONS_MAX = 20;

export const AWAY_REASON_MAX = 20;

/** How many attributes a website may set of a visitor, and the length of their names. */
export const ATTRIBUTES_MAX = 20;

export const ATTRIBUTE_NAME_MAX = 40;

/** Characters of an address on the web. */
export const URL_MAX = 2000;

/** How long a "typing" lives without being said again, in milliseconds. */
export const TYPING_LIVES_MS = 30_000;

/** Bytes that may wait for a client that does not read; beyond that it is disconnected, and reconnects by itself. */
export const UNREAD_MAX_BYTES = 4_000_000;

/** The same for a console that still reads: most of what waits for it is sent unasked. */
export const UNREAD_MAX_BYTES_STAFF = 12_000_000;

/** Characters of a new password, at least and at most. */
export const PASSWORD_MIN = 10;

export const PASSWORD_MAX = 200;

/** How many colleagues can join a chat besides its agent, and how many can be invited. [P6] */
export const PARTICIPANTS_MAX = 8;

/** How many statements of a crisis chat can wait for a lead at once: their words are in the chat's row. [P6] */
export const PENDING_MAX = 5;

/** The longest hold, in minutes. [P7] */
export const HOLD_MINUTES_MAX = 60;

/**
 * Invisible characters: white space, control and format characters (zero-width, bidi, tags), variation selectors and
 * the fillers of Hangul, Braille and musical notation.
 */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]|\u{1d159}|\u{16fe4}/gu;

/** Whether a text shows nothing. Such a text is no message, answer or name. */
export function isBlank(text: string): boolean {
  return text.replace(UNSEEN, '') === '';
}
