/**
 * The same answer without the work of finding it again: the lines of a talk are asked about after every message that
 * follows, and a line never changes.
 */
export function onceALine<Line extends object, Answer>(ask: (line: Line) => Answer): (line: Line) => Answer {
  const known = new WeakMap<Line, { answer: Answer }>();
  return (line) => {
    const found = known.get(line);
    if (found) return found.answer;
    const answer = ask(line);
    known.set(line, { answer });
    return answer;
  };
}
