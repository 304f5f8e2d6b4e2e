// Loaded before a desk's process by tests alone (`--import`): its time runs on as ever, and leaps when the test says so
// over the channel to its parent, or is held and passes by such leaps alone. What was due meanwhile is then due at once,
// in its order. Steady time, wall clock and timers go together. The database's driver keeps real time: a database that is
// busy has not been silent for seconds.
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers';
import { isMainThread } from 'node:worker_threads';

const require = createRequire(import.meta.url);
const timers = require('node:timers');
const promises = require('node:timers/promises');

const wall = Date.now;
const steady = performance.now.bind(performance);
const { setTimeout: wait, setInterval: waitOften, clearTimeout: stopWaiting } = globalThis;

/** How far the wall clock is ahead of the steady one. */
const offset = wall() - steady();
let ahead = 0;
/** The steady time at which everything stands still, if it does. */
let heldAt = null;
const pending = new Set();

const now = () => heldAt ?? steady() + ahead;

/** What setTimeout and setInterval give; the same to its owner as Node's own. */
class Timer {
  constructor(run, ms, isRepeated) {
    Object.assign(this, { run, isRepeated, ms: ms >= 1 ? ms : 1, isRef: true });
    this.refresh();
  }

  refresh() {
    this.due = now() + this.ms;
    pending.add(this);
    this.arm();
    return this;
  }

  /** Held, it fires only if it is due by now. */
  arm() {
    stopWaiting(this.armed);
    const left = this.due - now();
    this.armed = heldAt !== null && left > 0 ? undefined : wait(() => this.fire(), left);
    if (!this.isRef) this.armed?.unref();
  }

  fire() {
    if (this.isRepeated) this.refresh();
    else pending.delete(this);
    this.run();
  }

  close() {
    pending.delete(this);
    stopWaiting(this.armed);
    return this;
  }

  ref() {
    this.isRef = true;
    this.armed?.ref();
    return this;
  }

  unref() {
    this.isRef = false;
    this.armed?.unref();
    return this;
  }

  hasRef() {
    return this.isRef;
  }
}

const isDriver = () => new Error().stack.includes('/node_modules/pg');
const begin =
  (real, isRepeated) =>
  (run, ms, ...words) =>
    isDriver() ? real(run, ms, ...words) : new Timer(() => run(...words), ms, isRepeated);
const end = (timer) => (timer instanceof Timer ? void timer.close() : stopWaiting(timer));

/** What the test can ask of the time. */
const WISHES = {
  hold: () => (heldAt = now()),
  leap: (ms) => {
    if (heldAt === null) ahead += ms;
    else heldAt += ms;
  },
  release: () => {
    ahead = now() - steady();
    heldAt = null;
  },
};

if (isMainThread) {
  Date.now = () => Math.floor(offset + now());
  performance.now = now;
  const own = {
    setTimeout: begin(wait, false),
    setInterval: begin(waitOften, true),
    clearTimeout: end,
    clearInterval: end,
  };
  Object.assign(globalThis, own);
  Object.assign(timers, own);
  promises.setTimeout = (ms, value, { ref = true } = {}) =>
    new Promise((resolve) => {
      const timer = own.setTimeout(() => resolve(value), ms);
      if (!ref) timer.unref();
    });
  syncBuiltinESMExports();

  process.on('message', ({ wish, ms }) => {
    WISHES[wish](ms);
    for (const timer of [...pending].sort((one, other) => one.due - other.due)) timer.arm();
    // Behind all that was due.
    wait(() => setImmediate(() => process.send({ at: Date.now() })), 2);
  });
  process.channel?.unref();
}
