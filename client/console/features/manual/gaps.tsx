import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ManualContent } from '../../../../phrases/content.ts';
import type { Locale } from '../../../../phrases/manual.ts';
import { languageOf } from '../../../../phrases/text.ts';
import type { IgnoredView, UnheardView } from '../../../../protocol/learning.ts';
import { ignoredFindings, unheard } from '../../connection/learning.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/fields.tsx';
import { change, openInEditor, useDraft } from '../../store/manual-desk.ts';
import { useSettings } from '../../store/settings.ts';
import { openDialog } from '../../store/view.ts';
import { useRefusal } from './readers.tsx';
import styles from './manual.module.css';
import versionsStyles from './versions.module.css';

/** Examples of one situation in one language, at most. */
const EXAMPLES_MAX = 20;

/** What the desk does not understand, and findings that its agents ignore: both may become changes of the manual. */
export function Gaps() {
  const { t } = useTranslation();
  const { data: groups, error } = useFetched(unheard);
  const { data: ignored, error: refused } = useFetched(ignoredFindings);
  useRefusal(error ?? refused);
  return (
    <section className={styles.manualEditor} aria-label={t('manual.tab.gaps')}>
      <h3>{t('gaps.unheard')}</h3>
      {groups ? <Groups view={groups} /> : <p className="faint">{t('gaps.reading')}</p>}
      <h3>{t('gaps.ignored')}</h3>
      {ignored ? <Ignored rules={ignored.rules} /> : <p className="faint">{t('gaps.reading')}</p>}
    </section>
  );
}

function Groups({ view: { turns, groups } }: { view: UnheardView }) {
  const { t } = useTranslation();
  if (groups.length === 0) return <p className="faint">{t('gaps.noGroups', { turns })}</p>;
  return (
    <>
      <p className="faint">{t('gaps.explain', { turns })}</p>
      <ul className={versionsStyles.proposals}>
        {groups.map((group) => (
          <Group key={`${group.examples[0]?.chatId} ${group.examples[0]?.seq}`} group={group} />
        ))}
      </ul>
    </>
  );
}

function Group({ group: { turns, examples } }: { group: UnheardView['groups'][number] }) {
  const { t } = useTranslation();
  const draft = useDraft();
  const language = useSettings((settings) => settings.language);
  const [into, setInto] = useState('');
  const texts = examples.map(({ text }) => text);
  const first = examples[0];
  const situations = (draft?.[language] ?? []).flatMap((chapter) => chapter.situations);
  return (
    <li>
      <b>{t('gaps.turns', { n: turns })}</b>
      <ul>
        {texts.map((text) => (
          <li key={text}>
            <q>{text}</q>
          </li>
        ))}
      </ul>
      <div className={versionsStyles.learnedActs}>
        <Button kind="quiet" isDisabled={!draft} onPress={() => toNewSituation(texts, language)}>
          {t('gaps.newSituation')}
        </Button>
        <Select label={t('gaps.existing')} value={into} onChange={setInto}>
          <option value="">{t('assistant.judge.pick')}</option>
          {situations.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
        <Button
          kind="quiet"
          isDisabled={!draft || into === ''}
          onPress={() => draft && toExamples(draft, into, texts, language)}
        >
          {t('gaps.addExamples')}
        </Button>
        <Button kind="quiet" isDisabled={!draft || into === ''} onPress={() => toSituation(into)}>
          {t('gaps.addPhrase')}
        </Button>
        {first ? (
          <Button kind="quiet" onPress={() => openDialog({ name: 'peek', of: { chat: first.chatId } })}>
            {t('learned.openChat')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

/** The sentences by the language that they are in, each on one line as examples are written. */
function byLanguage(texts: readonly string[], otherwise: Locale): Record<Locale, string[]> {
  const sorted: Record<Locale, string[]> = { 'zh-CN': [], en: [] };
  for (const text of texts) sorted[languageOf(text, otherwise)].push(text.replace(/\s+/g, ' ').trim());
  return sorted;
}

function toSituation(id: string): void {
  openInEditor(`situation:${id}`);
}

function toNewSituation(texts: readonly string[], language: Locale): void {
  openInEditor('new:situation', { examples: byLanguage(texts, language) });
}

function toExamples(draft: ManualContent, id: string, texts: readonly string[], language: Locale): void {
  const added = byLanguage(texts, language);
  const merged = (locale: Locale): string[] => {
    const known =
      draft[locale].flatMap(({ situations }) => situations).find((one) => one.id === id)?.examples ?? [];
    return [...new Set([...known, ...added[locale]])].slice(0, EXAMPLES_MAX);
  };
  const examples = {
    ...(added['zh-CN'].length > 0 ? { 'zh-CN': merged('zh-CN') } : {}),
    ...(added.en.length > 0 ? { en: merged('en') } : {}),
  };
  change({ do: 'editSituation', id, examples });
  toSituation(id);
}

function Ignored({ rules }: { rules: IgnoredView[] }) {
  const { t } = useTranslation();
  if (rules.length === 0) return <p className="faint">{t('gaps.noIgnored')}</p>;
  return (
    <>
      <p className="faint">{t('gaps.ignoredExplain')}</p>
      <ul className={versionsStyles.proposals}>
        {rules.map((one) => (
          <IgnoredRule key={one.rule} rule={one} />
        ))}
      </ul>
    </>
  );
}

function IgnoredRule({ rule: { rule, times, agents, examples } }: { rule: IgnoredView }) {
  const { t } = useTranslation();
  const draft = useDraft();
  const language = useSettings((settings) => settings.language);
  const written = draft?.[language].flatMap(({ rules }) => rules).find(({ id }) => id === rule);
  return (
    <li>
      <b>{written?.title ?? rule}</b>
      <span className="faint">{t('gaps.ignoredTimes', { times, count: agents })}</span>
      <ul>
        {examples.map(({ chatId, seq, text }) => (
          <li key={`${chatId} ${seq}`}>
            <q>{text}</q>
          </li>
        ))}
      </ul>
      {written ? (
        <div className={versionsStyles.learnedActs}>
          <Button kind="quiet" onPress={() => openInEditor(`rule:${rule}`)}>
            {t('gaps.changeRule')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}
