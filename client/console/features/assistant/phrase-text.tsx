import { blanksOf } from '../../../../phrases/suggest/fill.ts';
import { useBlankName } from '../../parts/blank-name.ts';

/** A phrase with its blanks named instead of in braces. */
export function PhraseText({ text }: { text: string }) {
  const name = useBlankName();
  const parts = [];
  let at = 0;
  for (const blank of blanksOf(text)) {
    parts.push(text.slice(at, blank.start));
    parts.push(
      <span key={blank.start} className="blank">
        {name(blank.name)}
      </span>,
    );
    at = blank.end;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}
