import { useTranslation } from 'react-i18next';
import type { Suggestions } from '../../../protocol/desk.ts';
import { useTitleOf } from '../store/manuals.ts';

/** Beside the likeliest, what is less likely than this is offered as a phrase only: as a name it would distract. */
const NAMED_FROM = 0.1;

/** The situations that the customer's words set off, each with the words that gave it away. */
export function SituationList({ situations }: { situations: Suggestions['situations'] }) {
  const { t } = useTranslation();
  if (situations.length === 0) return null;
  return (
    <section className="advice">
      <h3>{t('assistant.situation')}</h3>
      <ul className="situations">
        {situations
          .filter(({ score }, at) => at === 0 || score >= NAMED_FROM)
          .map((one) => (
            <Situation key={one.id} id={one.id} words={one.words} />
          ))}
      </ul>
    </section>
  );
}

function Situation({ id, words }: { id: string; words: readonly string[] }) {
  const { t } = useTranslation();
  const title = useTitleOf(id);
  return (
    <li>
      <span className="situation-title">{title}</span>
      {words.length > 0 ? (
        <span className="because">
          {t('assistant.because')}{' '}
          {words.map((word) => (
            <mark key={word}>{word}</mark>
          ))}
        </span>
      ) : null}
    </li>
  );
}
