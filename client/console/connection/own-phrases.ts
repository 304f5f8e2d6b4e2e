import type { FileView } from '../../../protocol/files.ts';
import { putIn } from '../store/composer-cursor.ts';
import { filesOfPhrase, useOwnPhrases, type Pinned } from '../store/own-phrases.ts';
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
  const isDone = files === undefined || (await setPhraseFiles(answer.phrase.phraseId, files));
  if (isDone) attempt.done();
  return done(isDone);
}

/** Gives a phrase, the manual's or an own one, these files. */
export async function setPhraseFiles(phraseId: string, files: readonly FileView[]): Promise<boolean> {
  return done(agreed(await ask('setPhraseFiles', { phraseId, files: files.map(({ id }) => id) })));
}

/** Puts a phrase into the reply to a chat, and its files beside it, where they can still be taken out. */
export function putPhrase(chatId: string, { id, text }: { id: string; text: string }): void {
  putIn(chatId, text, id);
  attachCopies(chatId, filesOfPhrase(id));
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
