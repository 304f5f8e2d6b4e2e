import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../protocol/chat.ts';
import { hold } from '../connection/procedures.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { useDesk } from '../store/desk.ts';
import { situationIn, useManual } from '../store/manuals.ts';
import { useLocale } from '../store/selectors.ts';
import { closeOnce } from '../store/view.ts';

const MINUTES = [1, 2, 3, 5, 10] as const;

/** Asks the customer for a moment and promises when the agent is back; a number is enough. [P7] */
export function HoldDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const phrase = situationIn(useManual(useLocale()), 'hold_on')?.phrases[0];
  const usual = useDesk(({ profile }) => profile?.holdMinutes ?? 2);
  const promise = async (minutes: number) => {
    await closeOnce(hold(chat.id, minutes));
  };
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const minutes = MINUTES[Number(/^Digit([1-5])$/.exec(event.code)?.[1] ?? 0) - 1];
      if (minutes === undefined || event.ctrlKey || event.metaKey || event.repeat) return;
      event.preventDefault();
      void promise(minutes);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  });
  return (
    <DialogFrame heading={t('actions.holdDialog.heading')}>
      <p>{t(chat.held ? 'actions.holdDialog.again' : 'actions.holdDialog.explain')}</p>
      {phrase && !chat.held ? <blockquote className="quote">{phrase.text}</blockquote> : null}
      <div className="hold-choices" role="group" aria-label={t('actions.holdDialog.heading')}>
        {MINUTES.map((minutes, at) => (
          <Button
            key={minutes}
            className="button quiet"
            autoFocus={minutes === usual}
            aria-keyshortcuts={String(at + 1)}
            onPress={() => void promise(minutes)}
          >
            <kbd>{at + 1}</kbd>
            {t('actions.holdDialog.minutes', { n: minutes })}
          </Button>
        ))}
      </div>
    </DialogFrame>
  );
}
