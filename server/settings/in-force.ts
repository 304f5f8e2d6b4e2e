import type { StoredCalendar } from '../../protocol/calendar.ts';
import { FILE_KINDS } from '../../protocol/files.ts';
import { SETTINGS, type SettingKey } from '../../protocol/settings.ts';
import { parseServiceHours, type ServiceHours } from '../domain/calendar/service-hours.ts';
import type { Instant } from '../domain/instant.ts';
import type {
  CaseTimes,
  Profile,
  ClockName,
  EarlierClock,
  Limits,
  Resting,
  RestingClock,
  RetentionPeriods,
} from '../domain/rules.ts';
import { blockNoticeIn, companyIn, lookIn, proactiveIn } from '../../protocol/look-of-settings.ts';
import { ifSet, inForce, parseSetting, type WireValues } from '../../protocol/setting-values.ts';
import { inHours } from './desk-settings.ts';
import { crisisContactIn, mailIn } from './mail-in-force.ts';
import { tagsInForce } from './tags-in-force.ts';

/** What only the process knows of itself, as far as settings depend on it. */
export interface ProcessFacts {
  production: boolean;
  /** Whether the desk began with the sample accounts. It is always open then, unless hours are set. */
  sampleStaff: boolean;
  publicUrl: string;
  identityRequired: boolean;
  /** Whether the webhook may be within the desk's own network, and without encryption. */
  webhookPrivate: boolean;
  /** Whether push services may be within the desk's own network, and without encryption. */
  pushPrivate: boolean;
}

/** The settings in force, as the code reads them. */
export interface InForce {
  profile: Profile;
  limits: Limits;
  resting: Resting | undefined;
  /** Whether card and identity numbers and passwords are masked before they are stored. */
  maskNumbers: boolean;
  terms: RetentionPeriods;
  /** The desk's own origin first, then the websites that may embed the widget. */
  allowedOrigins: readonly string[];
  /** Whether any localhost origin may embed it too. */
  allowLocalhost: boolean;
}

/** A stored setting with its earlier values. */
interface Kept {
  key: string;
  value: unknown;
  earlier: readonly { value: unknown; until: Instant }[];
}

const MB = 1_000_000;

/** Translates setting values into the objects that the code reads. */
export function inForceOf(
  values: WireValues,
  kept: readonly Kept[],
  { production, publicUrl, identityRequired }: ProcessFacts,
  hours: ServiceHours,
): InForce {
  const websites = ifSet(values, SETTINGS.allowedOrigins);
  return {
    profile: {
      company: companyIn(values),
      locale: inForce(values, SETTINGS.deskLocale),
      hours,
      complaintHours: {
        simple: inHours(inForce(values, SETTINGS.complaintSimple)),
        complex: inHours(inForce(values, SETTINGS.complaintComplex)),
      },
      caseTimes: caseTimesIn(values),
      blockNotice: blockNoticeIn(values),
      look: lookIn(values),
      proactive: proactiveIn(values),
      visitorsOnSite: inForce(values, SETTINGS.visitorsOnSite),
      sneakPeek: inForce(values, SETTINGS.sneakPeek),
      identityRequired,
      departmentChoice: inForce(values, SETTINGS.departmentChoice),
      learnTurns: inForce(values, SETTINGS.learnTurns),
      files: {
        kinds: ifSet(values, SETTINGS.fileKinds) ?? FILE_KINDS,
        maxBytes: inForce(values, SETTINGS.fileMaxSize) * MB,
        dayBytes: inForce(values, SETTINGS.filesPerDay) * MB,
        keep: inForce(values, SETTINGS.keepFiles),
      },
      awayReasons: ifSet(values, SETTINGS.awayReasons) ?? AWAY_REASONS[inForce(values, SETTINGS.deskLocale)],
      awayAfter: ifSet(values, SETTINGS.awayAfter),
      handoverLead: inForce(values, SETTINGS.handoverLead),
      tags: tagsInForce(kept),
    },
    limits: limitsIn(values, kept),
    resting: restingIn(values, hours),
    maskNumbers: inForce(values, SETTINGS.maskNumbers),
    terms: {
      chats: inForce(values, SETTINGS.keepChats),
      contacts: inForce(values, SETTINGS.keepContacts),
      records: inForce(values, SETTINGS.keepRecords),
      blocks: inForce(values, SETTINGS.keepBlocks),
      timeline: inForce(values, SETTINGS.keepTimeline),
    },
    allowedOrigins: [publicUrl, ...(websites ?? [])],
    allowLocalhost: !production && websites === null,
  };
}

