import { createServer } from 'node:http';
import { join } from 'node:path';
import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import { maskAttributes, maskPersonalNumbers } from '../phrases/check/mask.ts';
import { detect } from '../phrases/detect/detect.ts';
import { rightsJobs } from './actions/team/account-watch.ts';
import { isShutdownRequested } from './process/signals.ts';
import { addFirstStaff } from './actions/team/first-staff.ts';
import { ManualEngineWorker } from './actions/manual/manual-engine-worker.ts';
import { ManualVersions } from './actions/manual/manual-versions.ts';
import { openDesk } from './actions/open-desk.ts';
import { TwoFactor } from './actions/team/two-factor.ts';
import { steadyClock } from './lib/clock.ts';
import { BadSetting, readConfig, type Config } from './settings/config.ts';
import type { Rules } from './domain/rules.ts';
import { RateLimiter } from './entry/rate-limiter.ts';
import { ConnectionLimiter } from './entry/connection-limiter.ts';
import { registerCustomerHandlers } from './entry/customer-socket.ts';
import { HistoryReadQueue } from './entry/history-read-queue.ts';
import { registerStaffHandlers } from './entry/desk-socket.ts';
import { noticeProxy } from './entry/proxy-notice.ts';
import { watchReaders } from './entry/engine-io/slow-readers.ts';
import { socketServer } from './entry/socket-server.ts';
import { httpApp } from './entry/http/app.ts';
import { DeviceCookies } from './entry/http/device-cookie.ts';
import { Authenticator } from './entry/http/authenticator.ts';
import { SessionCookie } from './entry/http/session-cookie.ts';
import { throttles } from './entry/http/throttles.ts';
import { Sessions } from './entry/sessions.ts';
import { announce, firstSignIn, listen } from './process/listening.ts';
import { Identities } from './entry/identities.ts';
import { CustomerTokens } from './entry/customer-tokens.ts';
import { InFlight } from './entry/in-flight.ts';
import { flushPerTick } from './entry/engine-io/flush-per-tick.ts';
import { WriteLimiter } from './entry/write-limiter.ts';
import { corkPerTick } from './entry/engine-io/cork-per-tick.ts';
import { logAndCountJobs, startJobs } from './lib/jobs.ts';
import { judgeWith } from './settings/rules.ts';
import { connectRedis } from './delivery/cluster/connect-redis.ts';
import { shutDownOnSignal } from './process/shutdown.ts';
import { openLog } from './process/logging.ts';
import { Meters } from './metrics/meters.ts';
import { addGauges } from './metrics/gauges.ts';
import { customerHandlers } from './operations/customer.ts';
import { deskHandlers } from './operations/desk.ts';
import { httpHandlers } from './operations/http.ts';
import { Readiness } from './process/readiness.ts';
import { secretsOf } from './settings/safety.ts';
import { keepShipped, readShipped } from './process/shipped-manual.ts';
import { openStore } from './storage/open-store.ts';
import { releaseYoungHeap } from './process/heap.ts';

/** dist/<build>/server, beside the built pages; the manual stands with the sources. */
const here = import.meta.dirname;
const built = join(here, '..');
const manualFolder = join(here, '../../../phrases/manual');

await main();

async function main(): Promise<void> {
  try {
    await serve(readConfig(process.env));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (!(error instanceof BadSetting) && process.env['LOG_LEVEL'] === 'debug')
      process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  }
}

