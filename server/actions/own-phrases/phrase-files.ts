import { ownIdIn, fileKeyOf } from '../../../phrases/own-phrase.ts';
import type { FileView } from '../../../protocol/files.ts';
import { NEW_PHRASE } from '../../../protocol/phrase-files.ts';
import { may, type Asker } from '../../../protocol/rights.ts';
import { changes, sees } from '../../domain/own-phrase/own-phrase.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { recorded } from '../audit/audit.ts';
import { attachRefused } from '../files/attach.ts';
import { copyForChat, type CopyServices } from '../files/copy-for-chat.ts';
import { readableFile, type ReadingServices } from '../files/read-file.ts';
import type { Needs } from '../services.ts';

const UNKNOWN = refuse('not_found', 'There is no such phrase.');
const NOT_THERE: Refusal = {
  ...refuse('bad_request', 'One of these files is not there any more; upload it again.'),
  field: 'files',
};

/** What the files of a phrase are filed under, if this account may change them: a lead the manual's, its author and leads an own one's. */
function changeableFiles(
  { manual, ownPhrases }: Needs<'manual' | 'ownPhrases'>,
  asker: Asker,
  phraseId: string,
): { key: string } | Refusal {
  const own = ownIdIn(phraseId);
  if (own === null && !isPhrase(manual, phraseId)) return UNKNOWN;
  if (own === null)
    return may(asker, 'editManual')
      ? { key: phraseId }
      : refuse('forbidden', 'Only leads change the manual.');
  const phrase = ownPhrases.find(own);
  if (!phrase || !sees(asker, phrase)) return UNKNOWN;
  return changes(asker, phrase)
    ? { key: fileKeyOf(phraseId) }
    : refuse('forbidden', 'Only its author and leads change a phrase.');
}

/** Why this account may not upload a file for a phrase; one that is not saved yet is its own. */
export function uploadRefused(
  services: Needs<'manual' | 'ownPhrases'>,
  asker: Asker,
  phraseId: string,
): Refusal | null {
  if (phraseId === NEW_PHRASE) return null;
  const found = changeableFiles(services, asker, phraseId);
  return isRefusal(found) ? found : null;
}

/**
 * Gives a phrase these files instead of those that it had. They are no part of the manual's versions: what they show is
 * right or wrong for whichever words are in force. What others are offered is on record.
 */
export async function setPhraseFiles(
  services: Needs<'audit' | 'clock' | 'log' | 'manual' | 'ownPhrases' | 'store.phraseFiles'>,
  asker: Asker,
  phraseId: string,
  ids: readonly string[],
): Promise<object | Refusal> {
  const found = changeableFiles(services, asker, phraseId);
  if (isRefusal(found)) return found;
  const { key } = found;
  const by = { account: asker.account, at: services.clock.now() };
  if (!(await services.store.phraseFiles.set(key, ids, by))) return NOT_THERE;
  await services.ownPhrases.changed();
  if (services.ownPhrases.find(ownIdIn(key) ?? '')?.scope === 'own') return {};
  const details = { files: ids.length };
  return recorded(services, {}, { by: asker.account, act: 'phrase_files_changed', about: key, details });
}

/**
 * A copy of a phrase's file, to be sent in a chat: it goes with the message, is withdrawn and erased with it, and outlives the
 * phrase.
 */
export async function attachPhraseFile(
  services: ReadingServices & CopyServices,
  asker: Asker,
  { chatId, file }: { chatId: string; file: string },
): Promise<{ file: FileView } | Refusal> {
  const refusal = await attachRefused(services, asker, chatId);
  if (refusal !== null) return refusal;
  const row = await readableFile(services, { asker }, file);
  if (isRefusal(row)) return row;
  if (row.owner !== 'phrase') return refuse('not_found', 'There is no such file.');
  return copyForChat(services, row, { account: asker.account, chatId });
}

function isPhrase({ active }: Needs<'manual'>['manual'], id: string): boolean {
  return Object.values(active).some(({ situations }) =>
    situations.some(({ phrases }) => phrases.some((phrase) => phrase.id === id)),
  );
}
