// The entry point of the process. Loading libraries and the manual creates much short-lived garbage; V8 would grow the
// young generation to 32 MB for it and keep it, a fifth of what the server needs when idle. So it may not grow before
// there is work.
import { registerSignalHandlers } from './process/signals.ts';
import { limitYoungHeap } from './process/heap.ts';

registerSignalHandlers();
limitYoungHeap();
await import('./main.ts');
