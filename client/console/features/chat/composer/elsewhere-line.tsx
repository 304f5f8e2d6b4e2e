import { useTranslation } from 'react-i18next';
import { cut } from '../../../../../protocol/graphemes.ts';
import { dropElsewhere, takeElsewhere } from '../../../connection/drafts.ts';
import { LinkButton } from '../../../parts/button.tsx';
import { useKnownDrafts } from '../../../store/known-drafts.ts';
import styles from './composer.module.css';

/** As much of the other draft is shown, in characters. */
const SHOWN = 80;

/** What was written in this chat on another computer, while something else was being written here. */
export function ElsewhereLine({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const elsewhere = useKnownDrafts(({ byChat }) => byChat[chatId]?.elsewhere);
  if (elsewhere === undefined) return null;
  const { text, kind, other = '' } = elsewhere;
  const words = cut(text === '' ? other : text, SHOWN);
  return (
    <p className={styles.elsewhere} role="status">
      <span>{t(kind === 'note' ? 'chat.elsewhere.note' : 'chat.elsewhere.reply')}</span> <bdi>{words}</bdi>{' '}
      <LinkButton onPress={() => takeElsewhere(chatId)}>{t('chat.elsewhere.take')}</LinkButton>{' '}
      <LinkButton onPress={() => dropElsewhere(chatId)}>{t('chat.elsewhere.drop')}</LinkButton>
    </p>
  );
}
