import { z } from 'zod';
import type { S3Place } from '../storage/files/s3.ts';
import { Flag, isHost, Whole } from './environment.ts';

/** Where files are stored, who looks into them, and what they may take of this machine. */
export interface FilePlaces {
  /** The folder of files; null: `files` in the data directory. Of several processes it has to be one for all. */
  folder: string | null;
  /** An S3-compatible store instead of the folder. */
  s3: S3Place | null;
  /** The virus scanner; null: none. */
  clamd: { host: string; port: number } | null;
  /** Below so many free bytes on the disk no file is taken; messages still are. */
  freeMin: number;
  /** Bytes that may be uploaded from one network in a day, to one process. */
  perNetwork: number;
  /** Pixels of a picture that is decoded. */
  pixelsMax: number;
}

const MB = 1_000_000;

/** Host and port of a scanner. */
const Clamd = z
  .string()
  .refine(
    (text) => /^\S+:\d{1,5}$/.test(text) && isHost(text.slice(0, text.lastIndexOf(':'))),
    'must be a host and a port such as 127.0.0.1:3310',
  )
  .transform((text) => {
    const colon = text.lastIndexOf(':');
    return { host: text.slice(0, colon), port: Number(text.slice(colon + 1)) };
  });

/** The part of the schema for these settings. */
export const FileSettings = {
  FILES_DIR: z.string().min(1).optional(),
  FILES_FREE_MIN: Whole(0, 10_000_000).default(500),
  FILES_PER_NETWORK: Whole(1, 10_000_000).default(2000),
  PICTURE_PIXELS_MAX: Whole(1, 250).default(50),
  CLAMD: Clamd.optional(),
  S3_BUCKET: z.string().min(1).max(200).optional(),
  S3_ENDPOINT: z
    .string()
    .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'must be an http(s) address')
    .optional(),
  S3_REGION: z.string().min(1).max(100).default('us-east-1'),
  S3_ACCESS_KEY: z.string().min(1).max(500).optional(),
  S3_SECRET_KEY: z.string().min(1).max(500).optional(),
  S3_PATH_STYLE: Flag.optional(),
};

type Set = z.output<z.ZodObject<typeof FileSettings>>;

/** What the settings mean. Amazon's own store wants the bucket in the host. */
export function filePlacesOf(set: Set): FilePlaces {
  return {
    folder: set.FILES_DIR ?? null,
    s3: s3Of(set),
    clamd: set.CLAMD ?? null,
    freeMin: set.FILES_FREE_MIN * MB,
    perNetwork: set.FILES_PER_NETWORK * MB,
    pixelsMax: set.PICTURE_PIXELS_MAX * MB,
  };
}

function s3Of(set: Set): S3Place | null {
  if (set.S3_BUCKET === undefined) return null;
  const isAmazon = set.S3_ENDPOINT === undefined;
  return {
    endpoint: set.S3_ENDPOINT ?? null,
    region: set.S3_REGION,
    bucket: set.S3_BUCKET,
    keys:
      set.S3_ACCESS_KEY === undefined || set.S3_SECRET_KEY === undefined
        ? null
        : { id: set.S3_ACCESS_KEY, secret: set.S3_SECRET_KEY },
    pathStyle: set.S3_PATH_STYLE ?? !isAmazon,
  };
}
