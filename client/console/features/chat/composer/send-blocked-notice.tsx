import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../../../phrases/check/finding.ts';
import { TEXT_MAX } from '../../../../../protocol/limits.ts';
import { useBlankName } from '../../../parts/names.ts';
import { LinkButton } from '../../../parts/button.tsx';
import { SEND_STROKES } from '../../../parts/send-key.ts';
import { useSettings } from '../../../store/settings.ts';
import styles from './composer.module.css';

/** Why the reply was not sent: a blank, a repetition, or a rule of conduct that blocks or needs a confirmation. */
export type SendObstacle =
  | { readonly why: 'blank'; readonly name: string }
  | { readonly why: 'again' }
  | {
      readonly why: 'rule';
      readonly finding: Finding;
      readonly words: string;
      /** All rules that have needed a confirmation for this reply, including this one. */
      readonly rules: readonly string[];
    };

interface Props {
  /** What the field is described by. */
  id: string;
  asked: SendObstacle | null;
  tooLong: boolean;
  onSend: () => void;
}

/** Says why a reply was not sent, and how to send it anyway; blocked words have to be changed. */
export function SendBlockedNotice({ id, asked, tooLong, onSend }: Props) {
  const { t } = useTranslation();
  const isBlocked = asked?.why === 'rule' && asked.finding.severity === 'block';
  return (
    <p className={styles.sendBlocked} id={id} role="status" data-blocked={isBlocked || undefined}>
      {asked === null ? null : (
        <>
          <Why asked={asked} />{' '}
          {isBlocked ? null : <LinkButton onPress={onSend}>{t('chat.composer.sendAnyway')}</LinkButton>}
        </>
      )}
      {tooLong ? t('chat.composer.tooLong', { max: TEXT_MAX }) : null}
    </p>
  );
}

function Why({ asked }: { asked: SendObstacle }) {
  const { t } = useTranslation();
  const blankName = useBlankName();
  const key = SEND_STROKES[useSettings(({ sendKey }) => sendKey)].sendAnyway;
  if (asked.why === 'blank') return t('chat.composer.blank', { name: blankName(asked.name), key });
  if (asked.why === 'again') return t('chat.composer.again', { key });
  const { words, finding } = asked;
  const why = { words, message: finding.message, key };
  if (finding.severity === 'block')
    return t(words === '' ? 'chat.composer.blockedMissing' : 'chat.composer.blocked', why);
  return t(words === '' ? 'chat.composer.confirmMissing' : 'chat.composer.confirm', why);
}
