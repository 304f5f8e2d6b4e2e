import { createHash, randomUUID } from 'node:crypto';
import { losesReaders, ownPhraseId } from '../../../phrases/own-phrase.ts';
import { OWN_PHRASES_EACH } from '../../../protocol/limits.ts';
import type { OwnPhraseView } from '../../../protocol/own-phrases.ts';
import type { PhraseFiles } from '../../../protocol/phrase-files.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { iso } from '../../domain/instant.ts';
import {
  changes,
  firstPlace,
  placed,
  sees,
  teamOf,
  type OwnPhrase,
} from '../../domain/own-phrase/own-phrase.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { recorded } from '../audit/audit.ts';
import type { Needs } from '../services.ts';

/** Characters of a phrase's id: 108 bits, so that no two names share one; with its situation it fits into an `Id`. */
const ID_LENGTH = 18;

/** A request to store an own phrase. */
type Keeping = Pick<OwnPhrase, 'text' | 'scope' | 'situation' | 'shortcut'> & {
  phraseId?: string | undefined;
  clientId?: string | undefined;
};

/** The own phrases that an account sees, in order, with the files of these and of the manual's. */
export function ownPhrasesFor(
  { ownPhrases }: Needs<'ownPhrases'>,
  asker: Asker,
): { phrases: OwnPhraseView[]; files: PhraseFiles[] } {
  const phrases = ownPhrases.seenBy(asker).map((phrase) => viewOf(phrase, asker));
  return { phrases, files: ownPhrases.filesSeenBy(asker) };
}

/**
 * Writes a phrase, or changes one; a new one that is written again under its `clientId` is the same. Numbers that are masked in messages are masked here too. To share it with fewer takes
 * it from the others, so that is on record as taking it away is.
 */
export async function keepPhrase(
  services: Needs<'audit' | 'clock' | 'log' | 'manual' | 'ownPhrases' | 'rules' | 'store.ownPhrases'>,
  asker: Asker,
  { phraseId, clientId = randomUUID(), ...keeping }: Keeping,
): Promise<{ phrase: OwnPhraseView } | Refusal> {
  const id = phraseId ?? idOf(asker.account, clientId);
  const isNew = phraseId === undefined && services.ownPhrases.find(id) === undefined;
  const before = isNew ? newPhrase(services, asker, id) : changeable(services, asker, id);
  if (isRefusal(before)) return before;
  if (keeping.situation !== null && !isSituation(services, keeping.situation))
    return { ...refuse('bad_request', 'The manual has no such situation.'), field: 'situation' };
  const isOthers = before.account !== asker.account;
  if (isOthers && keeping.scope === 'own')
    return refuse('conflict', 'Somebody else’s phrase cannot be made your own; write it again for yourself.');
  const kept = { ...before, ...keeping, text: services.rules.mask(keeping.text), at: services.clock.now() };
  // A phrase that is new, or new in this list, comes first.
  const isMoved = isNew || kept.scope !== before.scope;
  const phrase = isMoved ? { ...kept, place: firstPlace(kept, services.ownPhrases.all()) } : kept;
  await services.store.ownPhrases.put([phrase]);
  await services.ownPhrases.changed();
  const view = { phrase: viewOf(phrase, asker) };
  return losesReaders(before, phrase.scope) ? takenAway(services, asker, before, view, phrase.scope) : view;
}

/** Takes a phrase away. What was said with it stays on record; so does who took away what others used. */
export async function dropPhrase(
  services: Needs<'audit' | 'log' | 'ownPhrases' | 'store.ownPhrases'>,
  asker: Asker,
  phraseId: string,
): Promise<object | Refusal> {
  const phrase = changeable(services, asker, phraseId);
  if (isRefusal(phrase)) return phrase;
  if (!(await services.store.ownPhrases.remove(phrase.id))) return unknownPhrase();
  await services.ownPhrases.changed();
  return phrase.scope === 'own' ? {} : takenAway(services, asker, phrase, {});
}

/** Moves a phrase within its list. */
export async function placePhrase(
  services: Needs<'clock' | 'ownPhrases' | 'store.ownPhrases'>,
  asker: Asker,
  phraseId: string,
  before: string | null,
): Promise<object | Refusal> {
  const phrase = changeable(services, asker, phraseId);
  if (isRefusal(phrase)) return phrase;
  const moved = placed(phrase, before, services.ownPhrases.all());
  if (moved === null) return refuse('conflict', 'That phrase is in another list.');
  const at = services.clock.now();
  await services.store.ownPhrases.place(moved.map(({ id, place }) => ({ id, place, at })));
  await services.ownPhrases.changed();
  return {};
}

/** Puts on record who took a phrase from others: whose it was, who saw it, and who sees it still. */
function takenAway<T extends object>(
  services: Needs<'audit' | 'log'>,
  asker: Asker,
  { id, account: author, scope, team }: OwnPhrase,
  outcome: T,
  left?: OwnPhrase['scope'],
): Promise<T> {
  const seen = scope === 'team' ? { author, scope, team } : { author, scope };
  const details = left === undefined ? seen : { ...seen, left };
  return recorded(services, outcome, { by: asker.account, act: 'shared_phrase_removed', about: id, details });
}

/** The id of a new phrase: the same on every process, so that of two requests for it the second finds it or replaces it. */
function idOf(account: string, clientId: string): string {
  const name = JSON.stringify([account, clientId]);
  return createHash('sha256').update(name).digest('base64url').slice(0, ID_LENGTH);
}

function newPhrase(services: Needs<'ownPhrases'>, asker: Asker, id: string): OwnPhrase | Refusal {
  const theirs = services.ownPhrases.all().filter(({ account }) => account === asker.account);
  if (theirs.length >= OWN_PHRASES_EACH)
    return refuse('conflict', `You keep ${OWN_PHRASES_EACH} phrases already; take one away first.`);
  return {
    ...{ id, account: asker.account, team: teamOf(asker) },
    ...{ scope: 'own', text: '', situation: null, shortcut: null, place: 0, at: 0 },
  };
}

/** An own phrase that the account may change; one that it does not see does not exist for it. */
function changeable(services: Needs<'ownPhrases'>, asker: Asker, id: string): OwnPhrase | Refusal {
  const phrase = services.ownPhrases.find(id);
  if (!phrase || !sees(asker, phrase)) return unknownPhrase();
  return changes(asker, phrase) ? phrase : notYours();
}

function isSituation({ manual: { active: manuals } }: Needs<'manual'>, id: string): boolean {
  return Object.values(manuals).some(({ situations }) => situations.some((one) => one.id === id));
}

function viewOf(phrase: OwnPhrase, asker: Asker): OwnPhraseView {
  const { id, scope, team, text, situation, shortcut, account, at } = phrase;
  return {
    ...{ id, phraseId: ownPhraseId(phrase), scope, team, text, situation, shortcut },
    ...{ by: account, at: iso(at), mayChange: changes(asker, phrase) },
  };
}

function unknownPhrase(): Refusal {
  return refuse('not_found', 'There is no such phrase.');
}

function notYours(): Refusal {
  return refuse('forbidden', 'Only its author and leads change a phrase.');
}
