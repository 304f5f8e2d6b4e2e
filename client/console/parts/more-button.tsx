import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

interface Props {
  /** How many are not shown; without any there is no button. */
  hidden: number;
  onPress: () => void;
}

/** The end of a list of which not all is shown. */
export function MoreButton({ hidden, onPress }: Props) {
  const { t } = useTranslation();
  if (hidden === 0) return null;
  return (
    <Button kind="quiet" className="wide" onPress={onPress}>
      {t('inbox.moreHidden', { n: hidden })}
    </Button>
  );
}
