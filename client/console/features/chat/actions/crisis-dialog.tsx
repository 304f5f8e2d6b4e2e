import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { CRISIS_FAULTS } from '../../../../../protocol/entry.ts';
import { TEXT_MAX } from '../../../../../protocol/limits.ts';
import { reportCrisis, setCrisis, type CrisisReport } from '../../../connection/crisis.ts';
import { Button } from '../../../parts/button.tsx';
import { ConfirmBar } from '../../../parts/confirm-bar.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { Select, TextArea } from '../../../parts/fields.tsx';
import { isInCrisis } from '../../../store/lists.ts';
import { closeDialog, closeOnce, openDialog } from '../../../store/view.ts';

/** The dialog that makes a chat crisis, or ends its crisis; it opens on cancel. After the begin comes the report. [P6] */
export function CrisisDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  // What the dialog asks does not change under the hand: a colleague may have answered it in the meantime.
  const [ends] = useState(isInCrisis(chat));
  const waiting = chat.crisis?.pending.length ?? 0;
  const confirm = async () => {
    if (!(await setCrisis(chat.id, !ends))) return;
    if (ends) closeDialog();
    else openDialog({ name: 'crisisReport', chatId: chat.id });
  };
  return (
    <Dialog
      heading={t(ends ? 'actions.crisisDialog.end' : 'actions.crisisDialog.heading')}
      role="alertdialog"
      onClose={closeDialog}
    >
      <p>{t(ends ? 'actions.crisisDialog.endExplain' : 'actions.crisisDialog.explain')}</p>
      {ends && waiting > 0 ? <p>{t('actions.crisisDialog.endWaiting', { n: waiting })}</p> : null}
      {ends ? (
        <div>
          <Button kind="quiet" onPress={() => openDialog({ name: 'crisisReport', chatId: chat.id })}>
            {t('actions.crisisDialog.report')}
          </Button>
        </div>
      ) : null}
      <ConfirmBar
        label={t(ends ? 'actions.crisisDialog.endConfirm' : 'actions.crisisDialog.confirm')}
        look="danger"
        isDisabled={isInCrisis(chat) !== ends}
        toCustomer
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}

const EMPTY: CrisisReport = { what: '', fault: 'unknown', faultHow: '', ruling: '' };

/** The written report of a crisis: what happened, whether the desk is at fault and how, what the rules say. S2 [P6] */
export function CrisisReportDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const [report, setReport] = useState(EMPTY);
  const change = (part: Partial<CrisisReport>) => setReport((now) => ({ ...now, ...part }));
  const confirm = async () => {
    await closeOnce(reportCrisis(chat.id, report));
  };
  return (
    <Dialog heading={t('actions.reportDialog.heading')} isBroad onClose={closeDialog}>
      <p>{t('actions.reportDialog.explain')}</p>
      <TextArea
        label={t('actions.reportDialog.what')}
        rows={4}
        maxLength={TEXT_MAX}
        autoFocus
        value={report.what}
        onChange={(what) => change({ what })}
      />
      <Select
        label={t('actions.reportDialog.fault')}
        value={report.fault}
        onChange={(value) => change({ fault: CRISIS_FAULTS.find((one) => one === value) ?? 'unknown' })}
      >
        {CRISIS_FAULTS.map((fault) => (
          <option key={fault} value={fault}>
            {t(`actions.reportDialog.faults.${fault}`)}
          </option>
        ))}
      </Select>
      <TextArea
        label={t('actions.reportDialog.how')}
        rows={2}
        maxLength={TEXT_MAX}
        value={report.faultHow}
        onChange={(faultHow) => change({ faultHow })}
      />
      <TextArea
        label={t('actions.reportDialog.ruling')}
        rows={2}
        maxLength={TEXT_MAX}
        value={report.ruling}
        onChange={(ruling) => change({ ruling })}
      />
      <ConfirmBar
        label={t('actions.reportDialog.confirm')}
        isDisabled={report.what.trim() === ''}
        isOnEnter
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}
