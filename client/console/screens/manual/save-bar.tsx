import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { discardEdits, saveEdits, useManualDesk } from '../../store/manual-desk.ts';

/** What is not saved yet: how much, why it was changed, save or take back. */
export function SaveBar() {
  const { t } = useTranslation();
  const count = useManualDesk((desk) => desk.edits.length);
  const number = useManualDesk((desk) => desk.open?.number ?? null);
  const flaw = useManualDesk((desk) => desk.flaw);
  const [why, setWhy] = useState('');
  const save = async () => {
    if (why.trim() !== '' && (await saveEdits(why.trim()))) setWhy('');
  };
  if (number === null) return null;
  return (
    <form
      className="manual-save"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <span className="faint">
        {number === 0 ? t('manual.shipped') : t('manual.version', { number })}
        {count > 0 ? ` · ${t('manual.unsaved', { count })}` : ''}
      </span>
      {count > 0 ? (
        <>
          <TextField className="why" value={why} onChange={setWhy} maxLength={200}>
            <Label className="hidden">{t('manual.why')}</Label>
            <Input className="input" placeholder={t('manual.why')} />
          </TextField>
          <Button type="submit" className="button main" isDisabled={why.trim() === ''}>
            {t('manual.save')}
          </Button>
          <Button className="button quiet" onPress={discardEdits}>
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
