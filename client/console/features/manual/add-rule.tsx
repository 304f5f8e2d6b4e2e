import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { ruleKey, type ManualContent } from '../../../../phrases/content.ts';
import { change, useManualDesk } from '../../store/manual-desk.ts';
import styles from './manual.module.css';
import situationStyles from './situation.module.css';

const ID = /^[a-z][a-z0-9_]{0,39}$/;

/** The form that adds a rule of the desk by its id; it is then edited like the others. */
export function AddRule({ content, chapter }: { content: ManualContent; chapter: string }) {
  const { t } = useTranslation();
  const taken = useManualDesk((desk) => desk.open?.taken ?? null);
  const [id, setId] = useState('');
  const known = content['zh-CN'].some(({ rules }) => rules.some((one) => one.id === id));
  const isFree = ID.test(id) && !known && taken?.includes(ruleKey(id)) !== true;
  const add = () => {
    if (!isFree) return;
    const both = (text: string) => ({ 'zh-CN': text, en: text });
    const start = { match: t('manual.patternStart') };
    change({
      do: 'addRule',
      chapter,
      id,
      severity: 'advice',
      source: t('manual.ownSource'),
      title: both(id),
      message: both(id),
      patterns: { 'zh-CN': [start], en: [start] },
    });
    useManualDesk.setState({ selected: `rule:${id}` });
  };
  return (
    <form
      className={`${situationStyles.manualAdd} ${styles.manualActions}`}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextField className="field" value={id} onChange={setId} maxLength={40}>
        <Label>{t('manual.newRule')}</Label>
        <Input />
      </TextField>
      <Button type="submit" kind="quiet" isDisabled={!isFree}>
        {t('manual.addRule')}
      </Button>
    </form>
  );
}
