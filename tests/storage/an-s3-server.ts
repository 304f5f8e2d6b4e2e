import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { S3Place } from '../../server/storage/files/s3.ts';

const BUCKET = 'huashu';

/** A real server that speaks as S3 does, with one bucket. */
export class S3Server {
  private constructor(
    private readonly server: S3rver,
    readonly url: string,
    private readonly folder: string,
  ) {}

  static async start(): Promise<S3Server> {
    const folder = mkdtempSync(join(tmpdir(), 'huashu-s3-'));
    const server = new S3rver({
      ...{ port: 0, address: '127.0.0.1', silent: true, directory: folder },
      configureBuckets: [{ name: BUCKET, configs: [] }],
    });
    const { port } = await server.run();
    return new S3Server(server, `http://127.0.0.1:${port}`, folder);
  }

  /** How it is reached. */
  get place(): S3Place {
    return {
      ...{ endpoint: this.url, region: 'us-east-1', bucket: BUCKET, pathStyle: true },
      keys: { id: 'S3RVER', secret: 'S3RVER' },
    };
  }

  /** The same, as the environment says it. */
  get settings(): Record<string, string> {
    return {
      ...{ S3_ENDPOINT: this.url, S3_BUCKET: BUCKET, S3_ACCESS_KEY: 'S3RVER', S3_SECRET_KEY: 'S3RVER' },
    };
  }

  async stop(): Promise<void> {
    await this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
