import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { discardEdits, useManualDesk, type ManualDesk } from '../../store/manual-desk.ts';
import { saveEdits } from '../../connection/manual-desk.ts';
import styles from './manual.module.css';

/** The bar for unsaved changes and unpublished drafts: their number, the reason, and the next action. */
export function SaveBar() {
  const { t } = useTranslation();
  const count = useManualDesk((desk) => desk.edits.length);
  const number = useManualDesk((desk) => desk.open?.number ?? null);
  const flaw = useManualDesk((desk) => desk.flaw);
  const isDraft = useManualDesk(isDraftOpen);
  const isListed = useManualDesk((desk) => desk.tab === 'versions');
  const [why, setWhy] = useState('');
  const save = async () => {
    if (why.trim() !== '' && (await saveEdits(why.trim()))) setWhy('');
  };
  if (number === null) return null;
  return (
    <form
      className={styles.manualSave}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <span className="faint">
        {number === 0 ? t('manual.shipped') : t('manual.version', { number })}
        {isDraft ? ` · ${t('manual.notInForce')}` : ''}
        {count > 0 ? ` · ${t('manual.unsaved', { count })}` : ''}
      </span>
      {isDraft && count === 0 && !isListed ? (
        <Button kind="main" onPress={() => useManualDesk.setState({ tab: 'versions', chosen: number })}>
          {t('manual.toPublish')}
        </Button>
      ) : null}
      {count > 0 ? (
        <>
          <TextField className={styles.why} value={why} onChange={setWhy} maxLength={200}>
            <Label className="hidden">{t('manual.why')}</Label>
            <Input className="input" placeholder={t('manual.why')} />
          </TextField>
          <Button type="submit" kind="main" isDisabled={why.trim() === ''}>
            {t('manual.save')}
          </Button>
          <Button kind="quiet" onPress={discardEdits}>
            {t('manual.discard')}
          </Button>
        </>
      ) : null}
      {flaw ? (
        <p className="field-error" role="alert">
          {flaw.message}
        </p>
      ) : null}
    </form>
  );
}

/** Whether the open version is a draft, which has no effect until it is published. */
function isDraftOpen({ page, open }: ManualDesk): boolean {
  const status = page?.versions.find(({ number }) => number === open?.number)?.status;
  return status === 'draft' || status === 'approved';
}
