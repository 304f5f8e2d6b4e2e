import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../../../protocol/errors.ts';
import { Button } from '../../parts/button.tsx';
import { Empty } from '../../parts/placeholder.tsx';

/** That the figures could not be loaded, and what to do about it. */
export function Trouble({ code, onRetry }: { code: ErrorCode; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <Empty title={t('reports.failed')} hint={hintFor(code, t)}>
      <Button kind="quiet" onPress={onRetry}>
        {t('reports.retry')}
      </Button>
    </Empty>
  );
}

/** What to do about a refusal. */
function hintFor(trouble: ErrorCode, t: TFunction): string {
  if (trouble === 'bad_request') return t('reports.tooLong');
  return trouble === 'too_large' ? t('reports.tooMuch') : t(`errors.${trouble}`);
}
