import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../parts/icon.tsx';
import { hush, useView, type Notice as Said } from '../store/view.ts';

/** How long a sentence stays, ms. */
const STAYS_MS = 7000;

/**
 * A sentence for the person at the screen. What is wrong interrupts a screen reader, what was done waits its turn; both
 * places are always there, since a place that comes with its words is not read out everywhere.
 */
export function Notice() {
  const notice = useView((view) => view.notice);
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(hush, STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div className="notices" data-react-aria-top-layer="true">
      <div role="status">{notice?.kind === 'done' ? <Sentence {...notice} /> : null}</div>
      <div role="alert">{notice?.kind === 'problem' ? <Sentence {...notice} /> : null}</div>
    </div>
  );
}

function Sentence({ kind, words }: Said) {
  const { t } = useTranslation();
  return (
    <p className="notice" data-kind={kind}>
      <Icon name={kind === 'done' ? 'tick' : 'warn'} />
      <span>{words}</span>
      <Button className="button icon" aria-label={t('dialog.close')} onPress={hush}>
        <Icon name="cross" size={14} />
      </Button>
    </p>
  );
}
