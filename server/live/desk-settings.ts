import type { Logger } from 'pino';
import { maskAttributes, maskPersonalNumbers } from '../../phrases/check/mask.ts';
import { StoredCalendar } from '../../protocol/calendar.ts';
import type { ClusterMessage } from '../delivery/cluster/messages.ts';
import { NO_CALENDAR, type ServiceHours } from '../domain/calendar/service-hours.ts';
import type { SignInRules } from '../domain/account/identity.ts';
import type { MailServer, Webhook } from '../domain/mail/mail.ts';
import type { Instant } from '../domain/instant.ts';
import type { Profile, Rules, RetentionPeriods } from '../domain/rules.ts';
import type { Clock } from '../lib/clock.ts';
import { type WireValues } from '../../protocol/setting-values.ts';
import { keptValues, valuesInForce } from '../settings/desk-settings.ts';
import { departmentsInForce } from '../settings/departments-in-force.ts';
import { keptHours, type HoursOf } from '../settings/kept-hours.ts';
import { inForceOf, type InForce, type ProcessFacts } from '../settings/in-force.ts';
import { crisisContactIn, mailIn, pushContactIn, webhookIn } from '../settings/mail-in-force.ts';
import { signInIn } from '../settings/sign-in-in-force.ts';
import type { DepartmentStore, StoredDepartment } from '../storage/departments/store.ts';
import type { SettingStore, StoredSetting } from '../storage/settings/store.ts';

/** Refresh interval, ms: a lost cluster message delays a setting of another process by no more. */
const READ_AGAIN_MS = 3000;

/** The key under which the calendar is stored, beside the settings. */
export const CALENDAR_KEY = 'calendar';

/** What the settings depend on besides the stored values. */
export interface SettingDeps {
  store: SettingStore;
  departments: DepartmentStore;
  clock: Clock;
  log: Logger;
  /** The environment's values: they win, and lock. */
  overrides: WireValues;
  process: ProcessFacts;
  /** The words that make a message harassing, or null. */
  harassing: Rules['harassing'];
}

/**
 * The desk's settings: from the environment, else from the database, else the defaults. Its parts are objects whose
 * fields are replaced when a setting changes: hold the object and read the field each time; never copy a field.
 */
export class DeskSettings {
  readonly profile: Profile;
  readonly rules: Rules;
  readonly terms: RetentionPeriods;
  /** Which websites may speak to the desk. */
  readonly gates: Pick<InForce, 'allowedOrigins' | 'allowLocalhost'>;
  /** Tells the other processes; set when there are any. */
  broadcast: (message: ClusterMessage) => void = () => undefined;
  private kept: ReadonlyMap<string, StoredSetting>;
  private keptDepartments: readonly StoredDepartment[];
  private values: WireValues;
  private readAt: Instant;
  private state: string;
  private readings = 0;
  private applied = 0;
  private readonly listeners: (() => void)[] = [];
  private readonly hoursOf: HoursOf;

  private constructor(
    private readonly deps: SettingDeps,
    { kept, departments, state }: Read,
  ) {
    this.hoursOf = keptHours(deps.process.sampleStaff);
    this.kept = byKey(kept);
    this.keptDepartments = departments;
    this.state = state;
    this.readAt = deps.clock.now();
    this.values = valuesInForce(deps.overrides, keptValues(kept));
    const now = this.compute();
    this.profile = now.profile;
    this.rules = this.rulesOf(now);
    this.terms = now.terms;
    this.gates = { allowedOrigins: now.allowedOrigins, allowLocalhost: now.allowLocalhost };
  }

  /** Loads the stored settings. */
  static async open(deps: SettingDeps): Promise<DeskSettings> {
    return new DeskSettings(deps, await readFrom(deps));
  }

  /** The values in force in their wire format; a missing key is unset. */
  current(): WireValues {
    return this.values;
  }

  /** What the environment settles. */
  get overrides(): WireValues {
    return this.deps.overrides;
  }

  /** What only this process knows. */
  get process(): ProcessFacts {
    return this.deps.process;
  }

  /** The mail server in force; null while none is set. */
  get mail(): MailServer | null {
    return mailIn(this.values);
  }

  /** How staff sign in. */
  get signIn(): SignInRules {
    return signInIn(this.values);
  }

  /** Whom push services may write to. */
  get pushContact(): string {
    return pushContactIn(this.values, this.process.publicUrl);
  }

  /** The webhook in force; null while none is set. */
  get webhook(): Webhook | null {
    return webhookIn(this.values);
  }

  /** Who is written to about a crisis; null if nobody is. [P6] */
  get crisisContact(): string | null {
    return crisisContactIn(this.values);
  }

  /** A stored setting, or the calendar; null if it was never set. */
  stored(key: string): StoredSetting | null {
    return this.kept.get(key) ?? null;
  }

  /** The departments as they are kept. */
  storedDepartments(): readonly StoredDepartment[] {
    return this.keptDepartments;
  }

  /** Everything that is kept of settings, the desk's and the departments'. */
  allStored(): readonly StoredSetting[] {
    return [...this.kept.values()];
  }

