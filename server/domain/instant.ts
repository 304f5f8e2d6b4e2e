/** A moment: milliseconds since 1970 in UTC. */
export type Instant = number;

/** A length of time in milliseconds. */
export type Duration = number;

/** A moment as the wire writes it. */
export function iso(at: Instant): string {
  return new Date(at).toISOString();
}

/** As {@link iso}, for a moment that may not have come. */
export function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : iso(at);
}
