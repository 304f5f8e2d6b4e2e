import type { TFunction } from 'i18next';
import type { StaffView } from '../../../../../protocol/chat.ts';
import { elapsedText, silenceOf } from '../../../../../protocol/elapsed.ts';
import type { Entry, EntryKind } from '../../../../../protocol/entry.ts';
import { departmentName, staffName, type Named } from '../../../parts/names.ts';
import { timeOrDay } from '../../../parts/times.ts';
import type { Language } from '../../../store/settings.ts';

interface SentenceContext {
  /** The author of the entry, as staff call them. */
  who: string;
  staff: Readonly<Record<string, StaffView>>;
  departments?: readonly Named[] | undefined;
  language: Language;
  t: TFunction;
}

/** The sentence for staff that describes an entry. */
export function sentenceOf(entry: Entry, context: SentenceContext): string {
  return closedUp(SENTENCES[entry.kind](entry.data ?? {}, context, entry.at));
}

/**
 * Sentences have a space between name and verb; it stays beside Latin letters and digits, and goes between Chinese
 * characters.
 */
function closedUp(sentence: string): string {
  return sentence.replace(/(\p{Script=Han}) (?=\p{Script=Han})/gu, '$1');
}

type Data = NonNullable<Entry['data']>;

/** Exhaustive, so that a new kind does not compile without its sentence. */
const SENTENCES: Record<EntryKind, (data: Data, context: SentenceContext, at: string) => string> = {
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
  agent_lost: (_, { t }) => t('entry.agent_lost'),
  agent_back: (_, { t }) => t('entry.agent_back'),
  nudged: (_, { t }) => t('entry.nudged'),
  warned: ({ until }, { who, language, t }) =>
    t('entry.warned', { who, time: until === undefined ? '' : timeOrDay(until, language) }),
  warning_lifted: ({ lifted = 'agent' }, { who, t }) => t(`entry.warning_lifted.${lifted}`, { who }),
  flagged: ({ words = [], seq }, { who, t }) =>
    words.length > 0
      ? t('entry.flaggedWords', { words: words.join(t('entry.comma')) })
      : t('entry.flagged', { who, seq: seq ?? '' }),
  unflagged: ({ seq }, { who, t }) => t('entry.unflagged', { who, seq: seq ?? '' }),
  close_asked: ({ until }, { who, language, t }) =>
    t('entry.close_asked', { who, time: until === undefined ? '' : timeOrDay(until, language) }),
  close_decided: ({ granted = false, unanswered = false }, { who, t }) =>
    unanswered
      ? t('entry.close_decided.unanswered')
      : t(granted ? 'entry.close_decided.granted' : 'entry.close_decided.refused', { who }),
  held: ({ until }, { who, language, t }) =>
    t('entry.held', { who, time: until === undefined ? '' : timeOrDay(until, language) }),
  hold_over: (_, { t }) => t('entry.hold_over'),
  promise_made: ({ case: number = '', until }, { who, language, t }) =>
    t('entry.promise_made', { who, number, time: until === undefined ? '' : timeOrDay(until, language) }),
  promise_ended: ({ case: number = '', outcome = 'kept' }, { t }) =>
    t(`entry.promise_ended.${outcome}`, { number }),
  contact_given: ({ contact = '' }, { t }) => t('entry.contact_given', { contact }),
  lead_called: ({ onDuty = 1 }, { who, t }) =>
    t(onDuty === 0 ? 'entry.lead_called.nobody' : 'entry.lead_called.heard', { who }),
  lead_answered: ({ since }, { who, language, t }, at) =>
    t('entry.lead_answered', {
      who,
      time: elapsedText(Date.parse(at) - Date.parse(since ?? at), language),
    }),
  lead_call_withdrawn: (_, { who, t }) => t('entry.lead_call_withdrawn', { who }),
  crisis_begun: ({ onDuty = 1 }, { who, t }) =>
    t(onDuty === 0 ? 'entry.crisis_begun.nobody' : 'entry.crisis_begun.heard', { who }),
  crisis_reported: ({ fault = 'unknown' }, { who, t }) => t(`entry.crisis_reported.${fault}`, { who }),
  crisis_ended: (_, { who, t }) => t('entry.crisis_ended', { who }),
  approval_asked: (_, { who, t }) => t('entry.approval_asked', { who }),
  approval_decided: ({ granted = false, changed = false }, { who, t }) =>
    t(`entry.approval_decided.${granted ? (changed ? 'changed' : 'approved') : 'refused'}`, { who }),
  approval_withdrawn: (_, { who, t }) => t('entry.approval_withdrawn', { who }),
  left: (_, { who, t }) => t('entry.left', { who }),
  overflowed: ({ department = '' }, { departments, t }) =>
    t('entry.overflowed', { name: departmentName(departments, department) }),
  offered: ({ to = '' }, { staff, t }) => t('entry.offered', { to: staffName(staff, to ?? '', t) }),
  offer_ended: ({ to = '', ended = 'missed' }, { staff, t }) =>
    t(`entry.offer_ended.${ended}`, { to: staffName(staff, to ?? '', t) }),
  lead_told: ({ since }, { language, t }) =>
    t('entry.lead_told', { time: since === undefined ? '' : timeOrDay(since, language) }),
  closed: closed,
  rated: ({ score }, { t }) => t('entry.rated', { score: score ?? '' }),
  recalled: (_, { who, t }) => t('entry.recalled.said', { who }),
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
