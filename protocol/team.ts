import { z } from 'zod';
import { DepartmentId, DEPARTMENTS_MAX } from './departments.ts';
import type { Session } from './http.ts';
import type { SignInWays } from './sign-in.ts';
import { Line } from './text.ts';

/** Open chats at once that one person may be given. */
export const CAPACITY_MAX = 100;

/** The name of an account at sign-in, compared without case: `Li.Na` is `li.na`. */
export const Account = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{0,31}$/, 'an account has 1 to 32 letters, digits, dots, hyphens and _');

const Number_ = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N}-]{1,16}$/u, 'a number has 1 to 16 letters, digits and hyphens');
const Name = Line.refine((name) => name !== '', 'a name is not empty');
const Role = z.enum(['agent', 'lead', 'admin']);
/** By their ids; each of them once. */
const StaffDepartments = z
  .array(DepartmentId)
  .max(DEPARTMENTS_MAX)
  .transform((ids) => [...new Set(ids)]);
const Capacity = z.int().min(1).max(CAPACITY_MAX);
/** An address for mail, kept as it was written. */
export const Mail = z.string().trim().max(254).pipe(z.email('this is not a valid email address'));
/** How many languages one person can name. */
const LANGUAGES_MAX = 10;
/** Languages by their tags, such as `zh`, `en` or `pt-BR`; each of them once. */
const Languages = z
  .array(z.string().refine(isLanguage, 'a language has a tag such as zh or en'))
  .max(LANGUAGES_MAX)
  .transform((tags) => [...new Set(Intl.getCanonicalLocales(tags))]);

function isLanguage(tag: string): boolean {
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/i.test(tag)) return false;
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    // The parts look right, but are none that may follow each other, such as two regions.
    return false;
  }
}

/** A mail address as it is compared: one function for every door. Dots and what follows a + belong to it. */
export function mailKey(mail: string): string {
  return mail.trim().normalize('NFC').toLowerCase();
}

/** `POST /api/staff`: a new colleague, who sets a password by the link that is answered. */
export const AddStaff = z.strictObject({
  account: Account,
  number: Number_,
  name: Name,
  role: Role,
  /** Unset: what the desk allows everybody. */
  capacity: Capacity.optional(),
  departments: StaffDepartments.optional(),
  mail: Mail.nullable().optional(),
  languages: Languages.optional(),
});

/** `PATCH /api/staff/:account`: changes the given fields. A null capacity restores the desk's. */
export const ChangeStaff = z
  .strictObject({
    name: Name.optional(),
    role: Role.optional(),
    capacity: Capacity.nullable().optional(),
    /** All that they belong to from then on. */
    departments: StaffDepartments.optional(),
    mail: Mail.nullable().optional(),
    languages: Languages.optional(),
    disabled: z.boolean().optional(),
  })
  .refine((change) => Object.keys(change).length > 0, 'name what is to change');

interface Led {
  role: Session['role'];
  departments: readonly string[];
}

/** Whether somebody leads an agent: those of a lead's departments, or all where the lead belongs to none. */
export function leads(lead: Led, member: Led): boolean {
  if (lead.role === 'agent' || member.role !== 'agent') return false;
  return lead.departments.length === 0 || member.departments.some((one) => lead.departments.includes(one));
}

/**
 * Whether somebody settles how a colleague serves a department: administrators everybody's, leads that of the agents they
 * lead, in the departments that they lead.
 */
export function settlesServing(by: Led, member: Led, department: string): boolean {
  if (by.role === 'admin') return true;
  return leads(by, member) && (by.departments.length === 0 || by.departments.includes(department));
}

/** `/api/staff/:account` */
export const StaffAddress = z.strictObject({ account: z.string().trim().toLowerCase() });

/** The secret of a one-time link. */
export const InviteCode = z.string().regex(/^[\w-]{20,100}$/, 'this is no link');

/** `/api/invite/:code` */
export const InviteAddress = z.strictObject({ code: InviteCode });

/** `POST /api/invite/:code`: sets the password. */
export const SetPassword = z.strictObject({ password: z.string().max(1000) });

/** `POST /api/staff`, `POST /api/staff/:account/invite` */
export interface Invited {
  account: string;
  /** The path of the one-time page on this desk, `/#/invite/…`; shown once. Only a mail that waits to be sent holds it too. */
  invite: string;
  /** Until when it can be used; ISO 8601. */
  until: string;
  /** The address that the link is on its way to, where the person has one and mail is sent. */
  mailedTo?: string;
  /** The person has an address and mail is sent, but this link could not be put on its way. */
  notMailed?: boolean;
}

/** What an account can be. `invited` and `expired` have neither a password nor an identity yet. */
export type AccountState = 'invited' | 'expired' | 'active' | 'disabled';

/** One colleague on the screen of the team. */
export interface StaffAccount extends Session {
  state: AccountState;
  /** Until when the last link can be used, if it has not been; ISO 8601. */
  invitedUntil: string | null;
  /** Their own number of open chats; null: the desk's. */
  capacity: number | null;
  departments: string[];
  /** For administrators alone; null: none. */
  mail?: string | null;
  /** The languages that they serve in, by their tags; empty: not said. */
  languages: string[];
  lastSignInAt: string | null;
  secondStep: boolean;
  /** Whether somebody at the identity provider is known to be this person. */
  linked: boolean;
  /** Browsers that are signed in. */
  sessions: number;
}

/** `GET /api/staff`, for leads and administrators. */
export interface StaffAccounts {
  staff: StaffAccount[];
  /** The capacity of accounts that have none of their own. */
  capacity: number;
}

/** `GET /api/invite/:code`: whose link it is. */
export interface InviteView extends SignInWays {
  account: string;
  name: string;
}
