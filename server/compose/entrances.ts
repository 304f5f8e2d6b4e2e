import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import { CALLBACK_PATH } from '../../protocol/sign-in.ts';
import { secretOf } from '../actions/create-services.ts';
import type { Services } from '../actions/services.ts';
import { ProviderClient } from '../actions/sign-in/provider-client.ts';
import { TwoFactor } from '../actions/team/two-factor.ts';
import { CustomerTokens } from '../entry/customer-tokens.ts';
import { registerCustomerHandlers } from '../entry/customer-socket.ts';
import { registerStaffHandlers } from '../entry/desk-socket.ts';
import { corkPerTick, flushPerTick } from '../entry/engine-io/per-tick.ts';
import { HistoryReadQueue } from '../entry/history-read-queue.ts';
import { httpApp } from '../entry/http/app.ts';
import { Authenticator } from '../entry/http/authenticator.ts';
import { DeviceCookies } from '../entry/http/device-cookie.ts';
import { fileAccess } from '../entry/http/file-access.ts';
import { fileRoutes } from '../entry/http/file-routes.ts';
import { SessionCookie } from '../entry/http/session-cookie.ts';
import { SignInCookies } from '../entry/http/sign-in-cookies.ts';
import { mayAsk, throttles } from '../entry/http/throttles.ts';
import { UploadLimits } from '../entry/http/upload-limits.ts';
import { Identities } from '../entry/identities.ts';
import { noticeProxy } from '../entry/trusted-proxies.ts';
import { WriteLimiter } from '../entry/write-limiter.ts';
import type { Meters } from '../metrics/meters.ts';
import { customerHandlers } from '../operations/customer.ts';
import { deskHandlers, httpHandlers } from '../operations/handlers.ts';
import type { Config } from '../settings/config.ts';
import { secretsOf } from '../settings/safety.ts';
import type { Network } from './network.ts';

/** What the entrances need. */
export interface EntranceDeps {
  config: Config;
  services: Services;
  network: Network;
  meters: Meters;
  /** The folder of the built pages. */
  pages: string;
  /** Why erasure by age is held back; null if it is not. */
  erasureHeld: () => string | null;
}

/** Connects every request to its handler: both sides of the sockets, and HTTP. Nothing listens yet. */
export async function openEntrances(deps: EntranceDeps, warn: (trouble: string) => void): Promise<void> {
  const { config, services, network } = deps;
  const { http, io } = network;
  const tokens = new CustomerTokens(
    await secretOf(services.store, 'customer-tokens'),
    config.safety.identitySecret,
  );
  const identities = new Identities(services, tokens, config.safety.identitySecret);
  receiveSockets(deps, identities);
  await receiveHttp(deps, tokens, identities);
  http.on('upgrade', (_request, connection) => corkPerTick(connection));
  // Attached last: Socket.IO takes over the listeners registered so far, so that no request is answered twice.
  io.attach(http);
  noticeProxy(http, config, warn);
  flushPerTick(io);
  network.connectionLimiter.watch(io);
}

function receiveSockets({ config, services, network, meters }: EntranceDeps, identities: Identities): void {
  const { inFlight } = network;
  const shared = {
    ...network,
    log: services.log,
    historyReads: new HistoryReadQueue({ now: () => performance.now(), pause, turn: setImmediate }, inFlight),
    measured: meters,
    trustedProxies: config.trustedProxies,
  };
  const writes = new WriteLimiter(config.safety.writes, services.log);
  registerCustomerHandlers(
    services,
    { ...shared, identities },
    customerHandlers(services, writes, identities),
  );
  registerStaffHandlers(services, shared, deskHandlers(services));
}

async function receiveHttp(
  deps: EntranceDeps,
  tokens: CustomerTokens,
  identities: Identities,
): Promise<void> {
  const { config, services, network, meters, pages, erasureHeld } = deps;
  const { clock, store, log, profile } = services;
  const { sessions, gates, secure, readiness, link } = network;
  const devices = new DeviceCookies(await secretOf(store, 'known-devices'), clock, sessions.cookieName);
  const secrets = secretsOf(config.safety.twoFactorKey, await secretOf(store, 'second-steps'));
  const twoFactor = new TwoFactor(store.twoFactor, clock, secrets, () => profile.company[profile.locale]);
  const counted = throttles(link);
  const handlers = httpHandlers(services, {
    sessions,
    twoFactor,
    cookie: new SessionCookie(sessions, devices, secure),
    authenticator: new Authenticator(services, twoFactor, devices, counted),
    provider: new ProviderClient(`${config.publicUrl}${CALLBACK_PATH}`, config.production, log),
    signIns: new SignInCookies(await secretOf(store, 'sign-ins'), clock, sessions.cookieName, secure),
    mayAskProvider: (address) => mayAsk(counted.byProvider, address),
    bearer: (token) => tokens.holderOf(token, clock.now())?.customerId ?? null,
  });
  const app = httpApp(log, {
    ...{ sessions, gates, meters, handlers, secure },
    files: fileRoutes(
      services,
      new UploadLimits(config.files.perNetwork, link),
      fileAccess(services, sessions, identities),
    ),
    metricsToken: config.safety.metricsToken,
    readiness: () => readiness.trouble(),
    held: erasureHeld,
    trustedProxies: config.trustedProxies,
    profile,
    now: () => clock.now(),
    built: pages,
    withDemo: !config.production,
    widgetLoaded: (page) => services.widgetSites.note(page),
  });
  network.http.on('request', app);
}
