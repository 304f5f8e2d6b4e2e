import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { useDeliberateKeys } from './deliberate.ts';
import { useClose } from './dialog.tsx';

interface Props {
  label: string;
  look?: 'main' | 'danger';
  isDisabled?: boolean;
  /** What cannot be taken back is not done by a hasty Enter: the focus is on going back. */
  isFinal?: boolean;
  /** What the customer hears or feels is final, and nothing is done in the window's first half second. */
  toCustomer?: boolean;
  /** Enter does it from anywhere in the window that is no button; the window itself has the focus. */
  isOnEnter?: boolean;
  onConfirm: () => void;
}

/** The end of a window: back, or do it, which Ctrl+Enter does in every window. Unless it is final, the focus is on doing it. */
export function ConfirmBar({
  label,
  look = 'main',
  isDisabled = false,
  isFinal = false,
  toCustomer = false,
  isOnEnter = false,
  onConfirm,
}: Props) {
  const { t } = useTranslation();
  const close = useClose();
  const isSettled = useDeliberateKeys((event) => {
    const isConfirm =
      event.key === 'Enter' && (event.ctrlKey || event.metaKey || (isOnEnter && isPlain(event)));
    return isConfirm && !isDisabled ? onConfirm : null;
  }, toCustomer);
  const isOnCancel = (isFinal || toCustomer) && !isOnEnter;
  return (
    <div className="confirm">
      <Button kind="quiet" autoFocus={isOnCancel} onPress={close}>
        {t('dialog.cancel')} <kbd>Esc</kbd>
      </Button>
      <Button
        kind={look}
        {...(isSettled ? {} : { className: 'settling' })}
        isDisabled={isDisabled || !isSettled}
        autoFocus={!isOnCancel && !isOnEnter}
        aria-keyshortcuts="Control+Enter"
        onPress={onConfirm}
      >
        {label} <kbd aria-hidden="true">Ctrl+Enter</kbd>
      </Button>
    </div>
  );
}

/** Enter on a button presses that button. */
function isPlain({ target, altKey, shiftKey }: KeyboardEvent): boolean {
  return !altKey && !shiftKey && !(target instanceof Element && target.closest('button, a, textarea'));
}

interface SubmitBarProps {
  label: string;
  look?: 'main' | 'danger';
  isDisabled: boolean;
}

/** The end of a form in a window. Its button submits: without one, Enter in a field of several does nothing. */
export function SubmitBar({ label, look = 'main', isDisabled }: SubmitBarProps) {
  const { t } = useTranslation();
  const close = useClose();
  return (
    <div className="confirm">
      <Button kind="quiet" onPress={close}>
        {t('dialog.cancel')} <kbd>Esc</kbd>
      </Button>
      <Button type="submit" kind={look} isDisabled={isDisabled}>
        {label}
      </Button>
    </div>
  );
}
