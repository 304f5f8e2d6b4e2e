import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoverItem, HandoverView, OwedItem } from '../../../../protocol/handovers.ts';
import { answerHandover } from '../../connection/handovers.ts';
import { Button } from '../../parts/button.tsx';
import { LineField } from '../../parts/fields.tsx';
import { numberAndName } from '../../parts/names.ts';
import { useDesk } from '../../store/desk.ts';
import { showNotice } from '../../store/view.ts';
import { ItemWords } from './item-words.tsx';
import styles from './shift.module.css';

interface Props {
  handover: HandoverView;
  /** What is offered, in words. */
  words: readonly OwedItem[];
  onDone: () => void;
}

const keyOf = ({ kind, id }: Pick<HandoverItem, 'kind' | 'id'>): string => `${kind} ${id}`;

/** What a colleague offers: ticked lines are taken over at once, the others are declined, each with its reason. [P8] */
export function TakeForm({ handover, words, onDone }: Props) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  // The reason of each line that is not taken.
  const [declined, setDeclined] = useState<Readonly<Record<string, string>>>({});
  const open = handover.items.filter(({ answer }) => answer === null);
  const toggle = (key: string) =>
    setDeclined(({ [key]: known, ...others }) => (known === undefined ? { ...others, [key]: '' } : others));
  const isWhole = open.every((item) => declined[keyOf(item)]?.trim() !== '');
  const answer = async () => {
    const items = open.map((item) => {
      const { kind, id } = item;
      const reason = declined[keyOf(item)];
      return reason === undefined ? { kind, id, accept: true } : { kind, id, accept: false, reason };
    });
    const answered = await answerHandover(handover.id, items);
    if (answered.ok && answered.failed.length > 0)
      showNotice(t('shift.handover.failed', { n: answered.failed.length }));
    onDone();
  };
  return (
    <section className={styles.item}>
      <h3>{t('shift.handover.from', { from: numberAndName(staff, handover.from) })}</h3>
      {handover.note === '' ? null : <p className={styles.text}>{handover.note}</p>}
      <ul>
        {open.map((item) => {
          const key = keyOf(item);
          const reason = declined[key];
          return (
            <li key={key}>
              <label className={styles.tick}>
                <input type="checkbox" checked={reason === undefined} onChange={() => toggle(key)} />
                <ItemWords
                  item={
                    words.find((one) => keyOf(one) === key) ?? {
                      ...item,
                      ...{ urgent: false, customer: null, words: '' },
                    }
                  }
                />
              </label>
              {reason === undefined ? null : (
                <LineField
                  label={t('shift.handover.reason')}
                  value={reason}
                  isFirst
                  onChange={(text) => setDeclined((now) => ({ ...now, [key]: text }))}
                />
              )}
            </li>
          );
        })}
      </ul>
      <div className={styles.buttons}>
        <Button kind="main" isDisabled={!isWhole} onPress={() => void answer()}>
          {t('shift.handover.answer', {
            n: open.length - Object.keys(declined).length,
            all: open.length,
          })}
        </Button>
      </div>
    </section>
  );
}
