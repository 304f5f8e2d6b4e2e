import { useTranslation } from 'react-i18next';
import { TEXT_MAX } from '../../../protocol/limits.ts';
import { useBlankName } from '../parts/blank-name.ts';

interface Props {
  /** The blank that kept the reply from being sent. */
  asked: string | null;
  tooLong: boolean;
  onSend: () => void;
}

/** Why a reply was not sent, and how to send it all the same. */
export function Says({ asked, tooLong, onSend }: Props) {
  const { t } = useTranslation();
  const blankName = useBlankName();
  return (
    <p className="composer-says" id="composer-says" role="status">
      {asked === null ? null : (
        <>
          {t('chat.composer.blank', { name: blankName(asked), key: 'Ctrl+Enter' })}{' '}
          <button type="button" className="link" onClick={onSend}>
            {t('chat.composer.sendAnyway')}
          </button>
        </>
      )}
      {tooLong ? t('chat.composer.tooLong', { max: TEXT_MAX }) : null}
    </p>
  );
}
