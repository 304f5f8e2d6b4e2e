import { z } from 'zod';
import { Origin } from '../../protocol/setting-kinds.ts';
import { BadSetting, Flag, isHost, Whole } from './environment.ts';
import { type WireValues } from '../../protocol/setting-values.ts';
import { readOverrides } from './desk-settings.ts';
import { filePlacesOf, FileSettings, type FilePlaces } from './file-places.ts';
import { safetyOf, SafetySettings, type Safety } from './safety.ts';

/** The environment, validated: settings of this process, and what it overrides of the desk's settings. */
export interface Config {
  production: boolean;
  port: number;
  host: string;
  dataDir: string;
  /** PostgreSQL; null stores everything in `dataDir`. */
  databaseUrl: string | null;
  /** Redis, which joins several processes into one desk; null for one process. */
  redisUrl: string | null;
  publicUrl: string;
  /** Proxies in front whose X-Forwarded-For is trusted. */
  trustedProxies: number;
  adminPassword: string | null;
  sampleStaff: boolean;
  /** Whether the shipped manual begins with its starter chapters switched on. */
  startersOn: boolean;
  /** The settings of `protocol/settings.ts` that the environment settles. */
  overrides: WireValues;
  /** Whether a second person approves a draft of the manual before it is published. */
  manualApproval: boolean;
  /** Whether the webhook may be within the desk's own network, and without encryption. */
  webhookPrivate: boolean;
  /** Whether push services may be within the desk's own network, and without encryption. */
  pushPrivate: boolean;
  safety: Safety;
  files: FilePlaces;
  /** The day on which a person confirmed a large erasure by age; null without a confirmation. */
  confirmErasure: string | null;
  logLevel: string;
}

/** Settings that only the environment has: no administrator can change them while the desk runs. */
export const ProcessSettings = z.object({
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
  TRUSTED_PROXIES: Whole(0, 10).default(0),
  ADMIN_PASSWORD: z.string().min(8, 'must have at least 8 characters').max(200).optional(),
  SAMPLE_STAFF: Flag.optional(),
  STARTER_CHAPTERS: Flag.optional(),
  MANUAL_APPROVAL: Flag.default(false),
  WEBHOOK_PRIVATE: Flag.default(false),
  PUSH_PRIVATE: Flag.default(false),
  CONFIRM_ERASURE: z.iso.date('must be a day such as 2026-11-29').nullable().default(null),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'must be a level such as info')
    .default('info'),
  ...FileSettings,
  ...SafetySettings,
});

/** Reads the settings from an environment. Unset and empty mean the default. Throws {@link BadSetting}. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const said = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const read = ProcessSettings.safeParse(said);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new BadSetting(`${String(issue?.path[0])}: ${issue?.message ?? 'cannot be read'}`);
  }
  if ((read.data.S3_ACCESS_KEY === undefined) !== (read.data.S3_SECRET_KEY === undefined))
    throw new BadSetting('S3_ACCESS_KEY: needs S3_SECRET_KEY, and the other way round');
  if (read.data.IDENTITY_REQUIRED && read.data.IDENTITY_SECRET === undefined)
    throw new BadSetting('IDENTITY_REQUIRED: needs IDENTITY_SECRET');
  return configOf(read.data, readOverrides(env));
}

function configOf(set: z.output<typeof ProcessSettings>, overrides: WireValues): Config {
  const production = set.NODE_ENV === 'production';
  return {
    production,
    port: set.PORT,
    host: set.HOST,
    dataDir: set.DATA_DIR,
    databaseUrl: set.DATABASE_URL ?? null,
    redisUrl: set.REDIS_URL ?? null,
    publicUrl: set.PUBLIC_URL ?? `http://localhost:${set.PORT}`,
    trustedProxies: set.TRUSTED_PROXIES,
    adminPassword: set.ADMIN_PASSWORD ?? null,
    sampleStaff: set.SAMPLE_STAFF ?? !production,
    startersOn: set.STARTER_CHAPTERS ?? set.SAMPLE_STAFF ?? !production,
    overrides,
    manualApproval: set.MANUAL_APPROVAL,
    webhookPrivate: set.WEBHOOK_PRIVATE,
    pushPrivate: set.PUSH_PRIVATE,
    safety: safetyOf(set),
    files: filePlacesOf(set),
    confirmErasure: set.CONFIRM_ERASURE,
    logLevel: set.LOG_LEVEL,
  };
}
