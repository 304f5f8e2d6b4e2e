import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { keyLabel } from '../../parts/keys.ts';
import { Icon } from '../../parts/icon.tsx';
import { customerName, isolated, staffName } from '../../parts/names.ts';
import { useClock } from '../../store/clock.ts';
import { useDesk } from '../../store/desk.ts';
import { useLeadCalls } from '../../store/selectors.ts';
import { clockText, waitedMs } from '../../store/waiting.ts';
import { takeCall } from '../../store/go-to.ts';

/** As many calls as have room in one line. */
const SHOWN = 3;

/** What waits for a lead, on every screen: questions whether a chat may be closed, customers who wait too long. [P3] */
export function LeadCalls() {
  const { t } = useTranslation();
  const calls = useLeadCalls();
  if (calls.length === 0) return null;
  return (
    <section className="lead-calls" aria-label={t('alerts.leadCalls')} role="alert">
      <Icon name="warn" />
      {calls.slice(0, SHOWN).map((chat, at) => (
        <Call key={chat.id} chat={chat} isFirst={at === 0} />
      ))}
      {calls.length > SHOWN ? <span>{t('alerts.moreCalls', { n: calls.length - SHOWN })}</span> : null}
    </section>
  );
}

function Call({ chat, isFirst }: { chat: StaffChat; isFirst: boolean }) {
  const { t } = useTranslation();
  const agent = useDesk((state) => staffName(state.staff, chat.closeAsked?.by ?? chat.agent, t));
  const waited = useClock(({ now }) => clockText(waitedMs(chat, now) ?? 0));
  const name = isolated(customerName(chat, t));
  return (
    <Button kind="quiet" onPress={() => takeCall(chat)}>
      {isFirst ? <kbd>{keyLabel('decide')}</kbd> : null}
      {chat.closeAsked ? (
        t('alerts.closeAsked', { agent, name })
      ) : (
        <>
          {t('alerts.leadTold', { name })}{' '}
          <span className="figures" translate="no" role="timer" aria-live="off">
            {waited}
          </span>
        </>
      )}
    </Button>
  );
}
