import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ManualContent } from '../../../../phrases/content.ts';
import { locales, severities, type Locale } from '../../../../phrases/manual.ts';
import type { WrittenRule } from '../../../../phrases/schema.ts';
import { change } from '../../store/manual-desk.ts';
import { useSettings } from '../../store/settings.ts';
import { BothFields } from './both-fields.tsx';
import { KeptTo } from './kept-to.tsx';
import { OnOff } from './item-controls.tsx';
import { AddRule } from './add-rule.tsx';
import { PatternFields } from './pattern-fields.tsx';
import { RuleOrder } from './rule-order.tsx';
import { asSet } from './words-field.tsx';
import { Source, Uses } from './item-controls.tsx';
import styles from './manual.module.css';
import situationStyles from './situation.module.css';

/** The editor of a rule of conduct: severity, message and patterns. */
export function RuleEditor({ content, id }: { content: ManualContent; id: string }) {
  const { t } = useTranslation();
  const [zh, en] = [found(content, 'zh-CN', id), found(content, 'en', id)];
  const language = useSettings((settings) => settings.language);
  const one = (language === 'en' ? en : zh) ?? zh ?? en;
  if (!one) return null;
  const chapter = content['zh-CN'].find(({ rules }) => rules.some((rule) => rule.id === id));
  return (
    <>
      <header className={styles.manualFacts}>
        <h3>{asSet(one.title, language)}</h3>
        <Source id={id} source={one.source} />
        <Uses kind="rule" id={id} />
        <RuleOrder content={content} id={id} title={asSet(one.title, language)} />
        <OnOff isOn={!one.off} onChange={(on) => change({ do: 'switchRule', id, off: !on })} />
        <KeptTo
          name={asSet(one.title, language)}
          departments={one.departments}
          onChange={(departments) => change({ do: 'editRule', id, departments })}
        />
      </header>
      <div className="segments" role="group" aria-label={t('manual.severityOf')}>
        {severities.map((severity) => (
          <Button
            key={severity}
            className="segment"
            aria-pressed={one.severity === severity}
            onPress={() => change({ do: 'editRule', id, severity })}
          >
            {t(`manual.severityLong.${severity}`)}
          </Button>
        ))}
      </div>
      <BothFields
        label={t('manual.field.title')}
        values={{ 'zh-CN': zh?.title, en: en?.title }}
        onCommit={(locale, text) => change({ do: 'editRule', id, title: { [locale]: text } })}
      />
      <BothFields
        label={t('manual.field.message')}
        values={{ 'zh-CN': zh?.message, en: en?.message }}
        onCommit={(locale, text) => change({ do: 'editRule', id, message: { [locale]: text } })}
      />
      <h3>{t('manual.patterns')}</h3>
      <p className="faint">{t('manual.patternsHint')}</p>
      <div className={situationStyles.both}>
        {locales.map((locale) => (
          <PatternFields
            key={locale}
            id={id}
            locale={locale}
            patterns={found(content, locale, id)?.patterns ?? []}
          />
        ))}
      </div>
      {chapter ? <AddRule content={content} chapter={chapter.chapter} /> : null}
    </>
  );
}

function found(content: ManualContent, locale: Locale, id: string): WrittenRule | undefined {
  return content[locale].flatMap(({ rules }) => rules).find((one) => one.id === id);
}
