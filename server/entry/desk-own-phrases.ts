import type { Assistant } from '../actions/assistant.ts';
import { isRefusal } from '../domain/refusal.ts';
import { deskRequests as ask } from '../../protocol/desk.ts';
import type { Desk } from '../actions/desk.ts';
import * as own from '../actions/own-phrase-actions.ts';
import { answer, type Around } from './answer.ts';
import type { DeskSocket } from './desk-procedures.ts';

/** The events of the phrases that staff write themselves. */
export function hearOwnPhrases(
  desk: Desk,
  around: Around & { assistant: Assistant },
  socket: DeskSocket,
): void {
  const { asker } = socket.data;
  const on = <E extends keyof typeof ask>(event: E) => ({ id: socket.id, event });
  socket.on(
    'ownPhrases',
    answer(around, on('ownPhrases'), ask.ownPhrases, () => Promise.resolve(own.ownPhrasesFor(desk, asker))),
  );
  socket.on(
    'keepPhrase',
    answer(around, on('keepPhrase'), ask.keepPhrase, async (keeping) => {
      const kept = await own.keepPhrase(desk, asker, keeping);
      if (isRefusal(kept)) return kept;
      // What was just pinned shall be among the suggestions of the chats it was pinned in.
      for (const chatId of await desk.store.chats.openChatsOf(asker.account))
        around.assistant.remind(chatId, asker.account);
      return kept;
    }),
  );
  socket.on(
    'dropPhrase',
    answer(around, on('dropPhrase'), ask.dropPhrase, ({ phraseId }) => own.dropPhrase(desk, asker, phraseId)),
  );
  socket.on(
    'placePhrase',
    answer(around, on('placePhrase'), ask.placePhrase, ({ phraseId, before }) =>
      own.placePhrase(desk, asker, phraseId, before),
    ),
  );
}
