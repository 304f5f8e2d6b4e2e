import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../parts/icon.tsx';
import { say, useView } from '../store/view.ts';

/** How long a sentence stays, ms. */
const STAYS_MS = 7000;

/** A sentence for the person at the screen, such as why something was refused. */
export function Notice() {
  const { t } = useTranslation();
  const notice = useView((view) => view.notice);
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(() => say(null), STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div className="notices" role="alert" data-react-aria-top-layer="true">
      {notice === null ? null : (
        <p className="notice">
          <span>{notice}</span>
          <Button className="button icon" aria-label={t('dialog.close')} onPress={() => say(null)}>
            <Icon name="cross" size={14} />
          </Button>
        </p>
      )}
    </div>
  );
}
