import { z } from 'zod';
import { parseServiceHours, type ServiceHours } from '../domain/calendar/service-hours.ts';
import type { Rules } from '../domain/rules.ts';
import type { RetentionPeriods } from '../domain/retention-periods.ts';
import { RetentionSettings, retentionPeriodsOf } from './retention.ts';
import { safetyOf, SafetySettings, type Safety } from './safety.ts';
import { Duration, Flag, isHost, isTimeZone, Origin, UNITS, Whole } from './kinds.ts';

/** Every setting of the desk, checked. */
export interface Config {
  production: boolean;
  port: number;
  host: string;
  dataDir: string;
  /** PostgreSQL; null keeps everything in `dataDir`. */
  databaseUrl: string | null;
  /** Redis, which joins several processes into one desk; null for one process. */
  redisUrl: string | null;
  publicUrl: string;
  /** Websites that may embed the widget. */
  allowedOrigins: string[];
  /** Whether any localhost origin may too. */
  allowLocalhost: boolean;
  /** Hops of proxies in front whose X-Forwarded-For is believed. */
  trustedProxies: number;
  adminPassword: string | null;
  sampleStaff: boolean;
  /** What the company is called, in each language. */
  company: Record<'zh-CN' | 'en', string>;
  locale: 'zh-CN' | 'en';
  serviceHours: ServiceHours;
  clocks: Omit<Rules, 'harassing' | 'mask' | 'maskAttributes'>;
  /** Whether card and identity numbers and passwords are masked before they are stored. */
  maskNumbers: boolean;
  /** What blocked visitors are told instead of the desk's own sentence. [P2] */
  blockNotice: string | null;
  complaintHours: { simple: number; complex: number };
  /** Whether a second person approves a draft of the manual before it is published. */
  manualApproval: boolean;
  safety: Safety;
  /** For how long what is kept. */
  retention: RetentionPeriods;
  /** The day on which a person confirmed that what is too old may go; null if nobody did. */
  confirmErasure: string | null;
  logLevel: string;
}

/** A setting that cannot be meant. Its message is one line that names the setting. */
export class BadSetting extends Error {
  override name = 'BadSetting';
}

const Name = z.string().min(1).max(100).optional();

/** The settings of what the company is called: in both languages, in Chinese, in English. */
const CompanySettings = { COMPANY: Name, COMPANY_ZH: Name, COMPANY_EN: Name };

const Settings = z.object({
  ...SafetySettings,
  ...RetentionSettings,
  ...CompanySettings,
  NODE_ENV: z.string().default('development'),
  PORT: Whole(1, 65_535).default(3000),
  HOST: z
    .string()
    .refine(isHost, 'must be an address or a name of this machine, such as 127.0.0.1')
    .default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), 'must begin with postgres://')
    .optional(),
  REDIS_URL: z
    .string()
    .refine((text) => /^rediss?:\/\//.test(text) && URL.canParse(text), 'must begin with redis://')
    .optional(),
  PUBLIC_URL: Origin.optional(),
  ALLOWED_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((origin) => origin.trim()))
    .pipe(z.array(Origin))
    .optional(),
  TRUSTED_PROXIES: Whole(0, 10).default(0),
  ADMIN_PASSWORD: z.string().min(8, 'must have at least 8 characters').max(200).optional(),
  SAMPLE_STAFF: Flag.optional(),
  DESK_LOCALE: z.enum(['zh-CN', 'en'], 'must be zh-CN or en').default('zh-CN'),
  TIME_ZONE: z
    .string()
    .refine((zone) => isTimeZone(zone), 'must be a time zone such as Asia/Shanghai')
    .default('Asia/Shanghai'),
  SERVICE_HOURS: z.string().optional(),
  IDLE_CLOSE: Duration.default(UNITS.h),
  IDLE_NUDGE: Duration.default(5 * UNITS.m),
  HARASSMENT_CLOSE: Duration.default(5 * UNITS.m),
  RETURN_MARK: Duration.default(UNITS.d),
  BLOCK_NOTICE: z.string().min(1).max(500, 'must have at most 500 characters').optional(),
  LEAD_ANSWER: Duration.default(3 * UNITS.m),
  HOLD_ON: Duration.default(2 * UNITS.m),
  OWES_MARK: Duration.default(40 * UNITS.s),
  OWES_ALARM: Duration.default(3 * UNITS.m),
  OWES_LEAD: Duration.default(5 * UNITS.m),
  MASK_NUMBERS: Flag.default(true),
  COMPLAINT_SIMPLE: Duration.default(12 * UNITS.h),
  COMPLAINT_COMPLEX: Duration.default(24 * UNITS.h),
  AGENT_CAPACITY: Whole(1, 100).default(5),
  WAITING_PER_NETWORK: Whole(1, 100_000).default(50),
  AGENT_LOST_GRACE: Duration.default(UNITS.m),
  AGENT_LOST_REQUEUE: Duration.default(3 * UNITS.m),
  MANUAL_APPROVAL: Flag.default(false),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be a level such as info')
    .default('info'),
});

