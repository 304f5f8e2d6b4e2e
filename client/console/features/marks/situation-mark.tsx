import { useSituation } from '../../connection/manuals.ts';

/** What a chat is about, by its weight: red for abuse and threats, amber for what went wrong, grey for everything else. */
export function SituationMark({ id, className = '' }: { id: string | null; className?: string }) {
  const situation = useSituation(id);
  if (id === null) return null;
  return (
    <span className={`mark situation ${situation ? weightOf(situation) : ''} ${className}`}>
      {situation?.title ?? id}
    </span>
  );
}

/** How heavily a situation weighs in a list, from its chapter in the manual. */
function weightOf({ id, chapter }: { id: string; chapter: string }): 'grave' | 'weighty' | 'light' {
  if (chapter === 'abuse' || id === 'escalation') return 'grave';
  return chapter === 'difficulties' ? 'weighty' : 'light';
}
