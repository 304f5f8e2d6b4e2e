import { deskRequests as ask } from '../../protocol/desk.ts';
import type { Desk } from '../actions/desk.ts';
import * as own from '../actions/own-phrase-actions.ts';
import { answer, type Around } from './answer.ts';
import type { DeskSocket } from './desk-procedures.ts';

/** The events of the phrases that staff write themselves. */
export function hearOwnPhrases(desk: Desk, around: Around, socket: DeskSocket): void {
  const { asker } = socket.data;
  const on = <E extends keyof typeof ask>(event: E) => ({ id: socket.id, event });
  socket.on(
    'ownPhrases',
    answer(around, on('ownPhrases'), ask.ownPhrases, () => Promise.resolve(own.ownPhrasesFor(desk, asker))),
  );
  socket.on(
    'keepPhrase',
    answer(around, on('keepPhrase'), ask.keepPhrase, (keeping) => own.keepPhrase(desk, asker, keeping)),
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
