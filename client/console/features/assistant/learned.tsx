import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { changeCustomer } from '../../connection/customers.ts';
import { i18n } from '../../locales/i18n.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ariaKeys, keyLabel } from '../../parts/keys.ts';
import { ignoreOffer, offersFrom, useCustomers, type RecordOffer } from '../../store/customers.ts';
import { useDesk } from '../../store/desk.ts';
import { showNotice, shownChatId } from '../../store/view.ts';
import styles from './assistant.module.css';

const NO_ENTRIES: readonly never[] = [];

/** What the customer has just said of themselves, offered for their record: one key records the first. [P9] */
export function Learned({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const entries = useDesk(({ logs }) => logs[chat.id]?.entries ?? NO_ENTRIES);
  const record = useCustomers(({ known }) => known[chat.customer.id]?.customer);
  const ignored = useCustomers((state) => state.ignored);
  const offers = useMemo(
    () => (record ? offersFrom(entries, record, ignored) : []),
    [entries, record, ignored],
  );
  if (offers.length === 0) return null;
  return (
    <section className={styles.advice} aria-label={t('customer.learned.heading')}>
      <h3>{t('customer.learned.heading')}</h3>
      <ul className={styles.learned}>
        {offers.map((offer, index) => (
          <li key={offer.key}>
            <span>
              <span className="faint">{fieldName(offer)}</span> <bdi>{offer.value}</bdi>
            </span>
            <Button
              kind="quiet"
              {...(index === 0 ? { 'aria-keyshortcuts': ariaKeys('learn') } : {})}
              onPress={() => void take(chat.customer.id, offer)}
            >
              {t('customer.learned.take')}
              {index === 0 ? <kbd aria-hidden="true">{keyLabel('learn')}</kbd> : null}
            </Button>
            <Button
              kind="icon"
              aria-label={t('customer.learned.ignore')}
              onPress={() => ignoreOffer(offer.key)}
            >
              <Icon name="cross" size={14} />
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Records the first offer of the chat on the screen; a notice says so if there is none. */
export function takeFirstOffer(): void {
  const chatId = shownChatId();
  const { chats, logs } = useDesk.getState();
  const chat = chatId === null ? undefined : chats[chatId];
  const { known, ignored } = useCustomers.getState();
  const record = chat && known[chat.customer.id]?.customer;
  const [offer] = chat && record ? offersFrom(logs[chat.id]?.entries ?? [], record, ignored) : [];
  if (chat && offer) void take(chat.customer.id, offer);
  else showNotice(i18n.t('customer.learned.none'));
}

let isBusy = false;

/** One at a time, and on the record that was read: a list of contacts is written as a whole. */
async function take(customerId: string, offer: RecordOffer): Promise<void> {
  const version = useCustomers.getState().known[customerId]?.customer.version;
  if (isBusy || version === undefined) return;
  isBusy = true;
  const isStored = await changeCustomer(customerId, { ...offer.patch, version });
  isBusy = false;
  if (isStored) showNotice(i18n.t('customer.learned.done', { value: offer.value }), 'done');
}

function fieldName({ field }: RecordOffer): string {
  if (field === 'order') return i18n.t('customer.learned.order');
  return field === 'contacts' ? i18n.t('customer.learned.contact') : i18n.t(`customer.fields.${field}`);
}
