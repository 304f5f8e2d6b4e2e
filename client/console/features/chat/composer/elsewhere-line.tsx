import { useTranslation } from 'react-i18next';
import { cut } from '../../../../../protocol/graphemes.ts';
import { dropElsewhere, takeElsewhere } from '../../../connection/drafts.ts';
import { LinkButton } from '../../../parts/button.tsx';
import { focusField } from '../../../store/composer-cursor.ts';
import type { Draft } from '../../../store/drafts.ts';
import { useKnownDrafts } from '../../../store/known-drafts.ts';
import styles from './composer.module.css';

/** As much of the other draft is shown, in characters. */
const SHOWN = 80;

/** What was written in this chat on another computer, while something else was being written here. */
export function ElsewhereLine({ chatId }: { chatId: string }) {
  const elsewhere = useKnownDrafts(({ byChat }) => byChat[chatId]?.elsewhere);
  return (
    // Always there: what comes together with its words is not read aloud.
    <p className={styles.elsewhere} aria-live="polite">
      {elsewhere === undefined ? null : <Offer chatId={chatId} elsewhere={elsewhere} />}
    </p>
  );
}

function Offer({ chatId, elsewhere: { text, kind, other = '' } }: { chatId: string; elsewhere: Draft }) {
  const { t } = useTranslation();
  const words = cut(text === '' ? other : text, SHOWN);
  // The cursor goes to the field: the button that had the focus is gone.
  const decide = (choice: (chatId: string) => void) => () => {
    choice(chatId);
    focusField();
  };
  return (
    <>
      <span>{t(kind === 'note' ? 'chat.elsewhere.note' : 'chat.elsewhere.reply')}</span> <bdi>{words}</bdi>{' '}
      <LinkButton onPress={decide(takeElsewhere)}>{t('chat.elsewhere.take')}</LinkButton>{' '}
      <LinkButton onPress={decide(dropElsewhere)}>{t('chat.elsewhere.drop')}</LinkButton>
    </>
  );
}
