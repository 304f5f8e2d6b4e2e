import { evidencePieces } from '../../client/console/features/chat/log/evidence.tsx';

const marked = (text: string, words: string[]) =>
  evidencePieces(text, words).flatMap(({ text: piece, isEvidence }) => (isEvidence ? [piece] : []));

describe('the words that gave a situation away, marked in the message', () => {
  it.each([
    ['快递三天没动了，我要投诉', ['投诉', '没动'], ['没动', '投诉']],
    ['Refund me. REFUND!', ['refund'], ['Refund', 'REFUND']],
    ['我要投诉', ['我要', '投诉'], ['我要投诉']],
    ['投诉投诉', ['投诉'], ['投诉投诉']],
    ['nothing of it', ['else', ''], []],
    ['İyi', ['i'], []],
  ])('%p by %p: %p', (text, words, pieces) => {
    expect(marked(text, words)).toEqual(pieces);
    expect(
      evidencePieces(text, words)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});
