import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { addCaseEntry } from '../../connection/cases.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { keyLabel } from '../../parts/keys.ts';
import { useCases } from '../../store/cases.ts';
import { useClock } from '../../store/clock.ts';
import { run } from '../../store/commands.ts';
import { useDesk } from '../../store/desk.ts';
import { justKept, offeredPromise, owesRecord } from '../../store/owed-in-chat.ts';
import { useAccount } from '../../store/selectors.ts';
import { useSettings } from '../../store/settings.ts';
import { showNotice } from '../../store/view.ts';
import { dayOfDue } from './due-mark.tsx';
import styles from './cases.module.css';

const MINUTE_MS = 60_000;

/**
 * Above the reply: that a complaint which the customer believes to be on record is not, the promise that was just made, and
 * the one that was just kept, each with its key. [P5] [P7]
 */
export function OwedBar({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const account = useAccount();
  const now = useClock((clock) => Math.floor(clock.now / MINUTE_MS) * MINUTE_MS);
  const entries = useDesk(({ logs }) => logs[chat.id]?.entries) ?? NONE;
  const cases = useCases((state) => state.cases);
  const [left, setLeft] = useState(0);
  const offered = offeredPromise(entries, account, now);
  const kept = justKept(cases, entries, now);
  const isUnrecorded = owesRecord(chat, entries, cases);
  const promise = offered !== null && offered.seq > left ? offered : null;
  if (!isUnrecorded && promise === null && kept === null) return null;
  const reopen = async () => {
    if (kept === null) return;
    const words = { type: 'reopened', reason: t('work.owed.notYetReason') } as const;
    if (await addCaseEntry(kept, words, crypto.randomUUID()))
      showNotice(t('work.owed.runsOn', { number: kept.number }), 'done');
  };
  return (
    <div className={styles.owed} role="status">
      {isUnrecorded ? (
        <p className={styles.grave}>
          <Icon name="warn" size={12} /> {t('work.owed.unrecorded')}
          <Button kind="quiet" onPress={() => run('record')}>
            {t('work.owed.record')} <kbd>{keyLabel('record')}</kbd>
          </Button>
        </p>
      ) : null}
      {promise === null ? null : (
        <p>
          <Icon name="clock" size={12} />{' '}
          {t('work.owed.promised', { when: dayOfDue(promise.until, now, language, t) })}
          <Button kind="quiet" onPress={() => run('promise')}>
            {t('work.owed.recordPromise')} <kbd>{keyLabel('promise')}</kbd>
          </Button>
          <Button kind="quiet" onPress={() => setLeft(promise.seq)}>
            {t('work.owed.leave')}
          </Button>
        </p>
      )}
      {kept === null ? null : (
        <p>
          <Icon name="accept" size={12} /> {t('work.owed.kept', { number: kept.number })}
          <Button kind="quiet" onPress={() => void reopen()}>
            {t('work.owed.notYet')}
          </Button>
        </p>
      )}
    </div>
  );
}

const NONE: readonly never[] = [];
