import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileView } from '../../../../protocol/files.ts';
import { useManual } from '../../connection/manuals.ts';
import { setPhraseFiles } from '../../connection/own-phrases.ts';
import { Button } from '../../parts/button.tsx';
import type { Condition, Locale } from '../../../../phrases/manual.ts';
import type { WrittenPhrase } from '../../../../phrases/schema.ts';
import { Icon } from '../../parts/icon.tsx';
import { change, useManualDesk } from '../../store/manual-desk.ts';
import { usePhraseFiles } from '../../store/own-phrases.ts';
import { useSettings } from '../../store/settings.ts';
import { filesForPhrase } from '../../store/uploads.ts';
import { PhraseFilesField } from '../files/phrase-files.tsx';
import { BothFields } from './both-fields.tsx';
import { KeptTo } from './kept-to.tsx';
import { OnOff } from './item-controls.tsx';
import { Source, Uses } from './item-controls.tsx';
import styles from './manual.module.css';
import situationStyles from './situation.module.css';

interface Props {
  id: string;
  /** The position among the situation's phrases, from 1. */
  number: number;
  phrases: Partial<Record<Locale, WrittenPhrase | undefined>>;
  /** The situation's source, for phrases without their own. */
  source: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
}

/** A phrase in both languages. Alt with an arrow key moves it, from any of its fields. */
export function PhraseRow({ id, number, phrases, source, isFirst, isLast, onMove }: Props) {
  const { t } = useTranslation();
  const conditions = useConditionNames();
  const name = t('manual.phrase', { number });
  const flaw = useManualDesk((desk) => (desk.flaw?.field.split('/').includes(id) ? desk.flaw.message : null));
  const one = phrases['zh-CN'] ?? phrases.en;
  const when = one?.when ?? [];
  const move = (by: -1 | 1, possible: boolean) => {
    if (possible) onMove(by);
  };
  return (
    <li
      className={
        one?.off ? `${situationStyles.manualPhrase} ${situationStyles.off}` : situationStyles.manualPhrase
      }
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        move(event.key === 'ArrowUp' ? -1 : 1, event.key === 'ArrowUp' ? !isFirst : !isLast);
      }}
    >
      <div className={styles.manualFacts}>
        <b>{name}</b>
        {when.length > 0 ? <span>{t('manual.when', { when: conditions(when) })}</span> : null}
        <Source id={id} source={one?.source ?? source} />
        <Uses kind="phrase" id={id} />
        <KeptTo
          name={name}
          departments={one?.departments}
          onChange={(departments) => change({ do: 'editPhrase', id, departments })}
        />
        <span className="spring" />
        <Button
          kind="icon"
          aria-label={t('manual.up', { id: name })}
          isDisabled={isFirst}
          onPress={() => onMove(-1)}
        >
          <Icon name="up" size={14} />
        </Button>
        <Button
          kind="icon"
          aria-label={t('manual.down', { id: name })}
          isDisabled={isLast}
          onPress={() => onMove(1)}
        >
          <Icon name="down" size={14} />
        </Button>
        <OnOff
          name={name}
          isOn={one?.off !== true}
          onChange={(on) => change({ do: 'switchPhrase', id, off: !on })}
        />
      </div>
      <BothFields
        label={name}
        values={{ 'zh-CN': phrases['zh-CN']?.text, en: phrases.en?.text }}
        onCommit={(locale, text) => change({ do: 'editPhrase', id, text: { [locale]: text } })}
      />
      <FilesOf id={id} name={name} />
      {flaw ? (
        <p className="field-error" role="alert">
          {flaw}
        </p>
      ) : null}
    </li>
  );
}

/** The files of a phrase that is in force: they are filed with what agents are offered, not with a draft. */
function FilesOf({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const manual = useManual(useSettings((settings) => settings.language));
  const files = usePhraseFiles(id);
  const setFiles = useCallback((to: readonly FileView[]) => void setPhraseFiles(id, to), [id]);
  if (manual?.situations.some(({ phrases }) => phrases.some((phrase) => phrase.id === id)) !== true)
    return null;
  return (
    <PhraseFilesField place={filesForPhrase(id)} files={files} onChange={setFiles} name={name}>
      {t('manual.phraseFiles')}
    </PhraseFilesField>
  );
}

/** Returns the function that describes the conditions of a phrase or a next step; all of them must hold. */
export function useConditionNames(): (when: readonly Condition[]) => string {
  const { t } = useTranslation();
  return (when) => when.map((one) => t(`manual.condition.${one}`)).join(' · ');
}
