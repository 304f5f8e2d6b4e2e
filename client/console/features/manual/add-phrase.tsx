import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { nextPhraseId } from '../../../../phrases/edit/phrase-edits.ts';
import { change, useDraft, useManualDesk, useProposals } from '../../store/manual-desk.ts';
import { takenWords } from './proposals.tsx';
import { BothFields } from './both-fields.tsx';
import styles from './situation.module.css';

/** The form that adds a phrase to a situation, in both languages. */
export function AddPhrase({ situation }: { situation: string }) {
  const { t } = useTranslation();
  const draft = useDraft();
  const taken = useManualDesk((desk) => desk.open?.taken);
  const isProposed = useProposals((state) => state.taken !== null);
  const [text, setText] = useState(takenWords);
  const words = { 'zh-CN': text['zh-CN'].trim(), en: text.en.trim() };
  const isReady = words['zh-CN'] !== '' && words.en !== '';
  const add = () => {
    if (!draft) return;
    const id = nextPhraseId(draft, situation, new Set(taken));
    change({ do: 'addPhrase', situation, id, text: words });
    clear();
  };
  const clear = () => {
    setText({ 'zh-CN': '', en: '' });
    useProposals.setState({ taken: null });
  };
  return (
    <div className={styles.manualAdd}>
      <BothFields
        label={t('manual.newPhrase')}
        values={text}
        isLive
        onCommit={(locale, typed) => setText((before) => ({ ...before, [locale]: typed }))}
      />
      <Button kind="quiet" isDisabled={!isReady} onPress={add}>
        {t('manual.add')}
      </Button>
      {isProposed ? (
        <Button kind="quiet" onPress={clear}>
          {t('proposals.clear')}
        </Button>
      ) : null}
      {isReady ? null : <span className="faint">{t('manual.addHint')}</span>}
    </div>
  );
}
