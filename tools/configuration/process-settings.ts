import { ProcessSettings } from '../../server/settings/config.ts';

/** What is said of a setting of the process. `unset`: what holds without it, where the schema has no default. */
export interface ProcessSetting {
  name: keyof typeof ProcessSettings.shape;
  unset?: string;
  meaning: string;
}

const WORDS: Record<ProcessSetting['name'], Omit<ProcessSetting, 'name'>> = {
  NODE_ENV: { meaning: '`production`: no demo shop, no sample accounts, no localhost websites.' },
  PORT: { meaning: 'Where it listens.' },
  HOST: { meaning: 'The address on which it listens.' },
  PUBLIC_URL: { unset: '`http://localhost:PORT`', meaning: 'Cookies, links, the embed snippet.' },
  TRUSTED_PROXIES: { meaning: 'How many proxies in front are believed about addresses.' },
  DATA_DIR: { meaning: 'The database; one process at a time holds it.' },
  DATABASE_URL: { unset: 'embedded', meaning: 'PostgreSQL 15 or later instead of the embedded database.' },
  REDIS_URL: {
    unset: 'one process',
    meaning: 'Joins several processes on one `DATABASE_URL` into one desk.',
  },
  ADMIN_PASSWORD: { unset: 'made, and printed once', meaning: 'The first account, on an empty database.' },
  SAMPLE_STAFF: { unset: '1 outside production', meaning: 'The sample accounts, on an empty database.' },
  STARTER_CHAPTERS: {
    unset: 'as `SAMPLE_STAFF`',
    meaning:
      '1: the manual as shipped has its chapter of an online shop switched on. 0: a lead switches it on, on the screen Manual. The same for all processes.',
  },
  MANUAL_APPROVAL: { meaning: '1: a second person approves what is to change in the manual.' },
  WEBHOOK_PRIVATE: {
    meaning: '1: the webhook may be within the own network, and be reached without encryption.',
  },
  PUSH_PRIVATE: {
    meaning:
      '1: push services may be within the own network, and be reached without encryption: for trying out.',
  },
  CONFIRM_ERASURE: {
    meaning:
      'The day (`2026-11-29`) on which a person confirms an erasure that waits ([privacy](privacy.md)).',
  },
  LOG_LEVEL: { meaning: '`silent` to `debug`.' },
  FILES_DIR: {
    unset: '`files` in `DATA_DIR`',
    meaning: 'The folder of files; of several processes one that they share ([files](decisions/files.md)).',
  },
  FILES_FREE_MIN: { meaning: 'MB on the disk below which no file is taken; messages still are.' },
  FILES_PER_NETWORK: {
    meaning: 'MB that one network may upload in a day; counted for all processes together.',
  },
  PICTURE_PIXELS_MAX: { meaning: 'Millions of pixels of the largest picture that is decoded.' },
  CLAMD: {
    unset: 'files are not scanned',
    meaning: 'Host and port of a clamd, which looks at every file before it is stored.',
  },
  S3_BUCKET: { unset: 'the folder', meaning: 'Stores files in this bucket of an S3-compatible store.' },
  S3_ENDPOINT: { unset: 'Amazon S3', meaning: 'The address of the store.' },
  S3_REGION: { meaning: 'Its region.' },
  S3_ACCESS_KEY: { unset: 'as the SDK finds it', meaning: 'The key, with `S3_SECRET_KEY`.' },
  S3_SECRET_KEY: { unset: 'as the SDK finds it', meaning: 'The secret of the key.' },
  S3_PATH_STYLE: {
    unset: '1 with `S3_ENDPOINT`',
    meaning: '1: the bucket in the path; 0: in the host, as Aliyun OSS and Tencent COS want it.',
  },
  AUDIT_SECRET: {
    unset: 'a secret in the database',
    meaning:
      'Seals the audit log; at least 32 characters, kept outside the database ([security](security.md)).',
  },
  SECOND_STEP_SECRET: {
    unset: 'a secret in the database',
    meaning:
      'Seals the secrets of second steps at sign-in; at least 32 characters, kept outside the database.',
  },
  METRICS_TOKEN: {
    unset: 'whoever can reach it',
    meaning: '`GET /metrics` answers only `Authorization: Bearer` with this (32 characters or more).',
  },
  IDENTITY_SECRET: {
    meaning: 'What websites vouch for signed-in visitors with ([embedding](embedding.md)).',
  },
  IDENTITY_REQUIRED: { meaning: '1: only visitors who are vouched for begin chats.' },
  SOCKETS_PER_ADDRESS: { meaning: 'Sockets that one process takes from one address (an office is one).' },
  SOCKETS_MAX: { meaning: 'Sockets that one process takes in all.' },
  SOCKETS_FOR_STAFF: {
    meaning: 'Sockets beyond these that only signed-in staff may take ([security](security.md)).',
  },
  MESSAGES_PER_PERSON: {
    meaning: 'Messages that one customer may write in ten minutes ([security](security.md)).',
  },
  MESSAGES_PER_NETWORK: { meaning: 'The same for a network; ten times that in a day.' },
  BYTES_PER_PERSON: { meaning: 'Bytes of text that one customer may write in ten minutes.' },
  BYTES_PER_NETWORK: { meaning: 'The same for a network; ten times that in a day.' },
  CHATS_PER_PERSON: { meaning: 'Chats that one customer may begin in ten minutes.' },
  CHATS_PER_NETWORK: { meaning: 'The same for a network; ten times that in a day.' },
};

/** Every setting that only the process can know, in the order in which the schema reads them. */
export const PROCESS_SETTINGS: readonly ProcessSetting[] = ProcessSettings.keyof().options.map((name) => ({
  name,
  ...WORDS[name],
}));
