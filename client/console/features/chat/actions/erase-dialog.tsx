import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { ERASE_REASONS, type EraseReason } from '../../../../../protocol/people.ts';
import { Choices } from '../../../parts/choices.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { closeDialog, showNotice } from '../../../store/view.ts';
import { ConfirmBar } from '../../../parts/confirm-bar.tsx';
import { erasePerson } from '../../../connection/team.ts';

/** The dialog in which a lead erases all data of a chat's customer, for one of the listed reasons. S0(8.1) */
export function EraseDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<EraseReason>('asked');
  const [isBusy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    const erased = await erasePerson(chat.customer.id, reason);
    setBusy(false);
    if (erased === null) return showNotice(t('actions.eraseDialog.failed'));
    closeDialog();
    showNotice(t('actions.eraseDialog.done', { ...erased }), 'done');
  };
  return (
    <Dialog heading={t('actions.eraseDialog.heading')} role="alertdialog" onClose={closeDialog}>
      <p>{t('actions.eraseDialog.explain')}</p>
      {chat.status === 'closed' ? null : <p>{t('actions.eraseDialog.running')}</p>}
      <Choices
        label={t('actions.eraseDialog.reason')}
        value={reason}
        all={ERASE_REASONS}
        onChange={setReason}
      >
        {(one) => t(`actions.eraseDialog.reasons.${one}`)}
      </Choices>
      <ConfirmBar
        label={t('actions.eraseDialog.confirm')}
        look="danger"
        isFinal
        isDisabled={isBusy}
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}
