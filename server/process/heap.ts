import { setFlagsFromString } from 'node:v8';

/** Keeps V8's young generation at its initial size, despite the command line, until {@link releaseYoungHeap}. */
export function limitYoungHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * Lets V8 grow the young generation with the load, and collect the old one when it reaches twice the live size. By
 * default V8 would do so once a second under load, because messages leave little garbage, and each time writers would
 * wait 10 to 15 ms.
 */
export function releaseYoungHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
  setFlagsFromString('--heap-growing-percent=100');
}
