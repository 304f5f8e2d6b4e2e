import { z } from 'zod';
import { WireDays } from './calendar.ts';
import { UNITS } from './setting-kinds.ts';
import type { AnyWire } from './settings.ts';
import { Line } from './text.ts';

/** Departments of one desk. */
export const DEPARTMENTS_MAX = 100;
/** Other departments that one passes its chats on to. */
export const OVERFLOW_MAX = 10;
/** Pages whose visitors one department serves, and the length of each pattern. */
export const PAGES_MAX = 20;
const PAGE_MAX = 300;

/** The name by which websites, staff and chats mean a department; it is never changed. */
export const DepartmentId = z
  .string()
  .trim()
  .normalize('NFC')
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,31}$/u,
    'a department has an id of 1 to 32 letters, digits, dots, hyphens and _',
  );

const Name = Line.refine((name) => name !== '', 'a name is not empty');

const WAIT = /^\d{1,6}[smhd]$/;

/** `30s`; `0s` is at once. */
const After = z
  .string()
  .regex(WAIT, 'must be a duration such as 0s, 30s or 5m')
  .refine((text) => !WAIT.test(text) || msOfAfter(text) <= UNITS.d, 'must be at most 1d');

/** When a chat that waits is also offered to another department: so long after it came into the queue. */
const OverflowStep = z.strictObject({ id: DepartmentId, after: After });

/** One of the departments that a chat is passed on to, and after which wait, `30s`. */
export type OverflowStep = z.output<typeof OverflowStep>;

const Overflow = z.array(OverflowStep).max(OVERFLOW_MAX);

/** The beginning of a page's address, in which `*` stands for anything: `https://shop.cn/returns`, `*.shop.cn/help`. */
const Page = z.string().trim().min(1).max(PAGE_MAX);

const Pages = z.array(Page).max(PAGES_MAX);

/** `POST /api/departments` */
export const AddDepartment = z.strictObject({
  id: DepartmentId,
  name: Name,
  overflow: Overflow.default([]),
  pages: Pages.default([]),
});

/**
 * `PATCH /api/departments/:id`: what is named changes, the rest stays. `own`: settings by their keys; null is the desk's
 * value again. `version`: the one that was read; if it is no longer in force, nothing changes.
 */
export const ChangeDepartment = z
  .strictObject({
    name: Name.optional(),
    overflow: Overflow.optional(),
    pages: Pages.optional(),
    own: z.record(z.string(), z.unknown()).optional(),
    version: z.int().min(0).optional(),
  })
  .refine((change) => Object.keys(change).some((key) => key !== 'version'), 'name what is to change');

/** `/api/departments/:id` */
export const DepartmentAddress = z.strictObject({ id: z.string().normalize('NFC') });

/**
 * `PUT /api/departments/:id/calendar`: the dates that are other for this department than for the desk. `version`: that of the
 * department, as it was read.
 */
export const PutDepartmentDays = z.strictObject({ days: WireDays, version: z.int().min(1) });

/** `POST /api/departments/:id/calendar/undo` */
export const UndoDepartmentDays = PutDepartmentDays.pick({ version: true });

/**
 * How somebody serves one of their departments: always; only where nobody who does is free; not for now. Their status is
 * another matter: it is one for all departments.
 */
export const SERVES = ['always', 'backup', 'paused'] as const;

/** One of {@link SERVES}. */
export type Serves = (typeof SERVES)[number];

/** `/api/departments/:id/staff/:account` */
export const ServingAddress = DepartmentAddress.extend({ account: z.string().trim().toLowerCase() });

/** `PATCH /api/departments/:id/staff/:account` */
export const ChangeServing = z.strictObject({ serves: z.enum(SERVES) });

/** One department. */
export interface DepartmentView {
  id: string;
  name: string;
  overflow: OverflowStep[];
  pages: string[];
  /** The settings that it has of its own; for what is not in it the desk's count. */
  own: Record<string, AnyWire>;
  /** Of each of its own settings that was ever changed the value before the last change, null: the desk's. */
  ownBefore: Record<string, AnyWire | null>;
  /** Who belongs to it. */
  staff: { account: string; serves: Serves }[];
  /** Counts the changes. */
  version: number;
}

/** `GET /api/departments` */
export interface DepartmentsView {
  departments: DepartmentView[];
}

/** A wait in milliseconds. Only for texts that a schema has let through. */
export function msOfAfter(text: string): number {
  return Number(text.slice(0, -1)) * UNITS[z.enum(['s', 'm', 'h', 'd']).parse(text.slice(-1))];
}
