import type { Logger } from 'pino';
import { SET_UP_KEY, setUpIn } from '../domain/account/set-up.ts';
import { BoundedMap } from '../lib/bounded-map.ts';
import type { Clock } from '../lib/clock.ts';
import type { WidgetSiteStore } from '../storage/widget-sites.ts';
import type { DeskSettings } from './desk-settings.ts';

/** One website is written down at most this often, ms. */
const AGAIN_MS = 3000;
/** New websites within {@link WINDOW_MS} that one process writes down: anybody can name any. */
const NEW_MAX = 10;
const WINDOW_MS = 60_000;
const REMEMBERED = 200;

/** Notices on which websites the widget is loaded: on all while a new desk is being set up, then on those that are refused. */
export class WidgetSites {
  readonly #noted = new BoundedMap<number>(REMEMBERED);
  #window = { began: 0, count: 0 };

  constructor(
    private readonly store: WidgetSiteStore,
    private readonly settings: Pick<DeskSettings, 'gates' | 'stored'>,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  /** The widget was loaded by this page, as its browser says. Never throws; what is no address of a website is ignored. */
  note(page: string | undefined): void {
    if (page === undefined) return;
    const origin = originOf(page);
    if (origin === null || !this.#isAsked(origin) || !this.#isDue(origin)) return;
    this.store.seen({ origin, at: this.clock.now() }).catch((error: unknown) => {
      this.log.warn({ err: error }, 'storing a website of the widget failed');
    });
  }

  #isAsked(origin: string): boolean {
    return setUpIn(this.settings.stored(SET_UP_KEY)) !== null || !isAllowed(this.settings.gates, origin);
  }

  #isDue(origin: string): boolean {
    const now = this.clock.now();
    const last = this.#noted.get(origin);
    if (last !== undefined && Math.abs(now - last) < AGAIN_MS) return false;
    if (last === undefined && !this.#hasRoom(now)) return false;
    this.#noted.set(origin, now);
    return true;
  }

  #hasRoom(now: number): boolean {
    if (Math.abs(now - this.#window.began) >= WINDOW_MS) this.#window = { began: now, count: 0 };
    this.#window.count += 1;
    return this.#window.count <= NEW_MAX;
  }
}

function originOf(page: string): string | null {
  if (page.length > 2000 || !URL.canParse(page)) return null;
  const { protocol, origin } = new URL(page);
  return protocol === 'https:' || protocol === 'http:' ? origin : null;
}

const LOCAL = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Whether chats from a website are accepted. */
export function isAllowed(
  { allowedOrigins, allowLocalhost }: Pick<DeskSettings['gates'], 'allowedOrigins' | 'allowLocalhost'>,
  origin: string,
): boolean {
  return allowedOrigins.includes(origin) || (allowLocalhost && LOCAL.test(origin));
}
