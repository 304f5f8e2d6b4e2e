import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffView } from '../../../../protocol/chat.ts';
import { setStatus, setStatusOf } from '../../connection/status.ts';
import { numberKey, useDeliberateKeys } from '../../parts/deliberate.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { isolated, numberAndName } from '../../parts/names.ts';
import { useDesk } from '../../store/desk.ts';
import { closeDialog, closeOnce } from '../../store/view.ts';

/** The dialog in which one chooses one's own status. */
export function StatusDialog() {
  const { t } = useTranslation();
  const status = useDesk((state) => state.status);
  const away = useDesk((state) => state.away);
  return (
    <StatusChoice
      heading={t('me.own')}
      now={{ status, ...(away === null ? {} : { away }) }}
      onChoose={(value, reason) => setStatus(value, reason)}
    />
  );
}

/** The dialog in which a lead sets a colleague's status; renders nothing if the colleague is unknown. */
export function StatusOfDialog({ account }: { account: string }) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const colleague = staff[account];
  if (colleague === undefined) return null;
  return (
    <StatusChoice
      heading={t('me.of', { who: isolated(numberAndName(staff, account)) })}
      now={colleague}
      onChoose={(value, reason) => setStatusOf(account, value, reason)}
    />
  );
}

interface ChoiceProps {
  heading: string;
  now: Pick<StaffView, 'status' | 'away'>;
  /** Resolves with whether it was done. */
  onChoose: (value: 'online' | 'away', reason: string | undefined) => Promise<boolean>;
}

/** Online, away, and away for each of the desk's reasons; the digits choose. */
function StatusChoice({ heading, now, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const reasons = useDesk(({ profile }) => profile?.awayReasons) ?? [];
  const choices = [
    { value: 'online' as const, reason: undefined },
    ...[undefined, ...reasons].map((reason) => ({ value: 'away' as const, reason })),
  ];
  const choose = (at: number) => {
    const choice = choices[at];
    if (choice !== undefined) void closeOnce(onChoose(choice.value, choice.reason));
  };
  useDeliberateKeys((press, inField) => {
    const digit = inField ? null : numberKey(press);
    return digit === null || digit > choices.length ? null : () => choose(digit - 1);
  });
  return (
    <Dialog heading={heading} onClose={closeDialog}>
      <ListBox
        className="choices"
        aria-label={heading}
        autoFocus="first"
        escapeKeyBehavior="none"
        onAction={(key) => choose(Number(key))}
      >
        {choices.map(({ value, reason }, at) => {
          const label = reason ?? t(`me.${value}`);
          const isNow = now.status === value && now.away?.reason === reason;
          return (
            <ListBoxItem key={at} id={at} className="choice" textValue={label}>
              {at < 9 ? <kbd aria-hidden="true">{at + 1}</kbd> : null}
              <bdi>{label}</bdi>
              {isNow ? (
                <span className="faint">
                  <Icon name="tick" size={14} /> {t('me.current')}
                </span>
              ) : null}
            </ListBoxItem>
          );
        })}
      </ListBox>
      <p className="faint">{t('me.awayHint')}</p>
    </Dialog>
  );
}
