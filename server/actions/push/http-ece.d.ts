declare module 'http_ece' {
  import type { ECDH } from 'node:crypto';

  interface Reading {
    version: 'aes128gcm';
    privateKey: ECDH;
    authSecret: string;
  }

  interface Writing extends Reading {
    /** The public key of the receiver. */
    dh: string;
    salt: string;
  }

  export function decrypt(body: Buffer, keys: Reading): Buffer;
  export function encrypt(body: Buffer, keys: Writing): Buffer;
}