async function serve(config: Config): Promise<void> {
  const log = openLog(config.logLevel);
  const lastGood = join(config.dataDir, 'manual.last-good.json');
  const tell = (trouble: string) => void process.stderr.write(`${trouble}\n`);
  const shipped = readShipped(manualFolder, lastGood, tell);
  const manuals = { 'zh-CN': shipped['zh-CN'].manual, en: shipped.en.manual };
  const content = { 'zh-CN': shipped['zh-CN'].chapters, en: shipped.en.chapters };
  const engine = new ManualEngineWorker(join(here, 'manual-worker.js'));
  // Nothing is open yet. From here on the start goes on to where it can end everything in order.
  if (isShutdownRequested()) process.exit(0);
  const own = steadyClock(Date.now, () => performance.now());
  const store = await openStore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    workerPath: join(here, 'sqlite-worker.js'),
    now: () => own.now(),
  });
  keepShipped(lastGood, content, tell);
  const clock = store.now ? { now: store.now } : own;
  const http = createServer();
  const gates = { allowedOrigins: config.allowedOrigins, allowLocalhost: config.allowLocalhost };
  const rateLimiter = new RateLimiter(() => performance.now());
  const connectionLimiter = new ConnectionLimiter(config.safety.connections, config.trustedProxies);
  const secure = config.publicUrl.startsWith('https:');
  const sessions = new Sessions(store.staff, clock, secure ? '__Host-huashu' : 'huashu');
  const whose = async (cookies: string) => (await sessions.find(cookies))?.asker.account ?? null;
  const io = socketServer(gates, connectionLimiter, rateLimiter, whose);
  const link = config.redisUrl === null ? null : await connectRedis(config.redisUrl, store, tell);
  if (link) io.adapter(link.adapter());
  const readiness = new Readiness(store, link);
  const inFlight = new InFlight();
  const rules: Rules = {
    ...config.clocks,
    harassing: judgeWith(log),
    mask: config.maskNumbers ? maskPersonalNumbers : (text) => text,
    maskAttributes: config.maskNumbers ? maskAttributes : (attributes) => ({ ...attributes }),
  };
  const profile = {
    company: config.company,
    locale: config.locale,
    hours: config.serviceHours,
    complaintHours: config.complaintHours,
    blockNotice: config.blockNotice,
    identityRequired: config.safety.identityRequired,
  };
  const meters = new Meters();
  addGauges(meters.registry, { opened: () => opened, reach: () => readiness.reach() });
  const opened = await openDesk({
    profile,
    rules,
    manuals,
    manual: new ManualVersions(content, engine, config.manualApproval),
    store,
    io,
    clock,
    log,
    auditKey: config.safety.auditKey,
    terms: config.terms,
    confirmErasure: config.confirmErasure,
    link,
    measured: meters,
  });
  const { desk, assistant } = opened;
  const welcome = await addFirstStaff(store, config);
  await desk.directory.readStaff();
  const around = {
    log,
    rateLimiter,
    sessions,
    gates,
    inFlight,
    historyReads: new HistoryReadQueue({ now: () => performance.now(), pause, turn: setImmediate }, inFlight),
    measured: meters,
    trustedProxies: config.trustedProxies,
  };
  const tokens = new CustomerTokens(await opened.secret('customer-tokens'), config.safety.identitySecret);
  const identities = new Identities(desk, tokens, config.safety.identitySecret);
  const writes = new WriteLimiter(config.safety.writes, log);
  registerCustomerHandlers(desk, { ...around, identities }, customerHandlers(desk, writes, identities));
  registerStaffHandlers(desk, around, deskHandlers(desk, assistant));
  const devices = new DeviceCookies(await opened.secret('known-devices'), clock, sessions.cookieName);
  const twoFactor = new TwoFactor(
    store.secondSteps,
    clock,
    secretsOf(config.safety.secondStepKey, await opened.secret('second-steps')),
    config.company[config.locale],
  );
  const handlers = httpHandlers(desk, {
    sessions,
    twoFactor,
    cookie: new SessionCookie(sessions, devices, secure),
    authenticator: new Authenticator(desk, twoFactor, devices, throttles(link)),
    bearer: (token) => tokens.holderOf(token, clock.now())?.customerId ?? null,
  });
  http.on(
    'request',
    httpApp(log, {
      sessions,
      gates,
      meters,
      metricsToken: config.safety.metricsToken,
      readiness: () => readiness.trouble(),
      held: () => opened.erasureHeld(),
      handlers,
      secure,
      trustedProxies: config.trustedProxies,
      built,
      withDemo: !config.production,
    }),
  );
  http.on('upgrade', (_request, connection) => corkPerTick(connection));
  // Last: it takes its own requests away from whoever listens by now, so that none of them is answered twice.
  io.attach(http);
  noticeProxy(http, config, tell);
  flushPerTick(io);
  connectionLimiter.watch(io);
  const cutSlowReaders = watchReaders(io, () => performance.now());
  const readers = { name: 'slow_readers', run: () => meters.cut(cutSlowReaders()) };
  const rights = rightsJobs(desk, () => performance.now());
  const jobs = startJobs([...opened.jobs, readers, ...rights], logAndCountJobs(meters, log));
  // Before anybody can see that this process serves: who sees it may ask it to go at once.
  shutDownOnSignal({
    http,
    io,
    inFlight,
    isShared: link !== null,
    notReady: () => readiness.leave(),
    close: async () => {
      await jobs.stop();
      opened.leave();
      await opened.settled();
      await store.close();
      link?.close();
    },
  });
  // The first password is shown also if this start comes to nothing: the next one does not make another.
  const showPassword = (): void => {
    if (welcome) process.stdout.write(`${firstSignIn(welcome.accounts, welcome.password)}\n`);
  };
  if (isShutdownRequested()) return showPassword();
  // The detector unpacks what it knows at its first word; that word shall not be a customer's.
  detect({ text: config.company[config.locale] });
  await listen(http, config).catch((error: unknown) => {
    showPassword();
    throw error;
  });
  releaseYoungHeap();
  if (welcome) announce(config, welcome.accounts, welcome.password);
  else process.stdout.write(`Huashu is at ${config.publicUrl}\n`);
}
