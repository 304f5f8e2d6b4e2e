import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../parts/button.tsx';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { EntryList } from '../log/entry-list.tsx';
import { follow } from '../../../connection/follow.ts';
import { useFetched } from '../../../connection/use-fetched.ts';
import { decide, askLead } from '../../../connection/procedures.ts';
import { useDeliberateKeys } from '../../../parts/deliberate.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { staffName } from '../../../parts/names.ts';
import { useLeft } from '../../marks/chat-marks.tsx';
import { useDesk } from '../../../store/desk.ts';
import { closeDialog, closeOnce, openDialog } from '../../../store/view.ts';
import { ConfirmBar } from '../../../parts/confirm-bar.tsx';
import { TextArea } from '../../../parts/fields.tsx';
import styles from './actions.module.css';

/** The dialog for the lead's decision, with the chat's log in view: close, give guidance, or take over. [P3] */
export function DecideDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const agent = useDesk((state) => staffName(state.staff, chat.closeAsked?.by, t));
  const left = useLeft(chat, 'decision');
  const [guidance, setGuidance] = useState('');
  // No keys: both answers change the chat, and a stray key must not give one.
  const isSettled = useDeliberateKeys(() => null);
  useFetched(useCallback(() => follow(chat.id), [chat.id]));
  const settle = async (grant: boolean) => {
    await closeOnce(decide(chat.id, grant, guidance));
  };
  if (chat.closeAsked === null || chat.status === 'closed')
    return (
      <Dialog heading={t('actions.decideDialog.heading')} onClose={closeDialog}>
        <p>{t('actions.decideDialog.settled')}</p>
      </Dialog>
    );
  return (
    <Dialog heading={t('actions.decideDialog.heading')} isBroad onClose={closeDialog}>
      <p>
        {t('actions.decideDialog.explain', { agent })}{' '}
        <span className="figures" translate="no" role="timer" aria-live="off">
          {t('actions.decideDialog.left', { time: left ?? '0:00' })}
        </span>
      </p>
      <div className={styles.decideLog}>
        <EntryList chatId={chat.id} />
      </div>
      <TextArea
        label={t('actions.decideDialog.guidance')}
        rows={2}
        maxLength={1000}
        autoFocus
        value={guidance}
        onChange={setGuidance}
      />
      <div className="confirm">
        <Button kind="quiet" onPress={() => openDialog({ name: 'takeOver', chatId: chat.id })}>
          {t('actions.takeOver')}
        </Button>
        <span className="spring" />
        <Button kind="quiet" isDisabled={!isSettled} onPress={() => void settle(false)}>
          {t('actions.decideDialog.refuse')}
        </Button>
        <Button kind="danger" isDisabled={!isSettled} onPress={() => void settle(true)}>
          {t('actions.decideDialog.grant')}
        </Button>
      </div>
    </Dialog>
  );
}

/** The dialog that asks a lead whether the chat may be closed, the third step against foul language. [P3] */
export function AskLeadDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const ready = chat.abuseSteps >= 2 && chat.closeAsked === null;
  const confirm = async () => {
    await closeOnce(askLead(chat.id));
  };
  return (
    <Dialog heading={t('actions.askLeadDialog.heading')} onClose={closeDialog}>
      <p>{t(ready ? 'actions.askLeadDialog.explain' : 'actions.askLeadDialog.notYet')}</p>
      <ConfirmBar
        label={t('actions.askLeadDialog.confirm')}
        isDisabled={!ready}
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}
