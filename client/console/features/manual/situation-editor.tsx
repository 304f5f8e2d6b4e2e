import { useTranslation } from 'react-i18next';
import type { ManualContent } from '../../../../phrases/content.ts';
import type { Condition, Locale } from '../../../../phrases/manual.ts';
import type { WrittenSituation } from '../../../../phrases/schema.ts';
import { change } from '../../store/manual-desk.ts';
import { useSettings } from '../../store/settings.ts';
import { AddPhrase } from './add-phrase.tsx';
import { BothFields } from './both-fields.tsx';
import { KeptTo } from './kept-to.tsx';
import { OnOff } from './item-controls.tsx';
import { PhraseRow, useConditionNames } from './phrase-row.tsx';
import { asSet } from './words-field.tsx';
import { Source, Uses } from './item-controls.tsx';
import styles from './manual.module.css';
import situationStyles from './situation.module.css';

/** Twenty sentences, and twenty words, in characters. */
const MOST_OF_EXAMPLES = 6000;
const MOST_OF_WORDS = 1200;

/** The editor of a situation: title, next steps, source, examples and phrases. */
export function SituationEditor({ content, id }: { content: ManualContent; id: string }) {
  const { t } = useTranslation();
  const [zh, en] = [found(content, 'zh-CN', id), found(content, 'en', id)];
  const conditions = useConditionNames();
  const language = useSettings((settings) => settings.language);
  const one = (language === 'en' ? en : zh) ?? zh ?? en;
  if (!one) return null;
  const stepName = (at: number, when: readonly Condition[]) =>
    [t('manual.nextStep', { number: at + 1 }), ...(when.length > 0 ? [conditions(when)] : [])].join(' · ');
  const ids = one.phrases.map((phrase) => phrase.id);
  const leading = content[language].flatMap(({ situations }) =>
    situations.filter(({ next }) => next.some((step) => step.id === id)),
  );
  return (
    <>
      <header className={styles.manualFacts}>
        <h3>{asSet(one.title, language)}</h3>
        <Source id={id} source={one.source} />
        <span>
          {t('manual.setOffBy', { who: one.set_off_by.map((who) => t(`manual.trigger.${who}`)).join(' · ') })}
        </span>
        {leading.length > 0 ? (
          <span>
            {t('manual.follows', { what: leading.map(({ title }) => asSet(title, language)).join(' · ') })}
          </span>
        ) : null}
        <Uses kind="situation" id={id} />
        <OnOff isOn={!one.off} onChange={(on) => change({ do: 'switchSituation', id, off: !on })} />
        <KeptTo
          name={asSet(one.title, language)}
          departments={one.departments}
          onChange={(departments) => change({ do: 'editSituation', id, departments })}
        />
      </header>
      <BothFields
        label={t('manual.field.title')}
        values={{ 'zh-CN': zh?.title, en: en?.title }}
        onCommit={(locale, text) => change({ do: 'editSituation', id, title: { [locale]: text } })}
      />
      <BothFields
        label={t('manual.field.occasion')}
        values={{ 'zh-CN': zh?.occasion, en: en?.occasion }}
        onCommit={(locale, text) => change({ do: 'editSituation', id, occasion: { [locale]: text } })}
      />
      {one.next.map((step, at) => (
        <BothFields
          key={step.id}
          label={stepName(at, step.when)}
          values={{ 'zh-CN': zh?.next[at]?.text, en: en?.next[at]?.text }}
          onCommit={(locale, text) => change(stepChanged(content, id, locale, at, text))}
        />
      ))}
      {one.set_off_by.includes('customer') ? <Recognised id={id} zh={zh} en={en} /> : null}
      <h3>{t('manual.phrases')}</h3>
      <ol className={situationStyles.manualPhrases}>
        {ids.map((phrase, at) => (
          <PhraseRow
            key={phrase}
            phrases={{
              'zh-CN': zh?.phrases.find((p) => p.id === phrase),
              en: en?.phrases.find((p) => p.id === phrase),
            }}
            id={phrase}
            number={at + 1}
            source={one.source}
            onMove={(by) => move(id, ids, at, by)}
            isFirst={at === 0}
            isLast={at === ids.length - 1}
          />
        ))}
      </ol>
      <AddPhrase situation={id} />
    </>
  );
}

type Written = WrittenSituation | undefined;

/** How customers put it, a sentence a line, and the words that must or must not occur. */
function Recognised({ id, zh, en }: { id: string; zh: Written; en: Written }) {
  const { t } = useTranslation();
  return (
    <>
      <h3>{t('manual.recognisedBy')}</h3>
      <p className="faint">{t('manual.examplesHint')}</p>
      {(['examples', 'must', 'must_not'] as const).map((part) => (
        <BothFields
          key={part}
          label={t(`manual.field.${part}`)}
          isMono
          most={part === 'examples' ? MOST_OF_EXAMPLES : MOST_OF_WORDS}
          values={{ 'zh-CN': zh?.[part]?.join('\n'), en: en?.[part]?.join('\n') }}
          onCommit={(locale, text) =>
            change({ do: 'editSituation', id, [part]: { [locale]: text.split('\n') } })
          }
        />
      ))}
    </>
  );
}

function found(content: ManualContent, locale: Locale, id: string): WrittenSituation | undefined {
  return content[locale].flatMap(({ situations }) => situations).find((one) => one.id === id);
}

function move(situation: string, ids: string[], at: number, by: -1 | 1): void {
  const moved = [...ids];
  const [one] = moved.splice(at, 1);
  if (one === undefined) return;
  moved.splice(at + by, 0, one);
  change({ do: 'orderPhrases', situation, ids: moved });
}

function stepChanged(content: ManualContent, id: string, locale: Locale, at: number, text: string) {
  const steps = (where: Locale) =>
    (found(content, where, id)?.next ?? []).map((step, nth) =>
      where === locale && nth === at ? { ...step, text } : step,
    );
  return { do: 'editSituation', id, next: { 'zh-CN': steps('zh-CN'), en: steps('en') } } as const;
}
