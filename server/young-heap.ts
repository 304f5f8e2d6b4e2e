import { setFlagsFromString } from 'node:v8';

/** Keeps V8's young heap as small as it begins, until {@link letYoungHeapGrow}. */
export function holdYoungHeap(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** From here on V8 gives the young heap what the load asks for. */
export function letYoungHeapGrow(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
}
