import type { OfferedPhrase, SuggestFacts } from './facts.ts';

/** A sentence that leads have announced: of an outage, or of its end. [P8] */
export interface AnnouncedPhrase {
  readonly id: string;
  readonly situation: string;
  readonly text: string;
  /** The ids under which it may have been said already: its own, and that of the other language. */
  readonly saidAs: readonly string[];
  /** Who hears it: a customer who reports one of these situations, or one who was told under one of these ids. */
  readonly to: { readonly reporting: readonly string[] } | { readonly told: readonly string[] };
}

/** The announced sentences for this moment of a chat, before all others; each is said once in a chat. [P8] S3 */
export function announcedFor(
  situations: readonly string[],
  { announced = [], saidPhrases }: Pick<SuggestFacts, 'announced' | 'saidPhrases'>,
): OfferedPhrase[] {
  const wasSaid = (ids: readonly string[]): boolean => ids.some((id) => saidPhrases.includes(id));
  return announced
    .filter(({ saidAs, to }) => {
      if (wasSaid(saidAs)) return false;
      return 'told' in to ? wasSaid(to.told) : to.reporting.some((id) => situations.includes(id));
    })
    .map(({ id, situation, text }) => ({ id, situation, text, missing: [] }));
}
