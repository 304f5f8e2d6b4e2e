import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { BlobStore, ByteRange } from './blob-store.ts';

/** Where an S3-compatible store is, and how it is spoken to. */
export interface S3Place {
  /** Null: Amazon's own, by the region. */
  endpoint: string | null;
  region: string;
  bucket: string;
  /** Null: as the SDK finds them (a role of the machine). */
  keys: { id: string; secret: string } | null;
  /** `https://host/bucket/key` instead of `https://bucket.host/key`. */
  pathStyle: boolean;
  /** The longest that a call may take until its answer begins, in milliseconds. */
  patience?: number;
}

const PATIENCE_MS = 30_000;
const CONNECT_MS = 5_000;
/** How often longer an upload may take than an answer. */
const UPLOAD = 5;

const quiet = (): void => undefined;

/** Files in an S3-compatible store. */
export class S3Blobs implements BlobStore {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #patience: number;

  constructor({ endpoint, region, bucket, keys, pathStyle, patience = PATIENCE_MS }: S3Place) {
    this.#bucket = bucket;
    this.#patience = patience;
    this.#client = new S3Client({
      ...(endpoint === null ? {} : { endpoint }),
      ...(keys === null ? {} : { credentials: { accessKeyId: keys.id, secretAccessKey: keys.secret } }),
      region,
      forcePathStyle: pathStyle,
      // The SDK's own checksums are refused by Aliyun OSS, Tencent COS, Huawei OBS and older servers, and no store needs
      // them: the row of a file has one of its own.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // The bytes of an upload are read once: who sent it tries again, with the whole file.
      maxAttempts: 1,
      // What fails is thrown, and logged by whoever asked.
      logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: patience },
    });
  }

  async put(key: string, bytes: Readable, size: number): Promise<void> {
    let seen = 0;
    const counted = new Transform({
      transform(part: Buffer, _encoding, done) {
        seen += part.length;
        done(null, part);
      },
    });
    const cut = new AbortController();
    // Cut short, the request has to end as one that is broken: some servers store what they have got.
    pipeline(bytes, counted).catch(() => cut.abort());
    for (const stream of [bytes, counted]) stream.on('error', () => undefined);
    const abortSignal = AbortSignal.any([cut.signal, this.#deadline(UPLOAD).abortSignal]);
    try {
      await this.#client.send(
        new PutObjectCommand({ Bucket: this.#bucket, Key: key, Body: counted, ContentLength: size }),
        { abortSignal },
      );
      if (seen !== size) throw new Error(`a file of ${size} bytes came as ${seen}`);
    } catch (error) {
      await this.remove(key).catch(() => undefined);
      throw error;
    } finally {
      counted.destroy();
      bytes.destroy();
    }
  }

  async get(key: string, range?: ByteRange): Promise<Readable | null> {
    const part = range === undefined ? {} : { Range: `bytes=${range.start}-${range.end}` };
    const found = await this.#unlessMissing(() =>
      this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: key, ...part })),
    );
    if (found === null) return null;
    if (!(found.Body instanceof Readable)) throw new Error('the store gave no bytes');
    return found.Body;
  }

  // One by one: deleting many at once is what the stores disagree about most.
  async remove(key: string): Promise<void> {
    await this.#unlessMissing(() =>
      this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key }), this.#deadline()),
    );
  }

  async stat(key: string): Promise<{ size: number } | null> {
    const found = await this.#unlessMissing(() =>
      this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key }), this.#deadline()),
    );
    return found === null ? null : { size: found.ContentLength ?? 0 };
  }

  async ping(): Promise<void> {
    await this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket }), this.#deadline());
  }

  tidy(): Promise<void> {
    // An object is there whole or not at all.
    return Promise.resolve();
  }

  close(): void {
    this.#client.destroy();
  }

  #deadline(times = 1): { abortSignal: AbortSignal } {
    return { abortSignal: AbortSignal.timeout(this.#patience * times) };
  }

  async #unlessMissing<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null;
      throw error;
    }
  }
}
