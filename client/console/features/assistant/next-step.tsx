import { PlainButton } from '../../parts/button.tsx';
import { useTranslation } from 'react-i18next';
import { locales, type Manual } from '../../../../phrases/manual.ts';
import type { Suggestions } from '../../../../protocol/desk.ts';
import { useManual } from '../../connection/manuals.ts';
import { useSettings } from '../../store/settings.ts';
import { useLocale } from '../../store/selectors.ts';
import { canTake, takeNextStep } from './apply.ts';
import styles from './assistant.module.css';
import phraseStyles from './phrase.module.css';

type Step = NonNullable<Suggestions['next']>;

/** The next step of the manual's procedure, with its key if the console can do it. */
export function NextStep({ next }: { next: Step }) {
  const { t } = useTranslation();
  // Preloads the manual, so that the step's phrase is there when the key is pressed.
  useManual(useLocale());
  const text = useStepText(next);
  return (
    <section className={styles.advice}>
      <h3>{t('assistant.next')}</h3>
      {canTake(next.id) ? (
        <PlainButton className={phraseStyles.phrase} aria-keyshortcuts="Alt+0" onPress={takeNextStep}>
          <kbd title="Alt+0">0</kbd>
          <span className={phraseStyles.phraseText}>{text}</span>
        </PlainButton>
      ) : (
        <p className={styles.nextText}>{text}</p>
      )}
    </section>
  );
}

/** The step is an instruction to the agent, so it is in the console's language, not the customer's. */
function useStepText({ id, text }: Step): string {
  const own = useManual(useSettings(({ language }) => language));
  const [one, other] = [useManual(locales[0]), useManual(locales[1])];
  return stepTextIn(own, [one, other], { id, text });
}

/**
 * A step's text in another language: looks the step up by its position. Returns `text` unchanged if there is no match.
 */
export function stepTextIn(
  own: Manual | null,
  others: readonly (Manual | null)[],
  { id, text }: Pick<Step, 'id' | 'text'>,
): string {
  for (const { id: situation, next } of others.flatMap((manual) => manual?.situations ?? [])) {
    const at = next.findIndex((step) => step.id === id && step.text === text);
    const found = at < 0 ? undefined : own?.situations.find((one) => one.id === situation)?.next[at];
    if (found?.id === id) return found.text;
  }
  return text;
}
