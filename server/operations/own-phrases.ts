import type { DeskOperation } from '../../protocol/operations/operation.ts';
import { ownPhraseOperations as ask } from '../../protocol/operations/own-phrases.ts';
import type { Needs } from '../actions/services.ts';
import * as own from '../actions/own-phrases/own-phrase-actions.ts';
import { attachPhraseFile, setPhraseFiles } from '../actions/own-phrases/phrase-files.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { Console } from '../entry/console.ts';
import { on, type Handled } from '../entry/pipeline.ts';

/** The phrases that staff write themselves. */
export function ownPhraseHandlers(
  services: Needs<
    | 'assistant'
    | 'audit'
    | 'clock'
    | 'directory'
    | 'files'
    | 'log'
    | 'manual'
    | 'ownPhrases'
    | 'rules'
    | 'store.cases'
    | 'store.chats'
    | 'store.files'
    | 'store.ownPhrases'
    | 'store.phraseFiles'
  >,
): Record<keyof typeof ask, Handled<Console, DeskOperation>> {
  return {
    ownPhrases: on(ask.ownPhrases, (_, { asker }: Console) =>
      Promise.resolve(own.ownPhrasesFor(services, asker)),
    ),
    keepPhrase: on(ask.keepPhrase, async (keeping, { asker }: Console) => {
      const kept = await own.keepPhrase(services, asker, keeping);
      if (isRefusal(kept)) return kept;
      // A phrase that was just pinned appears at once among the suggestions of the author's open chats.
      for (const chatId of await services.store.chats.openChatsOf(asker.account))
        services.assistant.remind(chatId, asker.account);
      return kept;
    }),
    dropPhrase: on(ask.dropPhrase, ({ phraseId }, { asker }: Console) =>
      own.dropPhrase(services, asker, phraseId),
    ),
    setPhraseFiles: on(ask.setPhraseFiles, ({ phraseId, files }, { asker }: Console) =>
      setPhraseFiles(services, asker, phraseId, files),
    ),
    attachPhraseFile: on(ask.attachPhraseFile, (wanted, { asker }: Console) =>
      attachPhraseFile(services, asker, wanted),
    ),
    placePhrase: on(ask.placePhrase, ({ phraseId, before }, { asker }: Console) =>
      own.placePhrase(services, asker, phraseId, before),
    ),
  };
}
