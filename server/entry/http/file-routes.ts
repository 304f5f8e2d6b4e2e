import { rm } from 'node:fs/promises';
import { Router, type Request, type Response } from 'express';
import { FILE_PATHS, type FileView } from '../../../protocol/files.ts';
import { DESK_PICTURE_BYTES } from '../../../protocol/picture-settings.ts';
import { hasRoom } from '../../actions/files/file-desk.ts';
import type { Reader } from '../../actions/files/read-file.ts';
import { receive, type Uploader } from '../../actions/files/receive.ts';
import type { Needs } from '../../actions/services.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { wireError } from '../wire-errors.ts';
import { stageFile } from './multipart.ts';
import { sendError } from './respond.ts';
import { sendFile, sendPicture } from './send-file.ts';
import type { From, UploadLimits } from './upload-limits.ts';

/** Who uploads, for what, from where. */
export interface Admitted extends From {
  uploader: Uploader;
}

/** What the routes of files need to know of people. */
export interface FileAccess {
  /** A member of staff who may write in this chat. */
  staffIn: (request: Request, chatId: string) => Promise<Admitted | Refusal>;
  /** A member of staff who may comment on this case. */
  forCase: (request: Request, number: string) => Promise<Admitted | Refusal>;
  /** A member of staff who may change this phrase, or writes a new one. */
  forPhrase: (request: Request, phraseId: string) => Promise<Admitted | Refusal>;
  /** An administrator, for the desk's own pictures. */
  forDesk: (request: Request) => Promise<Admitted | Refusal>;
  /** The customer of the token. */
  customer: (request: Request) => Promise<Admitted | Refusal>;
  /** Whoever asks for a file. */
  reader: (request: Request) => Promise<Reader>;
}

const NO_ROOM = refuse('unavailable', 'The desk has no room for files right now; words still arrive.');
const DAY_FULL = refuse('rate_limited', 'You have sent as many files as can be sent in a day.');
const DAY_MS = 86_400_000;

/** How long what nobody wants is still read, so that its sender hears why, in milliseconds. */
const DRAIN_MS = 5_000;

/**
 * The routes of files. Not in the table of operations: what they take and give is no JSON. The rights are the same
 * table's.
 */
export function fileRoutes(
  services: Needs<
    | 'clock'
    | 'directory'
    | 'files'
    | 'log'
    | 'ownPhrases'
    | 'profile'
    | 'settings'
    | 'store.cases'
    | 'store.chats'
    | 'store.files'
  >,
  limits: UploadLimits,
  access: FileAccess,
): Router {
  const router = Router();
  const uploading =
    (admit: (request: Request) => Promise<Admitted | Refusal>) =>
    async (request: Request, response: Response): Promise<void> => {
      response.setHeader('cache-control', 'no-store');
      const outcome = await upload(services, limits, request, () => admit(request));
      if (isRefusal(outcome)) {
        drain(request);
        sendError(response, wireError(outcome));
      } else response.status(201).json({ file: outcome });
    };
  router.post(
    FILE_PATHS.ofChat,
    uploading((request) => access.staffIn(request, String(request.params['id']))),
  );
  router.post(
    FILE_PATHS.ofCase,
    uploading((request) => access.forCase(request, String(request.params['number']))),
  );
  router.post(
    FILE_PATHS.ofPhrase,
    uploading((request) => access.forPhrase(request, String(request.params['id']))),
  );
  router.post(
    FILE_PATHS.ofDesk,
    uploading((request) => access.forDesk(request)),
  );
  router.get(FILE_PATHS.deskPicture, (request, response) => sendPicture(services, request, response));
  router.post(
    FILE_PATHS.ofCustomer,
    uploading((request) => access.customer(request)),
  );
  router.get(FILE_PATHS.file, async (request, response) =>
    sendFile(services, { request, response, reader: await access.reader(request), which: 'file' }),
  );
  router.get(FILE_PATHS.thumbnail, async (request, response) =>
    sendFile(services, { request, response, reader: await access.reader(request), which: 'thumbnail' }),
  );
  return router;
}

/** Who may not, or not now, is refused before a byte of the file is read. */
async function upload(
  services: Needs<'clock' | 'files' | 'log' | 'profile' | 'store.files'>,
  limits: UploadLimits,
  request: Request,
  admit: () => Promise<Admitted | Refusal>,
): Promise<FileView | Refusal> {
  const admitted = await admit();
  if (isRefusal(admitted)) return admitted;
  if (!(await hasRoom(services.files))) return NO_ROOM;
  const { owner } = admitted.uploader;
  const { maxBytes } = services.profile.files;
  if (await isDayFull(services, admitted.uploader)) return DAY_FULL;
  const begun = await limits.begin(admitted);
  if (isRefusal(begun)) return begun;
  let bytes = 0;
  try {
    const staged = await stageFile(
      request,
      services.files.staging,
      owner === 'desk' ? DESK_PICTURE_BYTES : maxBytes,
    );
    if (isRefusal(staged)) return staged;
    bytes = staged.size;
    // A file may arrive slowly: the session may have ended meanwhile, the chat be another's.
    const still = await admit();
    if (isRefusal(still)) {
      await rm(staged.path, { force: true });
      return still;
    }
    return await receive(services, still.uploader, staged);
  } finally {
    begun.ended(bytes);
  }
}

/** What staff send in chats is counted by nobody's day: there the customers decide how much it is. */
async function isDayFull(
  { clock, profile, store }: Needs<'clock' | 'profile' | 'store.files'>,
  { customerId, account, owner }: Uploader,
): Promise<boolean> {
  const isOwn = owner === 'case' || owner === 'phrase';
  const by = customerId !== null ? { customerId } : account !== null && isOwn ? { account } : null;
  if (by === null) return false;
  return (await store.files.bytesOf(by, clock.now() - DAY_MS)) >= profile.files.dayBytes;
}

/** The rest of a refused upload is thrown away for a while; then the connection ends. */
function drain(request: Request): void {
  request.unpipe();
  request.resume();
  const timer = setTimeout(() => request.destroy(), DRAIN_MS);
  timer.unref();
  request.once('close', () => clearTimeout(timer));
}
