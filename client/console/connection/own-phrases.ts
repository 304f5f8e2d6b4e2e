import { useOwnPhrases, type Pinned } from '../store/own-phrases.ts';
import { agreed } from './act.ts';
import { ask } from './line.ts';
import { Attempt } from './requests.ts';

/** Loads the staff's phrases that this person can see. */
export async function fetchOwnPhrases(): Promise<void> {
  const answer = await ask('ownPhrases', {});
  if (answer.ok) useOwnPhrases.setState({ phrases: answer.phrases });
}

const attempt = new Attempt();

/**
 * Stores a new or changed phrase; a new one is stored once, however often the button is pressed. Resolves with whether
 * that succeeded.
 */
export async function savePhrase({ id, text, scope, situation, shortcut }: Pinned): Promise<boolean> {
  const phrase = { text, scope, situation, shortcut };
  if (id !== undefined) return done(agreed(await ask('keepPhrase', { ...phrase, phraseId: id })));
  const answer = await ask('keepPhrase', { ...phrase, clientId: attempt.nameFor(phrase) });
  if (answer.ok) attempt.done();
  return done(agreed(answer));
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
