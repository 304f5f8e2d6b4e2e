import type { z } from 'zod';
import type { Locale } from '../../../phrases/manual.ts';
import { ownPhraseId } from '../../../phrases/own-phrase.ts';
import type { AnnouncedPhrase } from '../../../phrases/suggest/announced.ts';
import { OVER_OFFERED_HOURS, type Outage } from '../../../protocol/announcements.ts';
import { may, type Asker } from '../../../protocol/rights.ts';
import type { Instant } from '../instant.ts';

/** What a lead announced. It is never changed: whoever confirmed it has read these words. [P8] */
export interface Announcement {
  id: string;
  by: string;
  at: Instant;
  title: string;
  text: string;
  /** Null: everybody. */
  department: string | null;
  outage: z.output<typeof Outage> | null;
  endedAt: Instant | null;
  endedBy: string | null;
}

/** A member of staff, as far as announcements go. */
interface Member {
  account: string;
  disabledAt: Instant | null;
  departments: readonly { department: string }[];
}

/** A sentence of an outage, as a phrase of staff. */
interface OutagePhrase {
  id: string;
  situation: string;
  text: string;
}

const LOCALES = ['zh-CN', 'en'] as const satisfies readonly Locale[];
const OVER_OFFERED_MS = OVER_OFFERED_HOURS * 3_600_000;

/** Whether a member of staff is one of those who are to confirm it: its author knows it. */
export function isAddressed(
  { by, department }: Pick<Announcement, 'by' | 'department'>,
  member: Member,
): boolean {
  if (member.disabledAt !== null || member.account === by) return false;
  return department === null || member.departments.some((own) => own.department === department);
}

/** Whether somebody sees it: leads all, everybody else what is addressed to them. */
export function seesAnnouncement(asker: Asker, announcement: Announcement, member?: Member): boolean {
  return may(asker, 'announce') || (member !== undefined && isAddressed(announcement, member));
}

/** Those who are to confirm it and have not. */
export function missingOf<M extends Member>(
  announcement: Announcement,
  members: readonly M[],
  confirmed: readonly { account: string }[],
): M[] {
  const known = new Set(confirmed.map(({ account }) => account));
  return members.filter((one) => isAddressed(announcement, one) && !known.has(one.account));
}

/** Under which ids its sentence is sent, in either language: which chats were told follows from them. */
export function tellingIds({ id, outage }: Announcement): string[] {
  return outage === null ? [] : LOCALES.map((locale) => phraseIdOf(id, outage, 'outage', locale));
}

/** Under which ids the sentence about its end is sent, in either language. */
export function overIds({ id, outage }: Announcement): string[] {
  return outage === null ? [] : LOCALES.map((locale) => phraseIdOf(id, outage, 'over', locale));
}

const END_NOTE = 'over:';

/** The sender's own id of the follow-up that tells a customer of its end, the same whichever process sends it. */
export function endNoteId({ id }: Pick<Announcement, 'id'>): string {
  return `${END_NOTE}${id}`;
}

/** Whether something was sent under an {@link endNoteId}. */
export function isEndNote(clientId: string): boolean {
  return clientId.startsWith(END_NOTE);
}

/** The sentence of an outage that is sent under an id; null if it has none with this one. */
export function outagePhrase({ id, outage }: Announcement, phraseId: string): OutagePhrase | null {
  if (outage === null) return null;
  for (const locale of LOCALES)
    for (const kind of ['outage', 'over'] as const)
      if (phraseIdOf(id, outage, kind, locale) === phraseId)
        return {
          ...{ id: ownPartOf(id, kind, locale), situation: first(outage) },
          text: kind === 'outage' ? outage.sentence[locale] : outage.over[locale],
        };
  return null;
}

/**
 * The sentences that are offered before all others in a language: of outages to who reports them, of outages that are over to who was told. [P8] S3
 */
export function announcedIn(
  announcements: readonly Announcement[],
  locale: Locale,
  now: Instant,
): AnnouncedPhrase[] {
  return announcements.flatMap(({ id, outage, endedAt }) => {
    if (outage === null || (endedAt !== null && now - endedAt > OVER_OFFERED_MS)) return [];
    const kind = endedAt === null ? 'outage' : 'over';
    const idsOf = (which: 'outage' | 'over') => LOCALES.map((one) => phraseIdOf(id, outage, which, one));
    return [
      {
        id: phraseIdOf(id, outage, kind, locale),
        situation: first(outage),
        text: kind === 'outage' ? outage.sentence[locale] : outage.over[locale],
        saidAs: idsOf(kind),
        to: kind === 'outage' ? { reporting: outage.situations } : { told: idsOf('outage') },
      },
    ];
  });
}

function first({ situations }: z.output<typeof Outage>): string {
  return situations[0] ?? 'fault_outage';
}

function phraseIdOf(
  id: string,
  outage: z.output<typeof Outage>,
  kind: 'outage' | 'over',
  locale: Locale,
): string {
  return ownPhraseId({ id: ownPartOf(id, kind, locale), situation: first(outage) });
}

function ownPartOf(id: string, kind: 'outage' | 'over', locale: Locale): string {
  return `${kind}-${id}-${locale}`;
}
