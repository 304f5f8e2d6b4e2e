import type { TFunction } from 'i18next';
import type { StaffView } from '../../../../../protocol/chat.ts';
import { elapsedText, silenceOf } from '../../../../../protocol/elapsed.ts';
import type { Entry, EntryKind } from '../../../../../protocol/entry.ts';
import { departmentName, staffName, type Named } from '../../../parts/names.ts';
import { timeOrDay } from '../../../parts/times.ts';
import type { Language } from '../../../store/settings.ts';
import type { en } from '../../../locales/en.ts';

interface SentenceContext {
  /** The author of the entry, as staff call them. */
  who: string;
  staff: Readonly<Record<string, StaffView>>;
  departments?: readonly Named[] | undefined;
  /** Tags by their names. */
  tagNames: (ids: readonly string[]) => string[];
  language: Language;
  t: TFunction;
}

/** The sentence for staff that describes an entry. */
export function sentenceOf(entry: Entry, context: SentenceContext): string {
  const { kind, data = {}, at } = entry;
  return closedUp(isPlain(kind) ? plain(kind, data, context) : SENTENCES[kind](data, context, at));
}

/**
 * Sentences have a space between name and verb; it stays beside Latin letters and digits, and goes between Chinese
 * characters.
 */
function closedUp(sentence: string): string {
  return sentence.replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, '$1');
}

type Data = NonNullable<Entry['data']>;

type Sentence = (data: Data, context: SentenceContext, at: string) => string;

/**
 * The kinds whose words are one sentence: with who did it, and what the entry names under these blanks. They need nothing
 * here; every other kind does not compile without its line below.
 */
type PlainKind = Exclude<
  { [K in EntryKind & keyof Words]: Words[K] extends string ? K : never }[EntryKind & keyof Words],
  'note' | 'flagged' | 'lead_answered' | 'offered' | 'overflowed'
>;

type Words = (typeof en)['entry'];

function isPlain(kind: EntryKind): kind is PlainKind {
  return !(kind in SENTENCES);
}

function plain(kind: PlainKind, data: Data, { who, language, t }: SentenceContext): string {
  const { until, since, case: number = '', contact = '', seq = '' } = data;
  const moment = until ?? since;
  const time = moment === undefined ? '' : timeOrDay(moment, language);
  return t(`entry.${kind}`, { who, time, number, contact, seq });
}

const SENTENCES: Record<Exclude<EntryKind, PlainKind>, Sentence> = {
  message: (_, { who }) => who,
  note: (_, { who }) => who,
  joined: ({ how = 'assigned', assignedBy }, { who, staff, t }) =>
    assignedBy === undefined
      ? t(`entry.joined.${how}`, { who })
      : t('entry.joined.assignedBy', {
          who,
          lead: staffName(staff, assignedBy, t, 'lead'),
        }),
  transferred: transferred,
  warning_lifted: ({ lifted = 'agent' }, { who, t }) => t(`entry.warning_lifted.${lifted}`, { who }),
  flagged: ({ words = [], seq }, { who, t }) =>
    words.length > 0
      ? t('entry.flaggedWords', { words: words.join(t('entry.comma')) })
      : t('entry.flagged', { who, seq: seq ?? '' }),
  close_decided: ({ granted = false, unanswered = false }, { who, t }) =>
    unanswered
      ? t('entry.close_decided.unanswered')
      : t(granted ? 'entry.close_decided.granted' : 'entry.close_decided.refused', { who }),
  promise_ended: ({ case: number = '', outcome = 'kept' }, { t }) =>
    t(`entry.promise_ended.${outcome}`, { number }),
  lead_called: ({ onDuty = 1 }, { who, t }) =>
    t(onDuty === 0 ? 'entry.lead_called.nobody' : 'entry.lead_called.heard', { who }),
  lead_answered: ({ since }, { who, language, t }, at) =>
    t('entry.lead_answered', {
      who,
      time: elapsedText(Date.parse(at) - Date.parse(since ?? at), language),
    }),
  complaint_recorded: ({ case: number = '', over = false }, { who, t }) =>
    t(`entry.complaint_recorded.${over ? 'over' : 'runs'}`, { who, number }),
  crisis_begun: ({ onDuty = 1 }, { who, t }) =>
    t(onDuty === 0 ? 'entry.crisis_begun.nobody' : 'entry.crisis_begun.heard', { who }),
  crisis_reported: ({ fault = 'unknown' }, { who, t }) => t(`entry.crisis_reported.${fault}`, { who }),
  approval_decided: ({ granted = false, changed = false }, { who, t }) =>
    t(`entry.approval_decided.${granted ? (changed ? 'changed' : 'approved') : 'refused'}`, { who }),
  overflowed: ({ department = '' }, { departments, t }) =>
    t('entry.overflowed', { name: departmentName(departments, department) }),
  offered: ({ to = '' }, { staff, t }) => t('entry.offered', { to: staffName(staff, to ?? '', t) }),
  offer_ended: ({ to = '', ended = 'missed' }, { staff, t }) =>
    t(`entry.offer_ended.${ended}`, { to: staffName(staff, to ?? '', t) }),
  closed: closed,
  rated: ({ score = 0, expected }, { t }) =>
    expected === undefined
      ? t('entry.rated.alone', { score })
      : t('entry.rated.expected', { score, expected }),
  recalled: (_, { who, t }) => t('entry.recalled.said', { who }),
  wrapped_up: ({ tags = [] }, { who, tagNames, t }) =>
    tags.length === 0
      ? t('entry.wrapped_up.plain', { who })
      : t('entry.wrapped_up.tagged', { who, tags: tagNames(tags).join(t('entry.comma')) }),
  erased: ({ erased = 'asked' }, { who, t }) => t(`entry.erased.${erased}`, { who }),
};

function closed(data: Data, { who, language, t }: SentenceContext, at: string): string {
  const { reason = 'agent' } = data;
  if (reason !== 'idle') return t(`entry.closed.${reason}`, { who });
  const silentMs = silenceOf(data, at);
  return silentMs === null
    ? t('entry.closed.idleUnknown')
    : t('entry.closed.idle', { time: elapsedText(silentMs, language) });
}

function transferred({ why = 'agent', ...where }: Data, around: SentenceContext): string {
  const { who, t } = around;
  return t(`entry.transferred.${why}`, { who, to: targetOf(where, around) });
}

function targetOf({ to, department }: Data, { staff, departments, t }: SentenceContext): string {
  if (department !== undefined)
    return t('entry.transferred.department', { name: departmentName(departments, department) });
  return to === null || to === undefined ? t('entry.transferred.queue') : staffName(staff, to, t);
}
