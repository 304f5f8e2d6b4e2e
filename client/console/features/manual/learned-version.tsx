import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import {
  LABELLED_BY,
  type LearnedChange,
  type LearnedFigures,
  type LearnedVersionView,
} from '../../../../protocol/learning.ts';
import * as calls from '../../connection/learning.ts';
import { useTitleOf } from '../../connection/manuals.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { Button } from '../../parts/button.tsx';
import { dateAndTime } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';
import { openDialog, showNotice } from '../../store/view.ts';
import type { Act } from './learned-screen.tsx';
import { useRefusal } from './readers.tsx';
import styles from './manual.module.css';
import versionsStyles from './versions.module.css';

interface Props {
  version: LearnedVersionView;
  inForce: number;
  act: Act;
}

/** A version of what was learnt, before and after: how much is understood, by situation, and which turns change. */
export function LearnedVersion({ version, inForce, act }: Props) {
  const { t } = useTranslation();
  const { number, figures, decided } = version;
  const language = useSettings((settings) => settings.language);
  const { data, error } = useFetched(useCallback(() => calls.learnedChanges(number), [number]));
  useRefusal(error);
  return (
    <section className={styles.manualEditor} aria-label={t('learned.version', { number })}>
      <h3>{t('learned.version', { number })}</h3>
      {decided ? (
        <p className="faint">
          {t(`learned.decided.${version.state === 'published' ? 'published' : 'discarded'}`, {
            by: decided.by || t('learned.theNight'),
            at: dateAndTime(decided.at, language),
          })}
        </p>
      ) : null}
      <Decide version={version} inForce={inForce} act={act} />
      <BeforeAndAfter figures={figures} />
      <BySituation situations={figures.situations} />
      <h4>{t('learned.changes', { n: figures.changed, shown: data?.changes.length ?? 0 })}</h4>
      {data ? <Changes changes={data.changes} /> : null}
    </section>
  );
}

function Decide({ version: { number, state }, inForce, act }: Props) {
  const { t } = useTranslation();
  if (number === inForce) return null;
  const publish = async () => {
    if (await act(calls.publishLearned(number))) showNotice(t('learned.published', { number }), 'done');
  };
  return (
    <div className={versionsStyles.learnedActs}>
      <Button kind="main" onPress={() => void publish()}>
        {t(state === 'offered' ? 'learned.publish' : 'learned.publishAgain')}
      </Button>
      {state === 'offered' ? (
        <Button kind="quiet" onPress={() => void act(calls.discardLearned(number))}>
          {t('learned.discard')}
        </Button>
      ) : null}
    </div>
  );
}

function BeforeAndAfter({ figures }: { figures: LearnedVersionView['figures'] }) {
  const { t } = useTranslation();
  const { base, before, after, labels } = figures;
  const sources = LABELLED_BY.filter((one) => labels[one] !== undefined);
  return (
    <>
      <table className={versionsStyles.manualTable}>
        <caption className="faint">{t('learned.heldOut', { n: after.lines })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('learned.what')}</th>
            <th scope="col">{base === 0 ? t('learned.shipped') : t('learned.version', { number: base })}</th>
            <th scope="col">{t('learned.now')}</th>
          </tr>
        </thead>
        <tbody>
          {(['top1', 'falseAlarms'] as const).map((what) => (
            <tr key={what}>
              <th scope="row">{t(`learned.${what}`)}</th>
              <td className="figures">{percent(before[what])}</td>
              <td className="figures">{percent(after[what])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="faint">
        {t('learned.labels')}{' '}
        {sources.map((one) => `${t(`learned.label.${one}`)} ${labels[one] ?? 0}`).join(t('learned.comma'))}
      </p>
    </>
  );
}

function BySituation({ situations }: Pick<LearnedFigures, 'situations'>) {
  const { t } = useTranslation();
  return (
    <table className={versionsStyles.manualTable}>
      <caption className="faint">{t('learned.bySituation')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('learned.situation')}</th>
          <th scope="col">{t('learned.turns')}</th>
          <th scope="col">{t('learned.rightBefore')}</th>
          <th scope="col">{t('learned.rightAfter')}</th>
        </tr>
      </thead>
      <tbody>
        {situations.map(({ id, turns, before, after }) => (
          <tr key={id}>
            <th scope="row">
              <Title id={id} />
            </th>
            <td className="figures">{turns}</td>
            <td className="figures">{percent(before / turns)}</td>
            <td className="figures">{percent(after / turns)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Changes({ changes }: { changes: LearnedChange[] }) {
  const { t } = useTranslation();
  return (
    <ul className={versionsStyles.manualDiff}>
      {changes.map(({ chatId, seq, text, before, after, right }) => (
        <li key={`${chatId} ${seq}`}>
          {text === null ? <i className="faint">{t('learned.erased')}</i> : <q>{text}</q>}{' '}
          <Button kind="quiet" onPress={() => openDialog({ name: 'peek', of: { chat: chatId } })}>
            {t('learned.openChat')}
          </Button>
          <div className={versionsStyles.diffField}>
            <del>
              <Title id={before} />
            </del>
            <ins>
              <Title id={after} />
            </ins>
            {after === right ? null : (
              <span className={versionsStyles.dueText}>
                {t('learned.wouldBe')} <Title id={right} />
              </span>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The title of a situation, and words for none. */
function Title({ id }: { id: string }) {
  const { t } = useTranslation();
  const title = useTitleOf(id);
  return <>{id === 'none' ? t('learned.nothing') : title}</>;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
