import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Texts that only whoever has the secret can make and read (AES-256-GCM). */
export class Sealed {
  readonly #keys: readonly Buffer[];

  /** The first of the secrets seals; what any of them has sealed is opened. */
  constructor(secrets: readonly [string, ...string[]]) {
    this.#keys = secrets.map((secret) => createHash('sha256').update(secret).digest());
  }

  seal(text: string): string {
    const iv = randomBytes(IV_BYTES);
    const [key = Buffer.alloc(0)] = this.#keys;
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Null if it was sealed under none of the secrets, or has been changed. */
  open(sealed: string): string | null {
    const bytes = Buffer.from(sealed, 'base64url');
    if (bytes.length < IV_BYTES + TAG_BYTES) return null;
    for (const key of this.#keys) {
      const opened = openWith(key, bytes);
      if (opened !== null) return opened;
    }
    return null;
  }
}

/** Null if another key has sealed it. */
function openWith(key: Buffer, bytes: Buffer): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES));
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const rest = bytes.subarray(IV_BYTES + TAG_BYTES);
  try {
    return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
