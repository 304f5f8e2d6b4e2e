import { useCallback, useEffect, useState } from 'react';
import { Button as Choice } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../../protocol/errors.ts';
import {
  LEAST_CHATS,
  LEAST_TURNS,
  type LearnedVersionView,
  type LearningView,
} from '../../../../protocol/learning.ts';
import * as calls from '../../connection/learning.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { refusalIn, sentenceIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { dateAndTime } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';
import { showNotice } from '../../store/view.ts';
import { LearnedVersion } from './learned-version.tsx';
import { useRefusal } from './readers.tsx';
import styles from './manual.module.css';
import versionsStyles from './versions.module.css';

/** While the desk learns, it is asked again so long after each answer (ms). */
const ASK_AGAIN_MS = 2000;

/** What the desk has learnt from its own chats: what is on offer, before and after, and what is in force. */
export function LearnedScreen() {
  const { t } = useTranslation();
  const { data: view, error, retry } = useFetched(calls.learning);
  const [chosen, setChosen] = useState<number | null>(null);
  useRefusal(error);
  // After each answer, not at a fixed pace: a request that is overtaken by the next one is ignored, so slow answers would
  // never be shown.
  useEffect(() => {
    if (view?.isRunning !== true) return;
    const asking = setTimeout(retry, ASK_AGAIN_MS);
    return () => clearTimeout(asking);
  }, [view, error, retry]);
  const act = useCallback(
    async (asked: Promise<Answer<LearningView>>) => {
      const answer = await asked;
      if (answer.ok) retry();
      else showNotice(refusalIn(answer.error));
      return answer.ok;
    },
    [retry],
  );
  if (!view) return null;
  const version = view.versions.find(({ number }) => number === chosen) ?? view.versions[0];
  return (
    <div className={styles.manualColumns}>
      <div className={styles.manualVersions}>
        <State view={view} act={act} />
        <ol aria-label={t('learned.versions')}>
          {view.versions.map((one) => (
            <li key={one.number}>
              <Row
                version={one}
                inForce={view.inForce}
                isChosen={one.number === version?.number}
                onChoose={() => setChosen(one.number)}
              />
            </li>
          ))}
        </ol>
      </div>
      {version ? (
        <LearnedVersion key={version.number} version={version} inForce={view.inForce} act={act} />
      ) : null}
    </div>
  );
}

/** Sends a wish and shows what has become of it; resolves with whether it was granted. */
export type Act = (asked: Promise<Answer<LearningView>>) => Promise<boolean>;

function State({ view, act }: { view: LearningView; act: Act }) {
  const { t } = useTranslation();
  const { inForce, last, unusable, turns } = view;
  return (
    <section className={versionsStyles.learnedState} aria-label={t('learned.state')}>
      <p>
        <b>{inForce === 0 ? t('learned.asShipped') : t('learned.inForce', { number: inForce })}</b>
      </p>
      {unusable === null ? null : (
        <p role="alert" className={versionsStyles.dueText}>
          {t('learned.unusable', { number: inForce, why: sentenceIn(unusable) })}
        </p>
      )}
      {turns === 0 ? <p className="faint">{t('learned.off')}</p> : null}
      {last === null || view.isRunning ? null : <Outcome last={last} />}
      <p role="status" className="faint">
        {view.isRunning ? t('learned.running') : null}
      </p>
      <div className={versionsStyles.learnedActs}>
        <Button
          kind="quiet"
          isDisabled={turns === 0 || view.isRunning}
          onPress={() => void act(calls.learnNow())}
        >
          {t('learned.learnNow')}
        </Button>
        {inForce === 0 ? null : (
          <Button kind="quiet" onPress={() => void act(calls.publishLearned(0))}>
            {t('learned.backToShipped')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Outcome({ last }: { last: NonNullable<LearningView['last']> }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const { at, is, turns, chats } = last;
  return (
    <p className="faint">
      <time dateTime={at}>{dateAndTime(at, language)}</time>{' '}
      {t(`learned.outcome.${is}`, { turns, chats, leastTurns: LEAST_TURNS, leastChats: LEAST_CHATS })}
    </p>
  );
}

interface RowProps {
  version: LearnedVersionView;
  inForce: number;
  isChosen: boolean;
  onChoose: () => void;
}

function Row({ version: { number, learnedAt, state, figures }, inForce, isChosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  return (
    <Choice className={versionsStyles.manualVersion} aria-pressed={isChosen} onPress={onChoose}>
      <span>
        <b>{t('learned.version', { number })}</b>{' '}
        <span className={number === inForce ? 'mark status-inForce' : 'mark'}>
          {t(number === inForce ? 'learned.states.inForce' : `learned.states.${state}`)}
        </span>
      </span>
      <span className="faint">
        <time dateTime={learnedAt}>{dateAndTime(learnedAt, language)}</time>
      </span>
      <span className="faint">{t('learned.from', { turns: figures.turns, chats: figures.chats })}</span>
    </Choice>
  );
}
