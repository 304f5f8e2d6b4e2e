import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { itemsIn, type ManualContent } from '../../../../phrases/content.ts';
import { triggers } from '../../../../phrases/manual.ts';
import { useSettings } from '../../store/settings.ts';
import { change, useManualDesk, useTakenExamples } from '../../store/manual-desk.ts';
import { BothFields } from './both-fields.tsx';
import { inReadingOrder } from './reading-order.ts';
import { Select } from '../../parts/fields.tsx';
import styles from './manual.module.css';

const SITUATION = /^[a-z][a-z0-9_]{0,39}$/;
const CHAPTER = /^[a-z][a-z0-9-]{0,39}$/;
const NOTHING = { 'zh-CN': '', en: '' };

/** The form for a new situation with its first phrase, in an existing or new chapter, in both languages. */
export function NewSituation({ content }: { content: ManualContent }) {
  const { t } = useTranslation();
  const [chapter, setChapter] = useState(inReadingOrder(content['zh-CN'])[0]?.chapter ?? '');
  const [fresh, setFresh] = useState({ id: '', title: NOTHING });
  const [id, setId] = useState('');
  const [by, setBy] = useState<readonly (typeof triggers)[number][]>(['customer']);
  const [words, setWords] = useState({ title: NOTHING, occasion: NOTHING, text: NOTHING });
  const language = useSettings((one) => one.language);
  const isNewChapter = chapter === '';
  const idTaken = useTaken(content, id);
  const chapterTaken = content['zh-CN'].some((one) => one.chapter === fresh.id);
  const isReady =
    SITUATION.test(id) &&
    !idTaken &&
    by.length > 0 &&
    [...Object.values(words), ...(isNewChapter ? [fresh.title] : [])].every(isInBoth) &&
    (!isNewChapter || (CHAPTER.test(fresh.id) && !chapterTaken));
  const add = () => {
    if (!isReady) return;
    if (isNewChapter) change({ do: 'addChapter', id: fresh.id, title: trimmed(fresh.title) });
    const place = isNewChapter ? fresh.id : chapter;
    change({
      do: 'addSituation',
      chapter: place,
      id,
      source: t('manual.ownSource'),
      set_off_by: [...by],
      title: trimmed(words.title),
      occasion: trimmed(words.occasion),
      text: trimmed(words.text),
    });
    const { taken } = useTakenExamples.getState();
    if (taken !== null)
      change({
        ...{ do: 'editSituation', id },
        examples: { 'zh-CN': [...taken.examples['zh-CN']], en: [...taken.examples.en] },
      });
    useTakenExamples.setState({ taken: null });
    useManualDesk.setState({ selected: `situation:${id}` });
  };
  return (
    <form
      className={styles.manualNew}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <h3>{t('manual.new.heading')}</h3>
      <TakenExamples />
      <Select label={t('manual.field.chapter')} value={chapter} onChange={setChapter}>
        {inReadingOrder(content[language]).map((one) => (
          <option key={one.chapter} value={one.chapter}>
            {one.title}
          </option>
        ))}
        <option value="">{t('manual.new.chapter')}</option>
      </Select>
      {isNewChapter ? (
        <>
          <IdField
            label={t('manual.new.chapterId')}
            value={fresh.id}
            isTaken={chapterTaken}
            onChange={(text) => setFresh((before) => ({ ...before, id: text }))}
          />
          <BothFields
            label={t('manual.new.chapterTitle')}
            values={fresh.title}
            isLive
            onCommit={(locale, text) =>
              setFresh((before) => ({ ...before, title: { ...before.title, [locale]: text } }))
            }
          />
        </>
      ) : null}
      <IdField label={t('manual.new.id')} value={id} isTaken={idTaken} onChange={setId} />
      <fieldset className={styles.manualActions}>
        <legend>{t('manual.field.trigger')}</legend>
        {triggers.map((who) => (
          <label key={who} className="check">
            <input
              type="checkbox"
              checked={by.includes(who)}
              onChange={({ target }) =>
                setBy((before) => (target.checked ? [...before, who] : before.filter((one) => one !== who)))
              }
            />
            {t(`manual.trigger.${who}`)}
          </label>
        ))}
      </fieldset>
      {(['title', 'occasion', 'text'] as const).map((part) => (
        <BothFields
          key={part}
          label={t(part === 'text' ? 'manual.newPhrase' : `manual.field.${part}`)}
          values={words[part]}
          isLive
          onCommit={(locale, text) =>
            setWords((before) => ({ ...before, [part]: { ...before[part], [locale]: text } }))
          }
        />
      ))}
      <div className={styles.manualActions}>
        <Button type="submit" kind="main" isDisabled={!isReady}>
          {t('manual.new.add')}
        </Button>
        {isReady ? null : <span className="faint">{t('manual.new.hint')}</span>}
      </div>
    </form>
  );
}

/** The sentences that become the new situation's examples. */
function TakenExamples() {
  const { t } = useTranslation();
  const taken = useTakenExamples((state) => state.taken);
  if (taken === null) return null;
  return (
    <section>
      <h4>{t('manual.field.examples')}</h4>
      <ul>
        {[...taken.examples['zh-CN'], ...taken.examples.en].map((text) => (
          <li key={text}>
            <q>{text}</q>
          </li>
        ))}
      </ul>
      <Button kind="quiet" onPress={() => useTakenExamples.setState({ taken: null })}>
        {t('manual.new.withoutExamples')}
      </Button>
    </section>
  );
}

interface IdProps {
  label: string;
  value: string;
  isTaken: boolean;
  onChange: (text: string) => void;
}

function IdField({ label, value, isTaken, onChange }: IdProps) {
  const { t } = useTranslation();
  return (
    <TextField className="field" value={value} onChange={onChange} maxLength={40} isInvalid={isTaken}>
      <Label>{label}</Label>
      <Input className="input" />
      {isTaken ? (
        <p className="field-error" role="alert">
          {t('manual.new.taken')}
        </p>
      ) : null}
    </TextField>
  );
}

/** Ids of all versions are taken, also those of other people's drafts: ids are never reused. */
function useTaken(content: ManualContent, id: string): boolean {
  const taken = useManualDesk((desk) => desk.open?.taken);
  const known = itemsIn([...content['zh-CN'], ...content.en]);
  return [id, `${id}.1`].some((one) => known.has(one) || taken?.includes(one) === true);
}

function isInBoth(words: typeof NOTHING): boolean {
  return words['zh-CN'].trim() !== '' && words.en.trim() !== '';
}

function trimmed(words: typeof NOTHING): typeof NOTHING {
  return { 'zh-CN': words['zh-CN'].trim(), en: words.en.trim() };
}
