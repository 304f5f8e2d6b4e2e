import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { closeDialog } from '../store/view.ts';

interface Props {
  label: string;
  look?: 'main' | 'danger';
  isDisabled?: boolean;
  /** What cannot be taken back is not done by a hasty Enter: the focus is on going back. */
  isFinal?: boolean;
  /** Where going back leads, if not to the console. */
  onCancel?: () => void;
  onConfirm: () => void;
}

/** The end of a window: back, or do it. The window opens with the focus on doing it, so Enter confirms. */
export function ConfirmBar({
  label,
  look = 'main',
  isDisabled = false,
  isFinal = false,
  onCancel = closeDialog,
  onConfirm,
}: Props) {
  const { t } = useTranslation();
  return (
    <div className="confirm">
      <Button className="button quiet" autoFocus={isFinal} onPress={onCancel}>
        {t('dialog.cancel')} <kbd>Esc</kbd>
      </Button>
      <Button className={`button ${look}`} isDisabled={isDisabled} autoFocus={!isFinal} onPress={onConfirm}>
        {label}
      </Button>
    </div>
  );
}
