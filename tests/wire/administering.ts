import type { CalendarView } from '../../protocol/calendar.ts';
import type { SettingKey, SettingsView, SettingView } from '../../protocol/settings.ts';
import type { WireError } from '../../protocol/errors.ts';
import type { Desk } from './a-desk.ts';

/** What a request was answered with. */
export interface Told<T> {
  status: number;
  body: T & { error?: WireError };
}

/** An administrator, who sets the desk over HTTP. */
export class Administrator {
  private constructor(
    private readonly desk: Desk,
    private readonly cookie: string,
  ) {}

  static async of(desk: Desk, account = 'admin'): Promise<Administrator> {
    return new Administrator(desk, await desk.cookieOf(account));
  }

  /** Changes settings. */
  set(changes: object): Promise<Told<SettingsView>> {
    return this.ask('PATCH', '/api/settings', changes);
  }

  /** Takes back what {@link set} has changed: a desk then serves the next test. */
  async unset(): Promise<void> {
    const { body } = await this.ask<SettingsView>('GET', '/api/settings');
    const changed = body.settings.filter(({ version }) => version > 0).map(({ key }) => [key, null] as const);
    if (changed.length === 0) return;
    const { status } = await this.set(Object.fromEntries(changed));
    if (status !== 200) throw new Error(`The settings cannot be taken back: ${status}`);
  }

  /** One setting as it is shown. */
  async setting(key: SettingKey): Promise<SettingView> {
    const { body } = await this.ask<SettingsView>('GET', '/api/settings');
    const found = body.settings.find((one) => one.key === key);
    if (!found) throw new Error(`no setting ${key}`);
    return found;
  }

  putCalendar(calendar: object): Promise<Told<CalendarView>> {
    return this.ask('PUT', '/api/calendar', calendar);
  }

  async calendar(): Promise<CalendarView> {
    return (await this.ask<CalendarView>('GET', '/api/calendar')).body;
  }

  /** The text of a file. */
  async file(path: string): Promise<string> {
    return (await fetch(`${this.desk.url}${path}`, { headers: { cookie: this.cookie } })).text();
  }

  async ask<T>(method: string, path: string, body?: object): Promise<Told<T>> {
    const response = await fetch(`${this.desk.url}${path}`, {
      method,
      headers: { cookie: this.cookie, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Told<T>['body'] };
  }
}
