import { z } from 'zod';
import { readableAccent } from './accent.ts';
import { parseHours } from './calendar.ts';
import { oneLine } from './text.ts';

/** Units of time in milliseconds. */
export const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** The unit of a value: what the screen shows beside it, and which field it gets. */
export type SettingUnit =
  | 'duration'
  | 'term'
  | 'number'
  | 'flag'
  | 'text'
  | 'longText'
  | 'choice'
  | 'hours'
  | 'timeZone'
  | 'issuer'
  | 'scopes'
  | 'origins'
  | 'texts'
  | 'paths'
  | 'picture'
  | 'colour'
  | 'secret';

/** A kind of value: how the wire and the environment write it, and what the code reads. */
export interface SettingKind<Wire, Value> {
  unit: SettingUnit;
  /** Takes the text of an environment variable too. Its messages begin after the name: `must be …`. */
  schema: z.ZodType<Wire>;
  valueOf: (wire: Wire) => Value;
  /** The values of a choice. */
  choices?: readonly string[];
}

const asIs = <T>(wire: T): T => wire;

/** `1h` in milliseconds. Only for texts that a schema has let through. */
function msOf(text: string): number {
  return Number(text.slice(0, -1)) * UNITS[z.enum(['s', 'm', 'h', 'd']).parse(text.slice(-1))];
}

const DURATION = /^\d{1,6}[smhd]$/;

/** A length of time, `90s`; in milliseconds. */
export const duration: SettingKind<string, number> = {
  unit: 'duration',
  schema: z
    .string('must be a duration such as 90s, 5m, 1h or 1d')
    .regex(DURATION, 'must be a duration such as 90s, 5m, 1h or 1d')
    .refine((text) => Number(text.slice(0, -1)) > 0, 'must be longer than nothing'),
  valueOf: msOf,
};

/** A length of time between two others, `1m` and `8h`; in milliseconds. */
export const durationWithin = (least: string, most: string): SettingKind<string, number> => {
  const message = `must be a duration from ${least} to ${most}, such as 90s, 15m or 1h`;
  return {
    unit: 'duration',
    schema: z
      .string(message)
      // Every check is made, also after one that fails.
      .refine(
        (text) => DURATION.test(text) && msOf(text) >= msOf(least) && msOf(text) <= msOf(most),
        message,
      ),
    valueOf: msOf,
  };
};

/** A length of time between two others, or `0` for never; in milliseconds, null for never. */
export const durationOrNever = (least: string, most: string): SettingKind<string, number | null> => {
  const within = durationWithin(least, most);
  const message = `must be 0 (never) or a duration from ${least} to ${most}, such as 15m`;
  return {
    unit: 'duration',
    schema: z
      .string(message)
      .refine((text) => text === '0' || within.schema.safeParse(text).success, message),
    valueOf: (text) => (text === '0' ? null : msOf(text)),
  };
};

const TERM = /^(0|\d{1,5}[hd])$/;

/** A retention period, `365d`; `0` is forever. In milliseconds, null for forever. */
export const term: SettingKind<string, number | null> = {
  unit: 'term',
  schema: z
    .string('must be 0 (for ever) or a duration such as 24h or 365d')
    .regex(TERM, 'must be 0 (for ever) or a duration such as 24h or 365d')
    // For a day a customer who comes back finds their closed chat again.
    .refine(
      (text) => !TERM.test(text) || text === '0' || msOf(text) >= UNITS.d,
      'must be 0 (for ever) or at least 1d',
    ),
  valueOf: (text) => (text === '0' ? null : msOf(text)),
};

/** A whole number between bounds. */
export const whole = (min: number, max: number): SettingKind<number, number> => {
  const message = `must be a whole number from ${min} to ${max}`;
  return {
    unit: 'number',
    schema: z.preprocess(
      (given) => (typeof given === 'string' && /^\d{1,9}$/.test(given) ? Number(given) : given),
      z.int(message).min(min, message).max(max, message),
    ),
    valueOf: asIs,
  };
};

/** Yes or no; `1` or `0` in the environment. */
export const flag: SettingKind<boolean, boolean> = {
  unit: 'flag',
  schema: z.preprocess(
    (given) => (given === '1' ? true : given === '0' ? false : given),
    z.boolean('must be 0 or 1'),
  ),
  valueOf: asIs,
};

/** Words of at most so many characters. */
export const text = (max: number, unit: 'text' | 'longText' = 'text'): SettingKind<string, string> => ({
  unit,
  schema: z
    .string(`must be a text of at most ${max} characters`)
    .transform((given) => given.normalize('NFC').trim())
    .pipe(z.string().min(1, 'must not be empty').max(max, `must have at most ${max} characters`)),
  valueOf: asIs,
});

/** An address of the web that something is sent to. */
export const webAddress = (max: number): SettingKind<string, string> => ({
  unit: 'text',
  schema: z
    .string('must be an address such as https://example.com/desk')
    .max(max, `must have at most ${max} characters`)
    .refine(
      (given) => URL.canParse(given) && /^https?:$/.test(new URL(given).protocol),
      'must be an address such as https://example.com/desk',
    ),
  valueOf: asIs,
});

/** A password or another secret: it is written, and never read again. Spaces belong to it. */
export const secret = (max: number): SettingKind<string, string> => ({
  unit: 'secret',
  schema: z
    .string(`must be a text of at most ${max} characters`)
    .min(1, 'must not be empty')
    .max(max, `must have at most ${max} characters`),
  valueOf: asIs,
});

