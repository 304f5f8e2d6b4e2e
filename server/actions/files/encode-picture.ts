import sharp, { type Metadata, type Sharp } from 'sharp';
import type { PictureAnswer, WorkerTask } from './worker-messages.ts';

type Task = Extract<WorkerTask, { is: 'picture' }>;

/** Frames times pixels of a film that plays in the viewer. */
const FILM_MAX = 200_000_000;

/** Twice the largest place that a picture has in a log, in pixels, for sharp screens. */
const THUMBNAIL = { width: 480, height: 640, fit: 'inside', withoutEnlargement: true } as const;

/** How long one picture may take, in seconds. */
const TIMEOUT = { seconds: 15 };

/** What the decoder reads; the others are saved, not shown. */
const DECODED: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
]);

/**
 * A picture as others get it: upright, in sRGB, without what a camera wrote beside it, decoded and encoded anew, so that
 * nothing else is left in it; and its thumbnail. A film keeps its original, of which the first frame is decoded.
 */
export async function encodePicture(task: Task): Promise<PictureAnswer> {
  if (!DECODED.has(task.type)) return { is: 'card' };
  try {
    const about = await sharp(task.path, { failOn: 'truncated', limitInputPixels: false }).metadata();
    const frame = { width: about.width, height: about.pageHeight ?? about.height };
    if (frame.width * frame.height > task.pixelsMax) return { is: 'pixels' };
    const frames = about.pages ?? 1;
    if (task.type === 'image/gif' && frames > 1) return await film(task, frame, frames);
    return await still(task, about);
  } catch {
    return { is: 'broken' };
  }
}

async function film(
  task: Task,
  frame: { width: number; height: number },
  frames: number,
): Promise<PictureAnswer> {
  if (frame.width * frame.height * frames > FILM_MAX) return { is: 'card' };
  await thumbnail(opened(task.path, task.pixelsMax), task.thumbnailTo);
  return { is: 'shown', type: 'image/gif', ending: 'gif', ...frame, isNew: false };
}

async function still(task: Task, about: Metadata): Promise<PictureAnswer> {
  const upright = opened(task.path, task.pixelsMax).autoOrient();
  const { encoded, type, ending } = encodedAs(task.type, upright, about);
  const { width, height } = await encoded.timeout(TIMEOUT).toFile(task.to);
  await thumbnail(opened(task.to, task.pixelsMax), task.thumbnailTo);
  return { is: 'shown', type, ending, width, height, isNew: true };
}

function opened(path: string, pixelsMax: number): Sharp {
  return sharp(path, { failOn: 'truncated', limitInputPixels: pixelsMax, pages: 1, sequentialRead: true });
}

/** AVIF is not shown by every browser that the desk serves, and a film of one frame is a picture. */
function encodedAs(
  type: string,
  picture: Sharp,
  about: Metadata,
): { encoded: Sharp; type: string; ending: string } {
  switch (type) {
    case 'image/jpeg':
      return { encoded: picture.jpeg({ quality: 88 }), type, ending: 'jpg' };
    case 'image/webp':
    case 'image/avif':
      return { encoded: picture.webp({ quality: 90 }), type: 'image/webp', ending: 'webp' };
    default: {
      const encoded = picture.png({ compressionLevel: 7, palette: about.isPalette });
      return { encoded, type: 'image/png', ending: 'png' };
    }
  }
}

async function thumbnail(picture: Sharp, to: string): Promise<void> {
  await picture.resize(THUMBNAIL).webp({ quality: 76 }).timeout(TIMEOUT).toFile(to);
}

/** Once, before the first picture: one thread, nothing remembered. */
export function prepareEncoder(): void {
  sharp.cache(false);
  sharp.concurrency(1);
}
