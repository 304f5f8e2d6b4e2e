import type { Phrase } from '../../../phrases/manual.ts';
import { promiseIn, type Promised } from '../../../phrases/suggest/promise.ts';
import { ownPhraseId } from '../../../phrases/own-phrase.ts';
import { fill } from '../../../phrases/suggest/fill.ts';
import type { Sentence } from '../../domain/chat/log.ts';
import type { PhraseUse } from '../../domain/chat/rules/conversation.ts';
import { isVerbatim } from '../../domain/record/match-phrase.ts';
import { lastQuestion, LOOK_BACK, utterances } from '../../domain/chat/transcript.ts';
import { languageOf } from '../../../phrases/text.ts';
import type { Desk } from '../desk.ts';

/** The manual's phrase of a situation as it goes out, in the customer's language; by default the first. */
export async function standardPhrase(
  desk: Desk,
  chatId: string,
  situation: string,
  fits: (phrase: Phrase) => boolean = () => true,
): Promise<Sentence> {
  const { profile, manuals } = desk;
  const transcript = utterances(await desk.store.chats.entries(chatId, { last: LOOK_BACK }));
  const words = lastQuestion(transcript)?.question.text ?? '';
  const language = languageOf(words, profile.locale);
  const manual = manuals[language];
  const phrase = manual.situations.find(({ id }) => id === situation)?.phrases.find(fits);
  if (!phrase) return { text: '' };
  return sentence(desk, fill(phrase.text, { company: profile.company[language] }), phrase.id);
}

/** Words with what of the manual is in them. */
export function sentence(desk: Desk, text: string, phraseId: string | undefined): Sentence {
  const phrase = phraseUse(desk, phraseId, text);
  return { text, ...(phrase ? { phrase } : {}) };
}

/** What these words promise the customer: that the agent is back, or has an answer, by some time. [P7] */
export function promiseOf(desk: Desk, phraseId: string | undefined, text: string): Promised | null {
  // What an own phrase promises stands in its words.
  if (phraseId === undefined || desk.ownPhrases.named(phraseId)) return promiseIn(text, undefined);
  const all = Object.values(desk.manuals).flatMap(({ situations }) =>
    situations.flatMap((one) => one.phrases),
  );
  return promiseIn(
    text,
    all.find(({ id }) => id === phraseId),
  );
}

/** What of the manual, or of the phrases that staff wrote, is in a message, for the record. */
export function phraseUse(desk: Desk, phraseId: string | undefined, text: string): PhraseUse | undefined {
  if (phraseId === undefined) return undefined;
  const { version } = desk.manuals[desk.profile.locale];
  const own = desk.ownPhrases.named(phraseId);
  if (own) {
    const use = isVerbatim(text, [own.text]) ? 'verbatim' : 'edited';
    return { phraseId: ownPhraseId(own), phraseUse: use, manual: version };
  }
  for (const manual of Object.values(desk.manuals)) {
    for (const { phrases } of manual.situations) {
      const phrase = phrases.find(({ id }) => id === phraseId);
      if (phrase && isVerbatim(text, [phrase.text]))
        return { phraseId, phraseUse: 'verbatim', manual: manual.version };
    }
  }
  return { phraseId, phraseUse: 'edited', manual: version };
}
