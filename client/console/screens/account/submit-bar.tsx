import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { closeDialog } from '../../store/view.ts';

interface Props {
  label: string;
  look?: 'main' | 'danger';
  isDisabled: boolean;
  /** Where the window is no one of the console's. */
  onCancel?: () => void;
}

/** The end of a form in a window. Its button submits: without one, Enter in a field of several does nothing. */
export function SubmitBar({ label, look = 'main', isDisabled, onCancel = closeDialog }: Props) {
  const { t } = useTranslation();
  return (
    <div className="confirm">
      <Button className="button quiet" onPress={onCancel}>
        {t('dialog.cancel')} <kbd>Esc</kbd>
      </Button>
      <Button type="submit" className={`button ${look}`} isDisabled={isDisabled}>
        {label}
      </Button>
    </div>
  );
}
