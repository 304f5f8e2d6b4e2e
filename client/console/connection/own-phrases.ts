import { useOwnPhrases, type Pinned } from '../store/own-phrases.ts';
import { agreed } from './act.ts';
import { ask } from './line.ts';
import { Attempt } from './requests.ts';

/** Asks for the own phrases that this person sees. */
export async function fetchOwnPhrases(): Promise<void> {
  const answer = await ask('ownPhrases', {});
  if (answer.ok) useOwnPhrases.setState({ phrases: answer.phrases });
}

const attempt = new Attempt();

/** Keeps a phrase, a new one or one that was changed; a new one once, however often it is asked for. */
export async function keepPhrase({ id, text, scope, situation, shortcut }: Pinned): Promise<boolean> {
  const phrase = { text, scope, situation, shortcut };
  if (id !== undefined) return done(agreed(await ask('keepPhrase', { ...phrase, phraseId: id })));
  const answer = await ask('keepPhrase', { ...phrase, clientId: attempt.nameFor(phrase) });
  if (answer.ok) attempt.done();
  return done(agreed(answer));
}

/** Takes a phrase away. */
export async function dropPhrase(phraseId: string): Promise<boolean> {
  return done(agreed(await ask('dropPhrase', { phraseId })));
}

/** Puts a phrase before another of its list, or at the end. */
export async function placePhrase(phraseId: string, before: string | null): Promise<boolean> {
  return done(agreed(await ask('placePhrase', { phraseId, before })));
}

async function done(isDone: boolean): Promise<boolean> {
  if (isDone) await fetchOwnPhrases();
  return isDone;
}
