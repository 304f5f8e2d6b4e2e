/** A piece of a message: words that gave a situation away, or what stands between them. */
export interface EvidencePiece {
  text: string;
  isEvidence: boolean;
}

/** Cuts a message where the words that the assistant went by stand in it; neighbours become one piece. */
export function evidencePieces(text: string, words: readonly string[]): EvidencePiece[] {
  const marked = new Array<boolean>(text.length).fill(false);
  const lower = text.toLowerCase();
  // Some letters grow when they are made small; then nothing is where it was.
  if (lower.length === text.length)
    for (const word of words.map((one) => one.toLowerCase()).filter((one) => one !== ''))
      for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length))
        marked.fill(true, at, at + word.length);
  const pieces: EvidencePiece[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marked[at] === marked[from]) continue;
    pieces.push({ text: text.slice(from, at), isEvidence: marked[from] === true });
    from = at;
  }
  return pieces;
}
