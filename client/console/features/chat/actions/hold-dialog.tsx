import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { hold } from '../../../connection/procedures.ts';
import { numberKey, useDeliberateKeys } from '../../../parts/deliberate.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { useDesk } from '../../../store/desk.ts';
import { situationIn } from '../../../store/manuals.ts';
import { useManual } from '../../../connection/manuals.ts';
import { useLocale } from '../../../store/selectors.ts';
import { closeDialog, closeOnce } from '../../../store/view.ts';
import { Button } from '../../../parts/button.tsx';

const MINUTES = [1, 2, 3, 5, 10] as const;

/** The dialog that asks the customer for time and promises when the agent is back; a digit is enough. [P7] */
export function HoldDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const phrase = situationIn(useManual(useLocale()), 'hold_on')?.phrases[0];
  const usual = useDesk(({ profile }) => profile?.holdMinutes ?? 2);
  const promise = async (minutes: number) => {
    await closeOnce(hold(chat.id, minutes));
  };
  const isSettled = useDeliberateKeys((event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return () => void promise(usual);
    const minutes = MINUTES[(numberKey(event) ?? 0) - 1];
    return minutes === undefined ? null : () => void promise(minutes);
  });
  return (
    <Dialog heading={t('actions.holdDialog.heading')} onClose={closeDialog}>
      <p>{t(chat.held ? 'actions.holdDialog.again' : 'actions.holdDialog.explain')}</p>
      {phrase && !chat.held ? <blockquote className="quote">{phrase.text}</blockquote> : null}
      <div className="hold-choices" role="group" aria-label={t('actions.holdDialog.heading')}>
        {MINUTES.map((minutes, at) => (
          <Button
            key={minutes}
            kind="quiet"
            {...(isSettled ? {} : { className: 'settling' })}
            isDisabled={!isSettled}
            aria-keyshortcuts={String(at + 1)}
            onPress={() => void promise(minutes)}
          >
            <kbd>{at + 1}</kbd>
            {t('actions.holdDialog.minutes', { n: minutes })}
          </Button>
        ))}
      </div>
      <div className="confirm">
        <Button kind="quiet" autoFocus onPress={closeDialog}>
          {t('dialog.cancel')} <kbd>Esc</kbd>
        </Button>
      </div>
    </Dialog>
  );
}
