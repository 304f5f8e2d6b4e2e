import { open } from 'node:fs/promises';
import { z } from 'zod';
import type { LookAnswer, PictureAnswer, WorkerTask } from './worker-messages.ts';
import { zipEntries } from './zip-entries.ts';

// The program of a child: it alone reads what people have uploaded with more than plain comparisons. It has no secrets,
// and its death costs one file.

const Task = z.object({
  id: z.number(),
  task: z.discriminatedUnion('is', [
    z.object({ is: z.literal('look'), path: z.string() }),
    z.object({
      ...{ is: z.literal('picture'), path: z.string(), type: z.string() },
      ...{ pixelsMax: z.number(), to: z.string(), thumbnailTo: z.string() },
    }),
  ]),
});

/** As much of a file as is looked at. */
const HEAD_BYTES = 64 * 1024;

let isPrepared = false;

process.on('message', (message) => {
  const { id, task } = Task.parse(message);
  void answerTo(task).then((answer) => process.send?.({ id, answer, memory: process.memoryUsage.rss() }));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });

async function answerTo(task: WorkerTask): Promise<z.output<typeof LookAnswer> | PictureAnswer> {
  switch (task.is) {
    case 'look':
      return { signature: await signatureOf(task.path), entries: await zipEntries(task.path) };
    case 'picture': {
      // The decoder is 20 MB: a desk that gets no pictures does without it.
      const { encodePicture, prepareEncoder } = await import('./encode-picture.ts');
      if (!isPrepared) prepareEncoder();
      isPrepared = true;
      return encodePicture(task);
    }
  }
}

async function signatureOf(path: string): Promise<string | null> {
  const { fileTypeFromBuffer } = await import('file-type');
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const found = await fileTypeFromBuffer(buffer.subarray(0, bytesRead)).catch(() => undefined);
    return found?.mime ?? null;
  } finally {
    await file.close();
  }
}