/** The clocks and numbers; `unset` are the values where an earlier one was none: a department's are the desk's. */
export function limitsIn(
  values: WireValues,
  kept: readonly Pick<Kept, 'key' | 'earlier'>[],
  unset: WireValues = new Map(),
): Limits {
  return {
    idleClose: inForce(values, SETTINGS.idleClose),
    idleNudge: inForce(values, SETTINGS.idleNudge),
    harassmentClose: inForce(values, SETTINGS.harassmentClose),
    lostGrace: inForce(values, SETTINGS.agentLostGrace),
    lostRequeue: inForce(values, SETTINGS.agentLostRequeue),
    leadAnswer: inForce(values, SETTINGS.leadAnswer),
    returnMark: inForce(values, SETTINGS.returnMark),
    holdOn: inForce(values, SETTINGS.holdOn),
    answerLater: inForce(values, SETTINGS.complaintSimple),
    owesMark: inForce(values, SETTINGS.owesMark),
    owesAlarm: inForce(values, SETTINGS.owesAlarm),
    owesLead: inForce(values, SETTINGS.owesLead),
    callLeadAfter: inForce(values, SETTINGS.callLeadAfter),
    overdueHandover: ifSet(values, SETTINGS.overdueHandover),
    acceptWithin: ifSet(values, SETTINGS.acceptWithin),
    missedOffers: inForce(values, SETTINGS.missedOffers),
    languageFirst: inForce(values, SETTINGS.languageFirst),
    wrapUpTime: ifSet(values, SETTINGS.wrapUpTime),
    wrapUpHolds: inForce(values, SETTINGS.wrapUpHolds),
    wrapUpRequired: inForce(values, SETTINGS.wrapUpRequired),
    capacity: inForce(values, SETTINGS.agentCapacity),
    waitingPerNetwork: inForce(values, SETTINGS.waitingPerNetwork),
    earlier: kept.flatMap((one) => earlierClocks(one, unset)),
  };
}

/** The clocks that rest outside these hours; undefined if none does. [P10] */
export function restingIn(values: WireValues, { open }: ServiceHours): Resting | undefined {
  const chosen: [RestingClock, boolean][] = [
    ['idle', inForce(values, SETTINGS.idleRests)],
    ['queue', inForce(values, SETTINGS.queueRests)],
    ['alarm', inForce(values, SETTINGS.alarmRests)],
  ];
  const clocks = new Set(chosen.flatMap(([clock, rests]) => (rests ? [clock] : [])));
  return clocks.size === 0 ? undefined : { open, clocks };
}

function caseTimesIn(values: WireValues): CaseTimes {
  const calendar = (isInHours: boolean) => (isInHours ? 'working' : 'plain');
  return {
    complaint: calendar(inForce(values, SETTINGS.complaintInHours)),
    followUp: calendar(inForce(values, SETTINGS.followUpInHours)),
    followUpAfter: inForce(values, SETTINGS.followUpAfter),
    messageWithin: inForce(values, SETTINGS.messageWithin),
    warning: inForce(values, SETTINGS.caseWarning),
    // Without either there is nobody to tell.
    contactAfter:
      crisisContactIn(values) === null || mailIn(values) === null
        ? null
        : inForce(values, SETTINGS.caseContactAfter),
  };
}

/** Clocks whose deadlines are recomputed on every check. */
const CLOCKS: Partial<Record<string, { clock: ClockName; key: SettingKey }>> = {
  idleClose: { clock: 'idleClose', key: 'idleClose' },
  idleNudge: { clock: 'idleNudge', key: 'idleNudge' },
  owesLead: { clock: 'owesLead', key: 'owesLead' },
  agentLostGrace: { clock: 'lostGrace', key: 'agentLostGrace' },
  agentLostRequeue: { clock: 'lostRequeue', key: 'agentLostRequeue' },
};

function earlierClocks({ key, earlier }: Pick<Kept, 'key' | 'earlier'>, unset: WireValues): EarlierClock[] {
  const named = CLOCKS[key];
  if (!named) return [];
  return earlier.flatMap(({ value, until }) => {
    const read = value === null ? null : parseSetting(named.key, value);
    const values: WireValues = read && 'wire' in read ? new Map([[named.key, read.wire]]) : unset;
    return { clock: named.clock, length: limitOf(values, named.clock), until };
  });
}

function limitOf(values: WireValues, clock: ClockName): number {
  return limitsIn(values, [])[clock];
}

/** The reasons for being away until some are set. */
export const AWAY_REASONS: Readonly<Record<Profile['locale'], readonly string[]>> = {
  'zh-CN': ['用餐', '培训', '休息'],
  en: ['Meal', 'Training', 'Break'],
};

/** The service hours until some are set. */
export function defaultHours(sampleStaff: boolean): string {
  return sampleStaff ? '00:00-24:00' : SETTINGS.serviceHours.default;
}

/** The service hours that follow from the values and the calendar. */
export function hoursIn(values: WireValues, calendar: StoredCalendar, sampleStaff: boolean): ServiceHours {
  const text = ifSet(values, SETTINGS.serviceHours) ?? defaultHours(sampleStaff);
  // Hours in the environment settle the week; the days stay as they were entered.
  const hours = parseServiceHours(text, inForce(values, SETTINGS.timeZone), calendar);
  if (!hours) throw new Error(`These are no hours: ${text}`);
  return hours;
}
