import type { TurnLabel } from '../../../server/domain/learning/turn-labels.ts';

const colours = ['red', 'green', 'blue', 'black', 'white'];
const things = ['lamp', 'chair', 'shelf', 'desk', 'sofa'];
const asks = ['please book a', 'can I have a', 'I would like a', 'book me a', 'I need a'];

/** A turn with what it should have set off, in a chat of five turns. */
export function label(text: string, right: string, at: number): TurnLabel {
  const from = right === 'none' ? 'quiet' : 'phrase';
  return {
    ...{ input: { text }, accepted: [right], chat: `chat-${Math.floor(at / 5)}`, seq: at % 5, from },
    startedAt: 1 + Math.floor(at / 5),
  };
}

/** 250 turns in 50 chats of a desk whose customers book fittings and ask what paint there is. */
export function fittings(situation = 'fitting', word = 'fitting'): TurnLabel[] {
  return asks
    .flatMap((ask) =>
      things.flatMap((thing) =>
        colours.flatMap((colour): [string, string][] => [
          [`${ask} ${word} for the ${colour} ${thing}`, situation],
          [`does the ${colour} ${thing} come with paint, asks ${ask.split(' ').at(-2) ?? ''}`, 'none'],
        ]),
      ),
    )
    .map(([text, right], at) => label(text, right, at));
}
