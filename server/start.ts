// Where the process begins. Reading libraries and the manual makes much that is thrown away at once; V8 would give it a young
// heap of 32 MB for that and keep it, a fifth of what the server needs at rest. So it may not grow before there is work.
import { registerSignalHandlers } from './process/signals.ts';
import { limitYoungHeap } from './process/heap.ts';

registerSignalHandlers();
limitYoungHeap();
await import('./main.ts');
