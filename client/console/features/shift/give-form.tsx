import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwedItem } from '../../../../protocol/handovers.ts';
import { offerHandover } from '../../connection/handovers.ts';
import { Button } from '../../parts/button.tsx';
import { Select, TextArea } from '../../parts/fields.tsx';
import { numberAndName } from '../../parts/names.ts';
import { useDesk } from '../../store/desk.ts';
import { showNotice } from '../../store/view.ts';
import { ItemWords } from './item-words.tsx';
import styles from './shift.module.css';

interface Props {
  owed: readonly OwedItem[];
  onDone: () => void;
}

const keyOf = ({ kind, id }: Pick<OwedItem, 'kind' | 'id'>): string => `${kind} ${id}`;

/** The sheet of what this person owes: all of it is ticked, and is offered to one colleague with a note. [P8] */
export function GiveForm({ owed, onDone }: Props) {
  const { t } = useTranslation();
  const me = useDesk(({ session }) => session?.account);
  const staff = useDesk((state) => state.staff);
  const [clientId, setClientId] = useState(() => crypto.randomUUID());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const colleagues = Object.values(staff)
    .filter(({ account, disabled }) => account !== me && !disabled)
    .sort((one, other) => one.number.localeCompare(other.number));
  const chosen = owed.filter((item) => !left.has(keyOf(item)));
  const toggle = (key: string) =>
    setLeft((now) => new Set(now.has(key) ? [...now].filter((one) => one !== key) : [...now, key]));
  const offer = async () => {
    const items = chosen.map(({ kind, id }) => ({ kind, id }));
    if (!(await offerHandover({ clientId, to, note, items }))) return;
    setClientId(crypto.randomUUID());
    setNote('');
    showNotice(t('shift.handover.offered', { who: numberAndName(staff, to) }), 'done');
    onDone();
  };
  return (
    <section>
      <h3>{t('shift.handover.owed', { n: owed.length })}</h3>
      {owed.length === 0 ? <p className="faint">{t('shift.handover.nothing')}</p> : null}
      <ul>
        {owed.map((item) => (
          <li key={keyOf(item)}>
            <label className={styles.tick}>
              <input type="checkbox" checked={!left.has(keyOf(item))} onChange={() => toggle(keyOf(item))} />
              <ItemWords item={item} />
            </label>
          </li>
        ))}
      </ul>
      {owed.length === 0 ? null : (
        <div className={styles.give}>
          <Select label={t('shift.handover.to')} value={to} onChange={setTo}>
            <option value="" />
            {colleagues.map(({ account }) => (
              <option key={account} value={account}>
                {numberAndName(staff, account)}
              </option>
            ))}
          </Select>
          <TextArea
            label={t('shift.handover.note')}
            rows={2}
            maxLength={2000}
            value={note}
            onChange={setNote}
          />
          <div className={styles.buttons}>
            <Button kind="main" isDisabled={to === '' || chosen.length === 0} onPress={() => void offer()}>
              {t('shift.handover.offer', { n: chosen.length })}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}