/** A list of short texts, each once; separated by commas, 、 or lines in the environment and on the screen. Empty is none. */
export const texts = (count: number, length: number): SettingKind<string[], string[]> => {
  const message = `must be at most ${count} texts of at most ${length} characters`;
  return {
    unit: 'texts',
    schema: z.preprocess(
      (given) => (typeof given === 'string' ? given.split(/[,，、;；\n]/u) : given),
      z
        .array(oneLine(length), message)
        .transform((all) => [...new Set(all.filter((one) => one !== ''))])
        .refine((all) => all.length <= count, message),
    ),
    valueOf: asIs,
  };
};

const PATHS = 'must be at most 20 paths such as /products/*, each of at most 200 characters';

/** Paths of a website, in which `*` stands for anything; separated by commas in the environment. Empty is none. */
export const paths: SettingKind<string[], string[]> = {
  unit: 'paths',
  schema: z.preprocess(
    (given) => (typeof given === 'string' ? given.split(/[,，\n]/u) : given),
    z
      .array(oneLine(200), PATHS)
      .transform((all) => [...new Set(all.filter((one) => one !== ''))])
      .refine((all) => all.length <= 20 && all.every((one) => /^[/*]/.test(one)), PATHS),
  ),
  valueOf: asIs,
};

/** A picture of the desk, by its id. */
export const picture: SettingKind<string, string> = {
  unit: 'picture',
  schema: z.uuid('must be the id of a picture'),
  valueOf: asIs,
};

/** One of a few names. */
export const choice = <const Name extends string>(
  ...choices: readonly [Name, ...Name[]]
): SettingKind<Name, Name> => ({
  unit: 'choice',
  schema: z.enum(choices, `must be ${choices.join(' or ')}`),
  valueOf: asIs,
  choices,
});

/** Some of a few names, each once; separated by commas in the environment and on the screen. Empty is none. */
export const someOf = <const Name extends string>(
  names: readonly [Name, ...Name[]],
): SettingKind<Name[], Name[]> => {
  const message = `must be some of ${names.join(', ')}`;
  return {
    unit: 'texts',
    schema: z.preprocess(
      (given) =>
        typeof given === 'string'
          ? given
              .split(/[,，、;；\n]/u)
              .map((one) => one.trim())
              .filter((one) => one !== '')
          : given,
      z.array(z.enum(names, message), message).transform((all) => [...new Set(all)]),
    ),
    valueOf: asIs,
  };
};

/** An accent colour, `#rrggbb`, that can be read as text on white and on its own tint (WCAG AA). */
export const colour: SettingKind<string, string> = {
  unit: 'colour',
  schema: z
    .string('must be a colour such as #0e6673')
    .transform((given) => given.trim().toLowerCase())
    .pipe(z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #0e6673'))
    .superRefine((given, context) => {
      const readable = readableAccent(given);
      if (readable !== given)
        context.addIssue({ code: 'custom', message: `must be darker to be read: ${readable} can be` });
    }),
  valueOf: asIs,
};

/** Hours of every day, `08:00-12:00,14:00-18:00`. */
export const hours: SettingKind<string, string> = {
  unit: 'hours',
  schema: z
    .string('must be hours such as 08:00-12:00,14:00-18:00')
    .max(200, 'must be hours such as 08:00-12:00,14:00-18:00')
    .refine((given) => parseHours(given) !== null, 'must be hours such as 08:00-12:00,14:00-18:00'),
  valueOf: asIs,
};

/** An IANA time zone that this machine knows. */
export const timeZone: SettingKind<string, string> = {
  unit: 'timeZone',
  schema: z
    .string('must be a time zone such as Asia/Shanghai')
    .max(100, 'must be a time zone such as Asia/Shanghai')
    .refine(isTimeZone, 'must be a time zone such as Asia/Shanghai'),
  valueOf: asIs,
};

/** Whether this machine knows the time zone. */
function isTimeZone(zone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The address of a website, without a path. */
export const Origin = z
  .string('must be an http(s) address')
  .refine(
    (given) => URL.canParse(given) && /^https?:$/.test(new URL(given).protocol),
    'must be an http(s) address',
  )
  .transform((given) => new URL(given).origin);

/** Whether an address is one of this machine, which a provider under development may have. */
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** Scopes of OAuth, separated by spaces; `openid` is among them. */
export const scopes: SettingKind<string, string> = {
  unit: 'scopes',
  schema: z
    .string('must be scopes such as openid email')
    .trim()
    .max(200, 'must have at most 200 characters')
    .regex(/^(?=(.* )?openid( |$))[!#-[\]-~]+( [!#-[\]-~]+)*$/, 'must be scopes, openid among them'),
  valueOf: asIs,
};

/** The issuer of an OpenID Connect provider, as it calls itself: compared letter by letter, so it is kept as it was written. */
export const issuer: SettingKind<string, string> = {
  unit: 'issuer',
  schema: z
    .string('must be an https address')
    .trim()
    .max(500, 'must have at most 500 characters')
    .refine((given) => URL.canParse(given) && isIssuer(new URL(given)), 'must be an https address'),
  valueOf: asIs,
};

/** Without the path of the discovery document: under it whoever answers would be believed. */
function isIssuer({ protocol, hostname, pathname, search, hash, username, password }: URL): boolean {
  const isPlain = [search, hash, username, password].every((part) => part === '');
  if (pathname.includes('/.well-known/')) return false;
  return isPlain && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname)));
}

/** Addresses of websites; separated by commas in the environment. */
export const origins: SettingKind<string[], string[]> = {
  unit: 'origins',
  schema: z.preprocess(
    (given) => (typeof given === 'string' ? given.split(',').map((one) => one.trim()) : given),
    z
      .array(Origin, 'must be a list of http(s) addresses')
      .max(200, 'must be at most 200 addresses')
      .transform((given) => [...new Set(given)]),
  ),
  valueOf: asIs,
};
