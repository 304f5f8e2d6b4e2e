import { z } from 'zod';
import { ClientId, Text } from './text.ts';

/** The number of a version of the manual; 0 is the manual as shipped. */
export const VersionNumber = z.int().min(0).max(1_000_000_000);
const Locale = z.enum(['zh-CN', 'en']);
const FromAddress = z.coerce.number().pipe(VersionNumber);

/** The reason of a change: one line that everybody can read. */
const Why = z.string().trim().min(1, 'say why').max(500);

/** `GET /api/manual` */
export const ManualQuery = z.strictObject({ locale: Locale.optional() });

/** The `:number` of a route. */
export const VersionAddress = z.looseObject({ number: FromAddress });

/** `POST /api/manual/versions`; the edits come with it, in the manual's own format. */
export const SaveDraft = z.strictObject({
  /** Sent again with the same id, the draft is stored once. Unique per author. */
  clientId: ClientId.optional(),
  parent: VersionNumber,
  why: Why,
  edits: z.array(z.unknown()).min(1, 'nothing was changed').max(500, 'at most 500 changes at once'),
});

/** `POST /api/manual/versions/:number/publish`; `replaces` is the version in force that the publisher has seen. */
export const Publish = z.strictObject({ why: Why, replaces: VersionNumber });

/** `POST /api/manual/versions/:number/restore` and `…/catch-up` */
export const Again = z.strictObject({ why: Why });

/** `GET /api/manual/versions/:number/diff` */
export const DiffQuery = z.strictObject({ from: FromAddress.optional() });

const Tried = {
  version: VersionNumber,
  /** Changes that are not saved yet. */
  edits: z.array(z.unknown()).max(500, 'at most 500 changes at once').default([]),
};

/** `POST /api/manual/try` */
export const Try = z.strictObject({ ...Tried, text: Text, prev: Text.optional(), locale: Locale.optional() });

/** `POST /api/manual/replay`; `chats`: how many of the newest chats. */
export const Replay = z.strictObject({ ...Tried, chats: z.int().min(1).max(500).default(100) });

/** `GET /api/manual/versions/:number/export` */
export const ExportQuery = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('yaml'), locale: Locale }),
  z.strictObject({ format: z.literal('csv') }),
]);

/** `POST /api/manual/import`; the text is bounded by `MANUAL_MAX_BYTES`. */
export const Import = z.discriminatedUnion('format', [
  z.strictObject({
    format: z.literal('yaml'),
    locale: Locale,
    parent: VersionNumber,
    why: Why,
    file: z.string().max(200).default('manual.yaml'),
    text: z.string().min(1),
  }),
  z.strictObject({
    format: z.literal('csv'),
    parent: VersionNumber,
    why: Why,
    file: z.string().max(200).default('phrases.csv'),
    text: z.string().min(1),
  }),
]);

/** `POST /api/manual/read` */
export const ConfirmRead = z.strictObject({ version: VersionNumber });
