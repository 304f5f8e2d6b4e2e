import { PlainButton } from '../../../parts/button.tsx';
import { useTranslation } from 'react-i18next';
import type { Phrase } from '../../../../../phrases/manual.ts';
import type { MissingStep } from '../../../../../phrases/suggest/closing.ts';
import { blanksOf } from '../../../../../phrases/suggest/fill.ts';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { filled } from '../../../store/filled.ts';
import { obstacleIn } from '../conduct.ts';
import { putPhrase } from '../../../connection/own-phrases.ts';
import { focusField } from '../../../store/composer-cursor.ts';
import { filesOfPhrase } from '../../../store/own-phrases.ts';
import { post } from '../../../connection/deliver.ts';
import { numberKey, useDeliberateKeys } from '../../../parts/deliberate.ts';
import { Icon } from '../../../parts/icon.tsx';
import { situationIn } from '../../../store/manuals.ts';
import { useManual } from '../../../connection/manuals.ts';
import { localeFor, rightsIn, useAsker } from '../../../store/selectors.ts';
import { useSettings } from '../../../store/settings.ts';
import { closeDialog } from '../../../store/view.ts';
import { afterOverlayCloses } from '../../../parts/dialog.tsx';
import styles from './actions.module.css';
import phraseStyles from '../../assistant/phrase.module.css';

interface Props {
  chat: StaffChat;
  /** The steps that the dialog has shown so far; each keeps its number. */
  steps: readonly MissingStep[];
  /** The steps that are still missing. */
  missing: readonly MissingStep[];
}

/** The closing steps, including those done meanwhile; a number key sends the step's phrase or focuses the composer. */
export function MissingSteps({ chat, steps, missing }: Props) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const manual = useManual(localeFor(chat, language));
  const own = rightsIn(chat, useAsker()).speak;
  const shown = steps.map(({ step, situation }) => ({
    step,
    isDone: !missing.some((one) => one.step === step),
    phrase: situation === null ? undefined : phraseFor(chat, situationIn(manual, situation)?.phrases[0]),
  }));
  useDeliberateKeys((event, inField) => {
    const one = shown[(numberKey(event) ?? 0) - 1];
    if (!own || one === undefined || one.isDone || (inField && !event.altKey)) return null;
    return () => makeUp(chat.id, one.phrase);
  });
  return (
    <ol className={styles.steps}>
      {shown.map(({ step, phrase, isDone }, at) => (
        <li key={step} data-done={isDone}>
          <span className={styles.stepName}>
            {isDone ? <Icon name="tick" size={14} /> : null}
            {t(`actions.closeDialog.steps.${step}`)}
            {isDone ? <span className="hidden">{t('actions.closeDialog.stepDone')}</span> : null}
          </span>
          {isDone || !own ? null : (
            <PlainButton
              className={phraseStyles.phrase}
              onPress={() => makeUp(chat.id, phrase)}
              aria-keyshortcuts={String(at + 1)}
            >
              <kbd>{at + 1}</kbd>
              <span className={phraseStyles.phraseText}>
                {phrase?.text ?? t('actions.closeDialog.write')}
              </span>
              {phrase ? <span className={phraseStyles.phraseDo}>{t('actions.closeDialog.send')}</span> : null}
            </PlainButton>
          )}
        </li>
      ))}
    </ol>
  );
}

function phraseFor(chat: StaffChat, phrase: Phrase | undefined): Ready | undefined {
  return phrase && { id: phrase.id, text: filled(chat, phrase) };
}

interface Ready {
  readonly id: string;
  readonly text: string;
}

/**
 * Sends a step's phrase. Inserts it into the reply instead if it has a blank or files, or a rule holds it back; without a phrase
 * the agent has to write.
 */
function makeUp(chatId: string, phrase: Ready | undefined): void {
  const isWhole = phrase && blanksOf(phrase.text).length === 0 && filesOfPhrase(phrase.id).length === 0;
  if (isWhole && obstacleIn(chatId, phrase.text) === null) {
    post({ chatId, kind: 'message', text: phrase.text, phraseId: phrase.id });
    return;
  }
  closeDialog();
  afterOverlayCloses(() => (phrase ? putPhrase(chatId, phrase) : focusField()));
}
