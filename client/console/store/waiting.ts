import type { DeadlineKind, StaffChat } from '../../../protocol/chat.ts';
import type { Welcome } from '../../../protocol/desk.ts';

/** The default of `mark` until the desk's settings are known, ms. */
const DUE_MS = 40_000;
/** The default of `alarm` until the desk's settings are known, ms. */
const OVERDUE_MS = 180_000;

/** How urgent a wait is. */
export type Urgency = 'calm' | 'due' | 'overdue';

/** The waiting times from which a chat is marked and from which it alarms, ms; set by the desk's settings. */
export interface Limits {
  readonly mark: number;
  readonly alarm: number;
}

const USUAL: Limits = { mark: DUE_MS, alarm: OVERDUE_MS };

/** The waiting times of a chat: those of its department, else those of the desk. */
export function limitsFor(
  { department }: Pick<StaffChat, 'department'>,
  profile: Welcome['desk'] | null,
): Limits {
  const own = profile?.departments?.find(({ id }) => id === department);
  return (own ?? profile)?.owes ?? USUAL;
}

/** Whether the customer has waited for an answer until the alarm. */
export function isOverdue(chat: StaffChat, now: number, limits: Limits): boolean {
  return (waitedMs(chat, now) ?? 0) >= restedLimits(chat, limits).alarm;
}

/** The waiting times of a chat by the wall clock, with the time in them for which its alarms rest. [P10] */
export function restedLimits({ waitingSince, restedAlarms }: StaffChat, limits: Limits): Limits {
  if (restedAlarms === undefined || waitingSince === null) return limits;
  const since = Date.parse(waitingSince);
  return { mark: Date.parse(restedAlarms.mark) - since, alarm: Date.parse(restedAlarms.alarm) - since };
}

/** How urgent a wait of this length is. */
export function urgencyOf(waitedMs: number, { mark, alarm }: Limits = USUAL): Urgency {
  if (waitedMs >= alarm) return 'overdue';
  return waitedMs >= mark ? 'due' : 'calm';
}

/** How long the customer has waited for an answer, ms; null if no answer is due. */
export function waitedMs(chat: StaffChat, now: number): number | null {
  if (chat.status === 'closed' || chat.waitingSince === null) return null;
  return Math.max(0, now - Date.parse(chat.waitingSince));
}

/** A duration as 0:07, 12:30 or 1:02:03, with whole days in front. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = two(seconds % 60);
  if (days > 0) return `${days}d ${hours}:${two(minutes)}`;
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** The time until a deadline of the chat, ms, at least 0; null if the chat has no such deadline or is closed. */
export function leftMs(chat: StaffChat, kind: DeadlineKind, now: number): number | null {
  const deadline = chat.deadlines.find((one) => one.kind === kind);
  if (!deadline || chat.status === 'closed') return null;
  return Math.max(0, Date.parse(deadline.at) - now);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
