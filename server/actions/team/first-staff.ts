import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { isCommonPassword } from '../../domain/account/password-rules.ts';
import type { Instant } from '../../domain/instant.ts';
import { UNCHOSEN } from '../../domain/status/standing.ts';
import type { StaffMember, StaffRole } from '../../storage/accounts/staff-store.ts';
import type { Store } from '../../storage/store.ts';
import { beginSetUp } from './set-up.ts';

/** What to print at the start of an empty desk. */
export interface FirstStaff {
  accounts: string[];
  /** Only if it was generated here; printed once. */
  password: string | null;
}

/** With what an empty desk begins. */
interface FirstStaffSettings {
  adminPassword: string | null;
  sampleStaff: boolean;
  production: boolean;
}

const SAMPLE: [account: string, role: StaffRole, name: string][] = [
  ['1001', 'agent', '林小满'],
  ['1002', 'agent', '周一鸣'],
  ['9001', 'lead', '陈主管'],
];

/** A first password that is too easy to guess; the message is for whoever starts the desk. */
export class WeakFirstPassword extends Error {
  override name = 'WeakFirstPassword';

  constructor() {
    super('ADMIN_PASSWORD: is a common password, which is guessed at once; choose another, or leave it out');
  }
}

/**
 * Puts the first people on an empty desk, which is to be set up unless they are samples; null if there are people already. Throws {@link WeakFirstPassword} for a
 * common password in production, and leaves the desk empty.
 */
export async function addFirstStaff(
  store: Store,
  { adminPassword, sampleStaff, production }: FirstStaffSettings,
  now: Instant,
): Promise<FirstStaff | null> {
  if ((await store.staff.all()).length > 0) return null;
  if (production && adminPassword !== null && isCommonPassword(adminPassword)) throw new WeakFirstPassword();
  const password = adminPassword ?? randomBytes(12).toString('base64url');
  const passwordHash = await hash(password);
  const person = (account: string, role: StaffRole, name: string): StaffMember => ({
    account,
    number: account,
    name,
    role,
    passwordHash,
    ...UNCHOSEN,
    lostAt: null,
    lostMarked: false,
    disabledAt: null,
    sessionEpoch: 0,
    capacity: null,
    lastSignInAt: null,
    departments: [],
    mail: null,
    languages: [],
  });
  const people = [person('admin', 'admin', '管理员')];
  if (sampleStaff) people.push(...SAMPLE.map((one) => person(...one)));
  if (!sampleStaff) await beginSetUp(store, now);
  await store.staff.add(people);
  // Of several processes that start at once on an empty desk, one was first; its password holds.
  const admin = await store.staff.find('admin');
  if (admin?.passwordHash !== passwordHash) return null;
  return {
    accounts: people.map(({ account }) => account),
    password: adminPassword === null ? password : null,
  };
}
