import TestSequencer from '@jest/test-sequencer';

/** What takes longest, the longest first: begun last, it would keep one worker busy while the other has nothing to do. */
const SLOWEST = [
  /\/crash\//,
  /\/browser\/(stray-typing|story|screens|keystrokes|printing|account|floor|narrow)\./,
  /\/browser\//,
  /\/storage\/(thread|postgres|sqlite)\.test/,
  /\/wire\//,
  /\/storage\//,
  /\/actions\//,
];

/** Where nothing is known of earlier runs, as on a fresh clone, Jest would order the files by their size. */
export default class SlowestFirst extends TestSequencer {
  /** @override */
  sort(tests) {
    const sorted = [...super.sort(tests)];
    if (sorted.some(({ duration }) => duration !== undefined)) return sorted;
    const place = ({ path }) => SLOWEST.findIndex((part) => part.test(path)) >>> 0;
    return sorted.sort((one, other) => place(one) - place(other));
  }
}
