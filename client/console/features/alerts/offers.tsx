import { lastWords } from '../marks/chat-marks.tsx';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { accept, declineOffer } from '../../connection/act.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { keyLabel } from '../../parts/keys.ts';
import { customerName, departmentName, isolated } from '../../parts/names.ts';
import { useClock } from '../../store/clock.ts';
import { useDesk } from '../../store/desk.ts';
import { offersOf } from '../../store/lists.ts';
import styles from './offers.module.css';

/**
 * The chat that is offered to this person, on every screen, with the time that is left. Its place never moves and it never
 * takes the focus, so that nobody accepts or declines by typing.
 */
export function Offers() {
  const { t } = useTranslation();
  const first = useDesk((state) => offersOf(state)[0]);
  const count = useDesk((state) => offersOf(state).length);
  const words = first && t('alerts.offerTold', { name: isolated(customerName(first, t)), ...KEYS });
  return (
    <>
      {/* Always there: some screen readers ignore a region that comes with its text. */}
      <p className="hidden" role="status">
        {words}
      </p>
      {first === undefined ? null : (
        <section
          className={styles.offer}
          data-offer={first.id}
          aria-label={t('alerts.offer', { name: customerName(first, t) })}
        >
          <Offer key={first.id} chat={first} />
          {count > 1 ? <span className="more">{t('alerts.moreOffers', { n: count - 1 })}</span> : null}
        </section>
      )}
    </>
  );
}

const KEYS = { accept: keyLabel('accept'), decline: keyLabel('decline') };

function Offer({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const departments = useDesk(({ profile }) => profile?.departments);
  const seconds = useClock(({ now }) =>
    Math.max(0, Math.round((Date.parse(chat.offer?.until ?? '') - now) / 1000)),
  );
  return (
    <>
      <Icon name="inbox" />
      <span className="clip">
        {t('alerts.offer', { name: isolated(customerName(chat, t)) })}
        {departments !== undefined && chat.department !== null ? (
          <bdi> · {departmentName(departments, chat.department)}</bdi>
        ) : null}
        <span dir="auto"> · {lastWords(chat, t)}</span>
      </span>
      <span className="figures" role="timer" aria-live="off">
        {t('alerts.offerLeft', { n: seconds })}
      </span>
      <Button kind="main" onPress={() => void accept(chat.id)}>
        {t('alerts.acceptOffer')} <kbd>{KEYS.accept}</kbd>
      </Button>
      <Button kind="quiet" onPress={() => void declineOffer(chat.id)}>
        {t('alerts.declineOffer')} <kbd>{KEYS.decline}</kbd>
      </Button>
    </>
  );
}
