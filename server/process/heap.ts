import { setFlagsFromString } from 'node:v8';

/** Keeps V8's young generation at its initial size, whatever the command line allows, until {@link releaseYoungHeap}. */
export function limitYoungHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/**
 * From here on V8 gives the young heap what the load asks for, and clears the old one when it has come to twice what
 * was in use. By itself it would do so once a second under load, because a message leaves little behind, and whoever
 * writes at that moment would wait for 10 to 15 ms.
 */
export function releaseYoungHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
  setFlagsFromString('--heap-growing-percent=100');
}