  /** The stored calendar. */
  storedCalendar(): StoredCalendar {
    return calendarIn(this.allStored());
  }

  /** The calendar in force: hours in the environment settle the week, and leave the days. */
  calendar(): StoredCalendar {
    return this.calendarWith(this.storedCalendar());
  }

  private calendarWith(kept: StoredCalendar): StoredCalendar {
    return this.deps.overrides.has('serviceHours') ? { ...kept, week: null } : kept;
  }

  /** The hours of a department (null: of the desk) as they would be with these values under their keys, the desk's or a department's. */
  hoursUnder(changes: ReadonlyMap<string, unknown>): (department: string | null) => ServiceHours {
    const { overrides } = this.deps;
    const rowOf = (key: string, value: unknown): StoredSetting => ({
      ...{ key, value, version: 0, changedAt: 0, changedBy: '', earlier: [] },
    });
    const rows = [...changes].map(([key, value]) => rowOf(key, value));
    const kept = [...this.allStored().filter(({ key }) => !changes.has(key)), ...rows];
    const values = valuesInForce(overrides, keptValues(kept));
    const desks = this.calendarWith(calendarIn(kept));
    const hours = this.hoursOf(values, desks);
    const departments = departmentsInForce({
      ...{ departments: this.keptDepartments, values, overrides, kept },
      ...{ calendar: desks, hours, hoursOf: this.hoursOf },
    });
    return (department) => (department === null ? undefined : departments.get(department))?.hours ?? hours;
  }

  /** Registers a listener, called whenever the values in force may have changed. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Call after storing a change: it takes effect here at once, and the other processes reload. */
  async changed(): Promise<void> {
    this.broadcast({ is: 'settings' });
    await this.read();
  }

  /** Reloads if the stored settings have changed; checks no more often than needed. */
  async refresh(): Promise<void> {
    const now = this.deps.clock.now();
    if (Math.abs(now - this.readAt) < READ_AGAIN_MS) return;
    if ((await stateOf(this.deps)) === this.state) this.readAt = now;
    else await this.read();
  }

  /** Reloads the stored settings and applies them. */
  async read(): Promise<void> {
    const at = this.deps.clock.now();
    const reading = (this.readings += 1);
    const { kept, departments, state } = await readFrom(this.deps);
    // Two readings may overtake each other: the one that began later has seen more.
    if (reading < this.applied) return;
    this.applied = reading;
    this.readAt = at;
    this.state = state;
    this.kept = byKey(kept);
    this.keptDepartments = departments;
    this.values = valuesInForce(this.deps.overrides, keptValues(kept));
    this.apply(this.compute());
  }

  private compute(): InForce {
    const hours = this.hoursOf(this.values, this.calendar());
    return inForceOf(this.values, this.allStored(), this.deps.process, hours);
  }

  private rulesOf({ limits, resting, maskNumbers, profile }: InForce): Rules {
    const departments = departmentsInForce({
      ...{ departments: this.keptDepartments, kept: this.allStored(), values: this.values },
      ...{ overrides: this.deps.overrides, calendar: this.calendar(), hours: profile.hours },
      hoursOf: this.hoursOf,
    });
    return {
      ...limits,
      // Named also while nothing rests: what was in force before is replaced field by field.
      resting,
      departments,
      harassing: this.deps.harassing,
      mask: maskNumbers ? maskPersonalNumbers : (text) => text,
      maskAttributes: maskNumbers ? maskAttributes : (attributes) => ({ ...attributes }),
    };
  }

  private apply(now: InForce): void {
    const { allowedOrigins, allowLocalhost } = now;
    Object.assign(this.profile, now.profile);
    Object.assign(this.rules, this.rulesOf(now));
    Object.assign(this.terms, now.terms);
    Object.assign(this.gates, { allowedOrigins, allowLocalhost });
    for (const listener of this.listeners) {
      try {
        listener();
      } catch (error) {
        this.deps.log.error({ err: error }, 'settings listener threw');
      }
    }
  }
}

function calendarIn(kept: readonly StoredSetting[]): StoredCalendar {
  const read = StoredCalendar.safeParse(kept.find(({ key }) => key === CALENDAR_KEY)?.value);
  return read.success ? read.data : NO_CALENDAR;
}

function byKey(kept: readonly StoredSetting[]): ReadonlyMap<string, StoredSetting> {
  return new Map(kept.map((one) => [one.key, one]));
}

/** What is kept, and the state that it is read in. */
interface Read {
  kept: readonly StoredSetting[];
  departments: readonly StoredDepartment[];
  state: string;
}

async function readFrom(deps: Pick<SettingDeps, 'store' | 'departments'>): Promise<Read> {
  // Before the rest: what is kept in between is read again.
  const state = await stateOf(deps);
  return { kept: await deps.store.all(), departments: await deps.departments.all(), state };
}

async function stateOf({ store, departments }: Pick<SettingDeps, 'store' | 'departments'>): Promise<string> {
  return `${await store.state()}; ${await departments.state()}`;
}
