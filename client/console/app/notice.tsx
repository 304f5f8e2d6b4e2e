import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../parts/button.tsx';
import { chooseChat } from '../store/go-to.ts';
import { Icon } from '../parts/icon.tsx';
import { folderOf, type CaseReader } from '../store/case-lists.ts';
import { useCases } from '../store/cases.ts';
import { useCaseReader } from '../store/selectors.ts';
import {
  dismissNotice,
  showCase,
  showCaseFolder,
  showFolder,
  useView,
  type Notice as Said,
} from '../store/view.ts';
import styles from './console.module.css';

/** How long a notice is shown, ms. */
const STAYS_MS = 7000;
/** Longer, because an event in a chat may contain a note that has to be read. */
const NEWS_STAYS_MS = 20_000;

/**
 * The current notice. Problems are assertive for screen readers, the others polite. Both live regions are always
 * rendered: some screen readers ignore a region that appears together with its text.
 */
export function Notice() {
  const notice = useView((view) => view.notice);
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(dismissNotice, notice.kind === 'news' ? NEWS_STAYS_MS : STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div className={styles.notices} data-react-aria-top-layer="true">
      <div role="status">
        {notice !== null && notice.kind !== 'problem' ? <Sentence {...notice} /> : null}
      </div>
      <div role="alert">{notice?.kind === 'problem' ? <Sentence {...notice} /> : null}</div>
    </div>
  );
}

const ICONS = { done: 'tick', problem: 'warn', news: 'transfer' } as const;

function open(chatId: string): void {
  dismissNotice();
  showFolder('mine');
  chooseChat(chatId);
}

function openCases(numbers: readonly string[], reader: CaseReader): void {
  dismissNotice();
  const [number = null] = numbers;
  if (numbers.length === 1) return showCase(number);
  const { cases } = useCases.getState();
  showCaseFolder(
    folderOf(
      Object.values(cases).filter((one) => numbers.includes(one.number)),
      reader,
    ),
  );
  showCase(null);
}

function Sentence({ kind, words, chatId, caseNumbers }: Said) {
  const { t } = useTranslation();
  const reader = useCaseReader();
  return (
    <p className={styles.notice} data-kind={kind}>
      <Icon name={caseNumbers === undefined ? ICONS[kind] : 'clock'} />
      <span>{words}</span>
      {chatId === undefined ? null : (
        <Button kind="quiet" onPress={() => open(chatId)}>
          {t('handover.open')}
        </Button>
      )}
      {caseNumbers === undefined ? null : (
        <Button kind="quiet" onPress={() => openCases(caseNumbers, reader)}>
          {t('handover.open')}
        </Button>
      )}
      <Button kind="icon" aria-label={t('dialog.close')} onPress={dismissNotice}>
        <Icon name="cross" size={14} />
      </Button>
    </p>
  );
}
