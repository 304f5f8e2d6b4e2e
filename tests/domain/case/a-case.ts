import { parseServiceHours } from '../../../server/domain/calendar/service-hours.ts';
import type { Staff } from '../../../server/domain/chat/author.ts';
import { newCase, type Case } from '../../../server/domain/case/case.ts';
import type { CaseEvent, CaseEventOf, CaseRules } from '../../../server/domain/case/case-event.ts';
import { append } from '../../../server/domain/case/fold.ts';
import type { CaseLogEntry } from '../../../server/domain/case/log.ts';
import { step } from '../../../server/domain/case/step.ts';
import type { OpenHours } from '../../../server/domain/calendar/open-hours.ts';
import type { CaseTimes } from '../../../server/domain/rules.ts';
import { isRefusal, type Refusal } from '../../../server/domain/refusal.ts';
import type { CaseKind } from '../../../protocol/cases.ts';

export const SECOND = 1000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const AGENT: Staff = { role: 'agent', account: '1001' };
export const OTHER: Staff = { role: 'agent', account: '1002' };
export const LEAD: Staff = { role: 'lead', account: '9001' };

/** Friday, 27 November 2026, 09:00 in Shanghai. */
export const FRIDAY = Date.UTC(2026, 10, 27, 1);

/** The open hours of a text such as `08:00-12:00,14:00-18:00` on the days of `week`; every day by default. */
export function openHours(text: string, days: readonly string[] | 'all' = 'all'): OpenHours {
  const hours = text.split(',').map((one) => one.split('-') as [string, string]);
  const of = (day: string): [string, string][] => (days === 'all' || days.includes(day) ? hours : []);
  const week = {
    mon: of('mon'),
    tue: of('tue'),
    wed: of('wed'),
    thu: of('thu'),
    fri: of('fri'),
    sat: of('sat'),
    sun: of('sun'),
  };
  const parsed = parseServiceHours(text, 'Asia/Shanghai', { week, days: [] });
  if (!parsed) throw new Error(`${text} are no hours`);
  return parsed.open;
}

export const WORKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'];
export const OFFICE = '08:00-12:00,14:00-18:00';

export const TIMES: CaseTimes = {
  ...{ complaint: 'plain', followUp: 'plain' },
  ...{ followUpAfter: 7 * DAY, messageWithin: 4 * HOUR, warning: 2 * HOUR, contactAfter: null },
};

export const RULES: CaseRules = {
  complaint: { simple: 12 * HOUR, complex: 24 * HOUR },
  times: TIMES,
  open: openHours('00:00-24:00'),
  mask: (text) => text,
};

/** A case with its log, at a clock that the test moves. */
export class ACase {
  case: Case;
  entries: CaseLogEntry[] = [];

  constructor(
    kind: CaseKind,
    more: Partial<CaseEventOf<'opened'>> = {},
    public now = FRIDAY,
    private readonly rules: CaseRules = RULES,
  ) {
    const { by = AGENT } = more;
    this.case = newCase({
      id: 'c',
      kind,
      customerId: 'u',
      chatId: 'chat',
      seq: 3,
      openedAt: now,
      openedBy: by,
    });
    const opened = {
      type: 'opened',
      by,
      owner: '1001',
      department: null,
      text: '杯子碎了',
      ...more,
    } as const;
    const refusal = this.happens(opened);
    if (refusal) throw new Error(refusal.message);
  }

  /** What happens; the refusal if it cannot. */
  happens(event: CaseEvent): Refusal | null {
    const outcome = step(this.case, event, this.now, this.rules);
    if (isRefusal(outcome)) return outcome;
    const appended = append(this.case, outcome, this.now);
    this.case = appended.case;
    this.entries.push(...appended.entries);
    return null;
  }

  /** Moves the clock, and lets the sweep ask. Gives the types of what it found. */
  passes(time: number): string[] {
    this.now += time;
    const before = this.entries.length;
    this.happens({ type: 'timePassed' });
    return this.entries.slice(before).map(({ type }) => type);
  }

  types(): string[] {
    return this.entries.map(({ type }) => type);
  }
}

/** The events that lead a complaint from one step to each later one. */
export const THROUGH: CaseEvent[] = [
  { type: 'verified', by: AGENT },
  { type: 'proposed', by: AGENT, text: '换一只，赔十元' },
  { type: 'approved', by: LEAD },
  { type: 'answered', by: AGENT, text: '已经告诉客户' },
  { type: 'carriedOut', by: AGENT },
  { type: 'followedUp', by: AGENT, satisfied: true },
  { type: 'archived', by: AGENT, cause: '包装太薄', measure: '换了包装' },
];
