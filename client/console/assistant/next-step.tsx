import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Suggestions } from '../../../protocol/desk.ts';
import { useManual } from '../store/manuals.ts';
import { useLocale } from '../store/selectors.ts';
import { canTake, takeNextStep } from './apply.ts';

/** What the manual has the agent do next, on one key where the console can do it. */
export function NextStep({ next }: { next: NonNullable<Suggestions['next']> }) {
  const { t } = useTranslation();
  // Fetched here already, so that the step's phrase is at hand when the key is pressed.
  useManual(useLocale());
  return (
    <section className="advice">
      <h3>{t('assistant.next')}</h3>
      {canTake(next.id) ? (
        <Button className="phrase" aria-keyshortcuts="Alt+0" onPress={takeNextStep}>
          <kbd title="Alt+0">0</kbd>
          <span className="phrase-text">{next.text}</span>
        </Button>
      ) : (
        <p className="next-text">{next.text}</p>
      )}
    </section>
  );
}
