import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DepartmentView } from '../../../../protocol/departments.ts';
import { removeDepartment } from '../../connection/departments.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { isolated } from '../../parts/names.ts';

interface Props {
  department: DepartmentView;
  onDone: () => void;
  onClose: () => void;
}

/** Asks before a department is removed, and says why it cannot be while chats are in it. */
export function RemoveDepartment({ department: { id, name }, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [fault, setFault] = useState('');
  const confirm = async () => {
    const answer = await removeDepartment(id);
    if (answer.ok) return onDone();
    setFault(answer.error.code === 'conflict' ? t('team.department.inUse') : refusalIn(answer.error));
  };
  return (
    <Dialog
      heading={t('team.department.removeHeading', { name: isolated(name) })}
      role="alertdialog"
      onClose={onClose}
    >
      <p>{t('team.department.removeExplain')}</p>
      <p className="form-error" role="alert">
        {fault}
      </p>
      <ConfirmBar label={t('team.department.remove')} onConfirm={() => void confirm()} />
    </Dialog>
  );
}
