import type { Logger } from 'pino';
import { maskAttributes, maskPersonalNumbers } from '../../phrases/check/mask.ts';
import { StoredCalendar } from '../../protocol/calendar.ts';
import type { ClusterMessage } from '../delivery/cluster/messages.ts';
import { NO_CALENDAR } from '../domain/calendar/service-hours.ts';
import type { Instant } from '../domain/instant.ts';
import type { Profile, Limits, Rules, RetentionPeriods } from '../domain/rules.ts';
import type { Clock } from '../lib/clock.ts';
import { keptValues, valuesInForce, type WireValues } from '../settings/desk-settings.ts';
import { inForceOf, type InForce, type ProcessFacts } from '../settings/in-force.ts';
import type { SettingStore, StoredSetting } from '../storage/settings/store.ts';

/** Refresh interval, ms: a lost cluster message delays a setting of another process by no more. */
const READ_AGAIN_MS = 3000;

/** The key under which the calendar is stored, beside the settings. */
export const CALENDAR_KEY = 'calendar';

/** What the settings depend on besides the stored values. */
export interface SettingDeps {
  store: SettingStore;
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
  private values: WireValues;
  private readAt: Instant;
  private state: string;
  private readings = 0;
  private applied = 0;
  private readonly listeners: (() => void)[] = [];

  private constructor(
    private readonly deps: SettingDeps,
    kept: readonly StoredSetting[],
    state: string,
  ) {
    this.kept = byKey(kept);
    this.state = state;
    this.readAt = deps.clock.now();
    this.values = valuesInForce(deps.overrides, keptValues(kept));
    const now = this.compute();
    this.profile = now.profile;
    this.rules = rulesOf(now.limits, now.maskNumbers, deps.harassing);
    this.terms = now.terms;
    this.gates = { allowedOrigins: now.allowedOrigins, allowLocalhost: now.allowLocalhost };
  }

  /** Loads the stored settings. */
  static async open(deps: SettingDeps): Promise<DeskSettings> {
    const state = await deps.store.state();
    return new DeskSettings(deps, await deps.store.all(), state);
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

  /** A stored setting, or the calendar; null if it was never set. */
  stored(key: string): StoredSetting | null {
    return this.kept.get(key) ?? null;
  }

  /** The stored calendar. */
  storedCalendar(): StoredCalendar {
    const read = StoredCalendar.safeParse(this.kept.get(CALENDAR_KEY)?.value);
    return read.success ? read.data : NO_CALENDAR;
  }

  /** The calendar in force: hours in the environment settle the week, and leave the days. */
  calendar(): StoredCalendar {
    const kept = this.storedCalendar();
    return this.deps.overrides.has('serviceHours') ? { ...kept, week: null } : kept;
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
    if ((await this.deps.store.state()) === this.state) this.readAt = now;
    else await this.read();
  }

  /** Reloads the stored settings and applies them. */
  async read(): Promise<void> {
    const at = this.deps.clock.now();
    const reading = (this.readings += 1);
    // Read the state before the settings: what is stored in between causes another read.
    const state = await this.deps.store.state();
    const kept = await this.deps.store.all();
    // Two readings may overtake each other: the one that began later has seen more.
    if (reading < this.applied) return;
    this.applied = reading;
    this.readAt = at;
    this.state = state;
    this.kept = byKey(kept);
    this.values = valuesInForce(this.deps.overrides, keptValues(kept));
    this.apply(this.compute());
  }

  private compute(): InForce {
    return inForceOf(this.values, this.calendar(), [...this.kept.values()], this.deps.process);
  }

  private apply({ profile, limits, maskNumbers, terms, ...gates }: InForce): void {
    Object.assign(this.profile, profile);
    Object.assign(this.rules, rulesOf(limits, maskNumbers, this.deps.harassing));
    Object.assign(this.terms, terms);
    Object.assign(this.gates, gates);
    for (const listener of this.listeners) {
      try {
        listener();
      } catch (error) {
        this.deps.log.error({ err: error }, 'settings listener threw');
      }
    }
  }
}

function byKey(kept: readonly StoredSetting[]): ReadonlyMap<string, StoredSetting> {
  return new Map(kept.map((one) => [one.key, one]));
}

function rulesOf(limits: Limits, maskNumbers: boolean, harassing: Rules['harassing']): Rules {
  return {
    ...limits,
    harassing,
    mask: maskNumbers ? maskPersonalNumbers : (text) => text,
    maskAttributes: maskNumbers ? maskAttributes : (attributes) => ({ ...attributes }),
  };
}