/** Reads the settings from an environment. Unset and empty mean the default. Throws {@link BadSetting}. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const said = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = Settings.safeParse(said);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new BadSetting(`${String(issue?.path[0])}: ${issue?.message ?? 'cannot be read'}`);
  }
  refuseDisorder(read.data);
  return configOf(read.data);
}

/** The first of each must not be shorter than the second. */
const IN_ORDER = [
  ['AGENT_LOST_REQUEUE', 'AGENT_LOST_GRACE'],
  ['OWES_ALARM', 'OWES_MARK'],
  ['OWES_LEAD', 'OWES_ALARM'],
] as const;

function refuseDisorder(set: z.output<typeof Settings>): void {
  for (const [longer, shorter] of IN_ORDER)
    if (set[longer] < set[shorter]) throw new BadSetting(`${longer}: must not be shorter than ${shorter}`);
  if (set.IDENTITY_REQUIRED && set.IDENTITY_SECRET === undefined)
    throw new BadSetting('IDENTITY_REQUIRED: needs IDENTITY_SECRET');
}

function configOf(set: z.output<typeof Settings>): Config {
  const production = set.NODE_ENV === 'production';
  const publicUrl = set.PUBLIC_URL ?? `http://localhost:${set.PORT}`;
  const sampleStaff = set.SAMPLE_STAFF ?? !production;
  const hours = set.SERVICE_HOURS ?? (sampleStaff ? '00:00-24:00' : '08:00-12:00,14:00-18:00');
  const serviceHours = parseServiceHours(hours, set.TIME_ZONE);
  if (!serviceHours) throw new BadSetting('SERVICE_HOURS: must be hours such as 08:00-12:00,14:00-18:00');
  return {
    production,
    port: set.PORT,
    host: set.HOST,
    dataDir: set.DATA_DIR,
    databaseUrl: set.DATABASE_URL ?? null,
    redisUrl: set.REDIS_URL ?? null,
    publicUrl,
    allowedOrigins: [publicUrl, ...(set.ALLOWED_ORIGINS ?? [])],
    allowLocalhost: !production && set.ALLOWED_ORIGINS === undefined,
    trustedProxies: set.TRUSTED_PROXIES,
    adminPassword: set.ADMIN_PASSWORD ?? null,
    sampleStaff,
    company: companyOf(set),
    locale: set.DESK_LOCALE,
    serviceHours,
    clocks: clocksOf(set),
    maskNumbers: set.MASK_NUMBERS,
    blockNotice: set.BLOCK_NOTICE ?? null,
    complaintHours: { simple: set.COMPLAINT_SIMPLE / UNITS.h, complex: set.COMPLAINT_COMPLEX / UNITS.h },
    manualApproval: set.MANUAL_APPROVAL,
    safety: safetyOf(set),
    retention: retentionPeriodsOf(set),
    confirmErasure: set.CONFIRM_ERASURE,
    logLevel: set.LOG_LEVEL,
  };
}

function clocksOf(set: z.output<typeof Settings>): Config['clocks'] {
  return {
    idleClose: set.IDLE_CLOSE,
    answerLater: set.COMPLAINT_SIMPLE,
    idleNudge: set.IDLE_NUDGE,
    harassmentClose: set.HARASSMENT_CLOSE,
    lostGrace: set.AGENT_LOST_GRACE,
    lostRequeue: set.AGENT_LOST_REQUEUE,
    capacity: set.AGENT_CAPACITY,
    waitingPerNetwork: set.WAITING_PER_NETWORK,
    leadAnswer: set.LEAD_ANSWER,
    returnMark: set.RETURN_MARK,
    holdOn: set.HOLD_ON,
    owesMark: set.OWES_MARK,
    owesAlarm: set.OWES_ALARM,
    owesLead: set.OWES_LEAD,
  };
}

type CompanyNames = { [K in keyof typeof CompanySettings]?: string | undefined };

/**
 * The company's name in each language. A name that is given for one language alone also stands for the other: better
 * the right company in the wrong script than a sample name.
 */
function companyOf({ COMPANY, COMPANY_ZH, COMPANY_EN }: CompanyNames): Record<'zh-CN' | 'en', string> {
  return {
    'zh-CN': COMPANY_ZH ?? COMPANY ?? COMPANY_EN ?? '话术示例商店',
    en: COMPANY_EN ?? COMPANY ?? COMPANY_ZH ?? 'Huashu Sample Store',
  };
}
