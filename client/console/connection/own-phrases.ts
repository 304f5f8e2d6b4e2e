import type { FileView } from '../../../protocol/files.ts';
import { putIn } from '../store/composer-cursor.ts';
import { draftOf } from '../store/drafts.ts';
import { filesOfPhrase, showPhraseFiles, useOwnPhrases, type Pinned } from '../store/own-phrases.ts';
import { agreed } from './act.ts';
import { ask } from './line.ts';
import { Attempt } from './requests.ts';
import { attachCopies } from './upload.ts';

/** Loads the staff's phrases that this person can see. */
export async function fetchOwnPhrases(): Promise<void> {
  const answer = await ask('ownPhrases', {});
  if (answer.ok) useOwnPhrases.setState({ phrases: answer.phrases, files: answer.files });
}

const attempt = new Attempt();

/**
 * Stores a new or changed phrase, and its files if they were changed; a new one is stored once, however often the button is
 * pressed. Resolves with whether that succeeded.
 */
export async function savePhrase({ id, text, scope, situation, shortcut, files }: Pinned): Promise<boolean> {
  const phrase = { text, scope, situation, shortcut };
  const which = id === undefined ? { clientId: attempt.nameFor(phrase) } : { phraseId: id };
  const answer = await ask('keepPhrase', { ...phrase, ...which });
  if (!agreed(answer)) return false;
  attempt.done();
  const isDone = files === undefined || (await setPhraseFiles(answer.phrase.phraseId, files));
  // It is stored already: saved once more from this form, it is changed, and no second one is made.
  if (!isDone)
    useOwnPhrases.setState(({ pinned }) => ({ pinned: pinned && { ...pinned, id: answer.phrase.id } }));
  return done(isDone);
}

let last: Promise<unknown> = Promise.resolve();

/** Gives a phrase, the manual's or an own one, these files: on the screen at once, at the desk one change after the other. */
export async function setPhraseFiles(phraseId: string, files: readonly FileView[]): Promise<boolean> {
  showPhraseFiles(phraseId, files);
  const ids = files.map(({ id }) => id);
  const set = last.then(() => ask('setPhraseFiles', { phraseId, files: ids }));
  last = set;
  const isDone = agreed(await set);
  await fetchOwnPhrases();
  return isDone;
}

/** Puts a phrase into the reply to a chat, and its files beside it, where they can still be taken out. */
export function putPhrase(chatId: string, { id, text }: { id: string; text: string }): void {
  putIn(chatId, text, id);
  // A note takes no files, and what is meant for a colleague must not wait for the customer.
  if (draftOf(chatId).kind === 'message') attachCopies(chatId, filesOfPhrase(id));
}

/** Deletes a phrase. */
export async function deletePhrase(phraseId: string): Promise<boolean> {
  return done(agreed(await ask('dropPhrase', { phraseId })));
}

/** Moves a phrase before another of its list, or to the end. */
export async function placePhrase(phraseId: string, before: string | null): Promise<boolean> {
  return done(agreed(await ask('placePhrase', { phraseId, before })));
}

async function done(isDone: boolean): Promise<boolean> {
  if (isDone) await fetchOwnPhrases();
  return isDone;
}
