import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageOf } from '../../../../phrases/text.ts';
import type { ProposalView } from '../../../../protocol/proposals.ts';
import { useTitleOf } from '../../connection/manuals.ts';
import { decideProposal, fetchProposals } from '../../connection/proposals.ts';
import { Button } from '../../parts/button.tsx';
import { LineField } from '../../parts/fields.tsx';
import { numberAndName } from '../../parts/names.ts';
import { Empty } from '../../parts/placeholder.tsx';
import { dateAndTime } from '../../parts/times.ts';
import { useDesk } from '../../store/desk.ts';
import { openInEditor, useProposals } from '../../store/manual-desk.ts';
import { useSettings } from '../../store/settings.ts';
import { openDialog } from '../../store/view.ts';
import styles from './manual.module.css';
import versionsStyles from './versions.module.css';

/** The phrases that staff have proposed: a lead takes one into a draft, or not, with a word to who proposed it. */
export function Proposals() {
  const { t } = useTranslation();
  const proposals = useProposals((state) => state.proposals);
  useEffect(() => void fetchProposals(), []);
  return (
    <section className={styles.manualEditor} aria-label={t('manual.tab.proposals')}>
      {proposals.length === 0 ? (
        <Empty title={t('proposals.none')} hint={t('proposals.noneHint')} />
      ) : (
        <ul className={versionsStyles.proposals}>
          {proposals.map((one) => (
            <Proposal key={one.id} proposal={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Proposal({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const { by, at, text, situation, note, state, decided, chatId } = proposal;
  const who = useDesk(({ staff }) => numberAndName(staff, by));
  const decider = useDesk(({ staff }) => (decided === null ? '' : numberAndName(staff, decided.by)));
  const title = useTitleOf(situation);
  return (
    <li>
      <q>{text}</q>
      <p className="faint">
        {t('proposals.by', { who, at: dateAndTime(at, language) })}
        {situation === null ? null : ` · ${title}`}
        {state === 'open' ? null : (
          <>
            {' '}
            <span className="mark">{t(`proposals.state.${state}`)}</span>
          </>
        )}
      </p>
      {note === '' ? null : <p>{note}</p>}
      {decided === null ? null : (
        <p className="faint">
          {t('proposals.decided', { who: decider, at: dateAndTime(decided.at, language) })} {decided.word}
        </p>
      )}
      {state === 'open' ? <Decision proposal={proposal} /> : null}
      <div className={versionsStyles.learnedActs}>
        {state === 'taken' ? (
          <Button kind="quiet" onPress={() => toEditor(proposal)}>
            {t('proposals.toEditor')}
          </Button>
        ) : null}
        <Button kind="quiet" onPress={() => openDialog({ name: 'peek', of: { chat: chatId } })}>
          {t('learned.openChat')}
        </Button>
      </div>
    </li>
  );
}

function Decision({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation();
  const [word, setWord] = useState('');
  const decide = async (take: boolean) => {
    if ((await decideProposal(proposal.id, take, word.trim())) && take) toEditor(proposal);
  };
  return (
    <>
      <LineField label={t('proposals.word')} value={word} onChange={setWord} />
      <div className={versionsStyles.learnedActs}>
        <Button kind="main" onPress={() => void decide(true)}>
          {t('proposals.take')}
        </Button>
        <Button kind="quiet" onPress={() => void decide(false)}>
          {t('proposals.decline')}
        </Button>
      </div>
    </>
  );
}

/** Shows the editor, at the situation if it is named and else without one, with the words in the form of a new phrase. */
function toEditor(proposal: ProposalView): void {
  const { situation } = proposal;
  openInEditor(situation === null ? null : `situation:${situation}`, { proposal });
}

/** The words of the proposal that was taken, by the language that they are in; empty without one. */
export function takenWords(): Record<'zh-CN' | 'en', string> {
  const { taken } = useProposals.getState();
  const words = { 'zh-CN': '', en: '' };
  if (taken !== null) words[languageOf(taken.text, useSettings.getState().language)] = taken.text;
  return words;
}
