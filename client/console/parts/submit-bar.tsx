import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useClose } from './dialog.tsx';

interface Props {
  label: string;
  look?: 'main' | 'danger';
  isDisabled: boolean;
}

/** The end of a form in a window. Its button submits: without one, Enter in a field of several does nothing. */
export function SubmitBar({ label, look = 'main', isDisabled }: Props) {
  const { t } = useTranslation();
  const close = useClose();
  return (
    <div className="confirm">
      <Button className="button quiet" onPress={close}>
        {t('dialog.cancel')} <kbd>Esc</kbd>
      </Button>
      <Button type="submit" className={`button ${look}`} isDisabled={isDisabled}>
        {label}
      </Button>
    </div>
  );
}
