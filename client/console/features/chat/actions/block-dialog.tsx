import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { BLOCK_KINDS, type BlockKind } from '../../../../../protocol/block.ts';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { isBlank } from '../../../../../protocol/limits.ts';
import { block } from '../../../connection/procedures.ts';
import { Choices } from '../../../parts/choices.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { closeDialog, showNotice } from '../../../store/view.ts';
import { ConfirmBar } from '../../../parts/confirm-bar.tsx';

const HOUR = 60;
const LENGTHS = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR, month: 30 * 24 * HOUR } as const;

type Length = keyof typeof LENGTHS;

const LENGTH_NAMES = ['hour', 'day', 'week', 'month'] as const satisfies readonly Length[];

/** The dialog in which a lead blocks a visitor: by what, for how long, and why. [P2] */
export function BlockDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const [by, setBy] = useState<BlockKind>('customer');
  const [length, setLength] = useState<Length>('day');
  const [reason, setReason] = useState('');
  const confirm = async () => {
    if (!(await block({ chatId: chat.id, by, minutes: LENGTHS[length], reason }))) return;
    closeDialog();
    showNotice(t('actions.blockDialog.done'), 'done');
  };
  return (
    <Dialog heading={t('actions.blockDialog.heading')} role="alertdialog" onClose={closeDialog}>
      <p>{t('actions.blockDialog.explain')}</p>
      <Choices label={t('actions.blockDialog.by')} value={by} all={BLOCK_KINDS} onChange={setBy}>
        {(one) => t(`actions.blockDialog.kinds.${one}`)}
      </Choices>
      <Choices label={t('actions.blockDialog.length')} value={length} all={LENGTH_NAMES} onChange={setLength}>
        {(one) => t(`actions.blockDialog.lengths.${one}`)}
      </Choices>
      <TextField className="field" value={reason} onChange={setReason} maxLength={200} isRequired>
        <Label>{t('actions.blockDialog.reason')}</Label>
        <Input />
      </TextField>
      <ConfirmBar
        label={t('actions.blockDialog.confirm')}
        look="danger"
        toCustomer
        isDisabled={isBlank(reason)}
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}
