import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { useDeliberateKeys } from './deliberate.ts';
import { useClose } from './dialog.tsx';

interface Props {
  label: string;
  look?: 'main' | 'danger';
  isDisabled?: boolean;
  /** Cannot be undone: the focus starts on the back button, so that a hasty Enter is harmless. */
  isFinal?: boolean;
  /** Affects the customer: cannot be undone either, and ignores keys for the dialog's first half second. */
  toCustomer?: boolean;
  /** Enter confirms from anywhere in the dialog except on buttons and lists; the dialog itself has the focus. */
  isOnEnter?: boolean;
  onConfirm: () => void;
}

/**
 * The bottom row of a dialog: back, and confirm, for which Ctrl+Enter is the key in every dialog. The focus starts on
 * confirm unless the act is final.
 */
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

/** Enter on a button presses that button, and in a list it chooses. */
function isPlain({ target, altKey, shiftKey }: KeyboardEvent): boolean {
  return (
    !altKey && !shiftKey && !(target instanceof Element && target.closest('button, a, select, textarea'))
  );
}

interface SubmitBarProps {
  label: string;
  look?: 'main' | 'danger';
  isDisabled: boolean;
}

/**
 * The bottom row of a form in a dialog. It has a submit button: without one, Enter does nothing in a form with several
 * fields.
 */
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
