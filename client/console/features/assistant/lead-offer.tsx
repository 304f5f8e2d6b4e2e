import { useTranslation } from 'react-i18next';
import { elapsedText } from '../../../../protocol/elapsed.ts';
import { passLeadOffer } from '../../connection/help.ts';
import { Button, PlainButton } from '../../parts/button.tsx';
import { useClock } from '../../store/clock.ts';
import { useSettings } from '../../store/settings.ts';
import { takeNextStep } from './apply.ts';
import styles from './assistant.module.css';
import phraseStyles from './phrase.module.css';

const MINUTE_MS = 60_000;

/** A complaint runs for too long: the next step is to call a lead, until one is called or the agent says that none is needed. [P6] */
export function LeadOffer({ chatId, since }: { chatId: string; since: string }) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const time = useClock(({ now }) => elapsedText(inMinutes(now - Date.parse(since)), language));
  return (
    <section className={styles.advice}>
      <h3>{t('assistant.next')}</h3>
      <PlainButton className={phraseStyles.phrase} aria-keyshortcuts="Alt+0" onPress={takeNextStep}>
        <kbd title="Alt+0">0</kbd>
        <span className={phraseStyles.phraseText}>{t('assistant.leadOffer.call', { time })}</span>
      </PlainButton>
      <Button kind="quiet" onPress={() => void passLeadOffer(chatId)}>
        {t('assistant.leadOffer.pass')}
      </Button>
    </section>
  );
}

function inMinutes(ms: number): number {
  return Math.max(1, Math.floor(ms / MINUTE_MS)) * MINUTE_MS;
}
