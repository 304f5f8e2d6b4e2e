import { useState } from 'react';
import { Button } from '../../parts/button.tsx';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../../protocol/errors.ts';
import type { Invited, StaffAccount } from '../../../../protocol/team.ts';
import { isInvited } from '../../connection/team.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { showNotice } from '../../store/view.ts';
import type { Act } from './team-window.tsx';

interface Props {
  act: Act;
  member: StaffAccount;
  perform: () => Promise<Answer<object>>;
  /** Called with the new link, if the act has created one. */
  onDone: (invited: Invited | null, name: string) => void;
  onClose: () => void;
}

/** The dialog that confirms an act on a colleague's account, with its consequences. */
export function Question({ act, member: { name }, perform, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [fault, setFault] = useState('');
  const [isBusy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    const answer = await perform();
    setBusy(false);
    if (!answer.ok) return setFault(refusalIn(answer.error));
    if (act !== 'newLink') showNotice(t(`team.done.${act}`, { name }), 'done');
    onDone(isInvited(answer) ? answer : null, name);
  };
  return (
    <Dialog heading={t(`team.ask.${act}.heading`, { name })} role="alertdialog" onClose={onClose}>
      <p>{t(`team.ask.${act}.explain`)}</p>
      <p className="form-error" role="alert">
        {fault}
      </p>
      <div className="confirm">
        <Button kind="quiet" autoFocus onPress={onClose}>
          {t('dialog.cancel')} <kbd>Esc</kbd>
        </Button>
        <Button
          kind={act === 'enable' || act === 'newLink' ? 'main' : 'danger'}
          isDisabled={isBusy}
          onPress={() => void go()}
        >
          {t(`team.acts.${act}`)}
        </Button>
      </div>
    </Dialog>
  );
}
