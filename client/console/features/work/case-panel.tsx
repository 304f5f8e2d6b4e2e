import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseWithEntries } from '../../../../protocol/cases.ts';
import type { WireError } from '../../../../protocol/errors.ts';
import { addCaseEntry, getCase } from '../../connection/cases.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import { useWide } from '../../parts/use-media.ts';
import { actionsOn, type CaseAction } from '../../store/case-actions.ts';
import { useCaseReader } from '../../store/selectors.ts';
import { useCases } from '../../store/cases.ts';
import { useDesk } from '../../store/desk.ts';
import { showBeside, showCase, showNotice } from '../../store/view.ts';
import { CaseActionBar } from './case-action-bar.tsx';
import { CaseFactList } from './case-facts.tsx';
import { CaseProgress } from './case-progress.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { Recurring } from './recurring.tsx';
import { SimilarCases } from './similar-cases.tsx';
import { useCaseKeys } from './use-case-keys.ts';
import styles from './work.module.css';

interface Props {
  number: string;
  /** While the chat beside it has the whole of a narrow window. */
  isHidden: boolean;
  /** Lists all cases of a customer. */
  onCustomer: (customerId: string) => void;
}

/** One case: what it is, what can be done now, and what has been; read again whenever it has changed. */
export function CasePanel({ number, isHidden, onCustomer }: Props) {
  const { t } = useTranslation();
  const wide = useWide();
  const lastSeq = useCases(({ cases }) => cases[number]?.lastSeq);
  const isOnline = useDesk((state) => state.connection === 'online');
  const { data, error } = useFetched(
    useCallback(() => getCase(number), [number]),
    `${String(isOnline)} ${lastSeq ?? ''}`,
  );
  const chatId = data?.case.chatId ?? null;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // In a narrow window the list that had the focus is hidden.
    if (!wide) heading.current?.focus();
  }, [wide]);
  return (
    <section className={styles.casePart} hidden={isHidden} aria-label={number}>
      <header className="column-head">
        {wide ? null : (
          <Button kind="icon" aria-label={t('work.back')} onPress={() => showCase(null)}>
            <Icon name="back" />
          </Button>
        )}
        <h2 ref={heading} tabIndex={-1} className={styles.number}>
          {number}
        </h2>
        <span className="spring" />
        {chatId === null ? null : (
          <Button kind="quiet" onPress={() => showBeside('work', chatId)}>
            <Icon name="inbox" />
            {t('work.facts.showChat')}
          </Button>
        )}
      </header>
      <Body data={data} error={error} isHidden={isHidden} onCustomer={onCustomer} />
    </section>
  );
}

interface BodyProps extends Pick<Props, 'isHidden' | 'onCustomer'> {
  data: CaseWithEntries | null;
  error: WireError | null;
}

/** What is known stays while it is asked for again, unless this person may no longer see it. */
function Body({ data, error, ...rest }: BodyProps) {
  const { t } = useTranslation();
  if (error?.code === 'not_found') return <Empty title={t('work.notFound')} />;
  if (data !== null) return <Opened data={data} {...rest} />;
  return error === null ? (
    <DelayedSpinner>{t('loading')}</DelayedSpinner>
  ) : (
    <Empty title={refusalIn(error)} />
  );
}

interface OpenedProps extends Pick<Props, 'isHidden' | 'onCustomer'> {
  data: CaseWithEntries;
}

function Opened({ data, isHidden, onCustomer }: OpenedProps) {
  const { t } = useTranslation();
  const one = useCases(({ cases }) => cases[data.case.number]) ?? data.case;
  const actions = actionsOn(one, useCaseReader());
  const [asked, setAsked] = useState<CaseAction | null>(null);
  const isBusy = useRef(false);
  const act = (type: CaseAction) => {
    if (type !== 'accepted' && type !== 'madeUrgent' && type !== 'unmerged') return setAsked(type);
    // These need no words. A second press while the first is under way does nothing.
    if (isBusy.current) return;
    isBusy.current = true;
    const words = type === 'madeUrgent' ? { type, urgent: !one.urgent } : { type };
    void addCaseEntry(one, words, crypto.randomUUID()).then((isDone) => {
      isBusy.current = false;
      if (isDone && type === 'accepted') showNotice(t('work.done.accepted', { number: one.number }), 'done');
    });
  };
  const mayReport = [actions.next, ...actions.others].includes('analysed');
  useCaseKeys(actions, act, !isHidden);
  return (
    // Focusable, because it scrolls.
    <div className={styles.case} role="region" aria-label={t(`work.kinds.${one.kind}`)} tabIndex={0}>
      <CaseFactList one={one} customer={data.customer} onCustomer={onCustomer} />
      <CaseActionBar one={one} actions={actions} onAction={act} />
      {one.kind === 'complaint' ? <CaseProgress one={one} /> : null}
      <SimilarCases one={one} similar={data.similar} />
      <Recurring one={one} recurring={data.recurring} onReport={mayReport ? () => act('analysed') : null} />
      <CaseTimeline number={one.number} entries={data.entries} />
      {asked === null ? null : (
        <EntryDialog one={one} entries={data.entries} type={asked} onClose={() => setAsked(null)} />
      )}
    </div>
  );
}
