import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { elapsedText } from '../../../../../protocol/elapsed.ts';
import { filled } from '../../../store/filled.ts';
import { warn } from '../../../connection/act.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { useDesk } from '../../../store/desk.ts';
import { situationIn } from '../../../store/manuals.ts';
import { useManual } from '../../../connection/manuals.ts';
import { localeFor } from '../../../store/selectors.ts';
import { useSettings } from '../../../store/settings.ts';
import { closeDialog, closeOnce } from '../../../store/view.ts';
import { ConfirmBar } from '../../../parts/confirm-bar.tsx';

/** The manual's default; servers of earlier releases do not send the desk's setting. [P2] */
const WARNING_MS = 5 * 60_000;

/**
 * The dialog that confirms a warning, with the sentence that will be sent. Only a person warns, never the detector.
 * [P2]
 */
export function WarnDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const manual = useManual(localeFor(chat, language));
  const phrase = situationIn(manual, 'harassment')?.phrases[0];
  const watchedMs = useDesk(({ profile }) => profile?.warningMs ?? WARNING_MS);
  const confirm = async () => {
    await closeOnce(warn(chat.id));
  };
  return (
    <Dialog heading={t('actions.warnDialog.heading')} role="alertdialog" onClose={closeDialog}>
      <p>{t('actions.warnDialog.explain', { time: elapsedText(watchedMs, language) })}</p>
      {phrase ? <blockquote className="quote">{filled(chat, phrase)}</blockquote> : null}
      <ConfirmBar
        label={t('actions.warnDialog.confirm')}
        look="danger"
        toCustomer
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}
