import type { Phrase } from '../../../phrases/manual.ts';
import { promiseIn, type Promised } from '../../../phrases/suggest/promise.ts';
import { ownPhraseId } from '../../../phrases/own-phrase.ts';
import { fill } from '../../../phrases/suggest/fill.ts';
import { zoned } from '../../domain/days.ts';
import type { Sentence } from '../../domain/chat/log.ts';
import type { PhraseUse } from '../../domain/chat/phrase-use.ts';
import { isVerbatim } from '../../domain/record/match-phrase.ts';
import { lastTurn, LOOK_BACK, utterances } from '../../domain/chat/transcript.ts';
import { languageOf } from '../../../phrases/text.ts';
import type { Needs } from '../services.ts';

/** The text of a situation's phrase, in the customer's language; by default of the first phrase. */
export async function standardPhrase(
  services: Needs<'manual' | 'ownPhrases' | 'profile' | 'store.chats'>,
  chatId: string,
  situation: string,
  fits: (phrase: Phrase) => boolean = () => true,
): Promise<Sentence> {
  const {
    profile,
    manual: { active: manuals },
  } = services;
  const transcript = utterances(await services.store.chats.entries(chatId, { last: LOOK_BACK }));
  const words = lastTurn(transcript)?.question.text ?? '';
  const language = languageOf(words, profile.locale);
  const manual = manuals[language];
  const phrase = manual.situations.find(({ id }) => id === situation)?.phrases.find(fits);
  if (!phrase) return { text: '' };
  return sentence(services, fill(phrase.text, { company: profile.company[language] }), phrase.id);
}

/** Words with what of the manual is in them. */
export function sentence(
  services: Needs<'manual' | 'ownPhrases' | 'profile'>,
  text: string,
  phraseId: string | undefined,
): Sentence {
  const phrase = phraseUse(services, phraseId, text);
  return { text, ...(phrase ? { phrase } : {}) };
}

/** What these words promise the customer: that the agent is back, or has an answer, by some time. [P7] */
export function promiseOf(
  services: Needs<'clock' | 'manual' | 'ownPhrases' | 'profile'>,
  phraseId: string | undefined,
  text: string,
): Promised | null {
  const now = zoned(services.clock.now(), services.profile.hours.calendar.timeZone);
  // The promise of an own phrase is recognized by its text.
  if (phraseId === undefined || services.ownPhrases.named(phraseId)) return promiseIn(text, undefined, now);
  const all = Object.values(services.manual.active).flatMap(({ situations }) =>
    situations.flatMap((one) => one.phrases),
  );
  return promiseIn(
    text,
    all.find(({ id }) => id === phraseId),
    now,
  );
}

/** What of the manual, or of the phrases that staff wrote, is in a message, for the record. */
export function phraseUse(
  services: Needs<'manual' | 'ownPhrases' | 'profile'>,
  phraseId: string | undefined,
  text: string,
): PhraseUse | undefined {
  if (phraseId === undefined) return undefined;
  const { version } = services.manual.active[services.profile.locale];
  const own = services.ownPhrases.named(phraseId);
  if (own) {
    const use = isVerbatim(text, [own.text]) ? 'verbatim' : 'edited';
    return { phraseId: ownPhraseId(own), phraseUse: use, manual: version };
  }
  for (const manual of Object.values(services.manual.active)) {
    for (const { phrases } of manual.situations) {
      const phrase = phrases.find(({ id }) => id === phraseId);
      if (phrase && isVerbatim(text, [phrase.text]))
        return { phraseId, phraseUse: 'verbatim', manual: manual.version };
    }
  }
  return { phraseId, phraseUse: 'edited', manual: version };
}
