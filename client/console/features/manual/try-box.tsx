import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalInFull } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { TextArea } from '../../parts/fields.tsx';
import type { Clash, Tried } from '../../../../protocol/manual-views.ts';
import * as calls from '../../connection/manual-calls.ts';
import { useManualDesk } from '../../store/manual-desk.ts';
import { showNotice } from '../../store/view.ts';
import styles from './manual.module.css';

/** The box that runs a customer's or agent's message through this version with its unsaved changes. */
export function TryBox() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [tried, setTried] = useState<Tried | null>(null);
  const run = async () => {
    const { open, edits } = useManualDesk.getState();
    if (!open || text.trim() === '') return;
    const answer = await calls.tryOut({ version: open.number, edits, text });
    if (answer.ok) setTried(answer);
    else showNotice(refusalInFull(answer.error));
  };
  return (
    <section className={styles.manualTry} aria-label={t('manual.try.heading')}>
      <h3>{t('manual.try.heading')}</h3>
      <TextArea
        label={t('manual.try.message')}
        value={text}
        rows={3}
        maxLength={4000}
        onChange={setText}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void run();
        }}
      />
      <Button kind="quiet" isDisabled={text.trim() === ''} onPress={() => void run()}>
        {t('manual.try.run')} <kbd>Enter</kbd>
      </Button>
      <div role="status">{tried ? <Outcome tried={tried} /> : null}</div>
    </section>
  );
}

function Outcome({ tried }: { tried: Tried }) {
  const { t } = useTranslation();
  return (
    <>
      <h4>{t('manual.try.situations')}</h4>
      {tried.situations.length === 0 ? <p className="faint">{t('manual.try.none')}</p> : null}
      <ul>
        {tried.situations.map(({ id, title, score, words }) => (
          <li key={id}>
            {title} <span className="faint figures">{score.toFixed(2)}</span>{' '}
            <span className="faint">{words.join(' · ')}</span>
          </li>
        ))}
      </ul>
      {tried.clashes.length > 0 ? <Clashes clashes={tried.clashes} /> : null}
      <h4>{t('manual.try.phrases')}</h4>
      <ol>
        {tried.phrases.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ol>
      {tried.next ? <p>{t('manual.try.next', { step: tried.next.text })}</p> : null}
      <h4>{t('manual.try.findings')}</h4>
      {tried.findings.length === 0 ? <p className="faint">{t('manual.try.fine')}</p> : null}
      <ul>
        {tried.findings.map(({ rule, start, message, better, severity }) => (
          <li key={`${rule} ${start}`}>
            <span className={`mark severity-${severity}`}>{t(`manual.severity.${severity}`)}</span> {message}
            {better === undefined ? null : <> → {better}</>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Examples of this version that are taken for something else. */
function Clashes({ clashes }: { clashes: readonly Clash[] }) {
  const { t } = useTranslation();
  return (
    <>
      <h4>{t('manual.try.clashes')}</h4>
      <ul>
        {clashes.map(({ text, like }) => (
          <li key={text}>
            {t('manual.try.soundsLike', { text, title: like.title, score: like.score.toFixed(2) })}
          </li>
        ))}
      </ul>
    </>
  );
}
