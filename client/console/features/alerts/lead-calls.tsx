import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { keyLabel } from '../../parts/keys.ts';
import { Icon } from '../../parts/icon.tsx';
import { customerName, isolated, staffName } from '../../parts/names.ts';
import { useMedia } from '../../parts/use-media.ts';
import { useClock } from '../../store/clock.ts';
import { useDesk } from '../../store/desk.ts';
import { useLeadCalls } from '../../store/selectors.ts';
import { clockText, waitedMs } from '../../store/waiting.ts';
import { answerCall } from '../../connection/help.ts';
import { isInCrisis, openCallIn, undecidedIn } from '../../store/lists.ts';
import { takeCall } from '../../store/go-to.ts';
import styles from './lead-calls.module.css';

/** The number of calls that fit in one line; a phone shows one. */
const SHOWN = 3;

/** The calls for a lead, on every screen: requests to close, calls for help, customers who wait too long. [P3] [P6] */
export function LeadCalls() {
  const { t } = useTranslation();
  const calls = useLeadCalls();
  const shown = useMedia('(max-width: 699px)') ? 1 : SHOWN;
  if (calls.length === 0) return null;
  return (
    <section className={styles.leadCalls} aria-label={t('alerts.leadCalls')} role="alert">
      <Icon name="warn" />
      {calls.slice(0, shown).map((chat, at) => (
        <Call key={chat.id} chat={chat} isFirst={at === 0} />
      ))}
      {calls.length > shown ? (
        <span className={styles.more}>{t('alerts.moreCalls', { n: calls.length - shown })}</span>
      ) : null}
    </section>
  );
}

/** Opens what a lead is called for; opening a call for help also answers it. [P3] [P6] */
export function takeLeadCall(chat: StaffChat): void {
  if (openCallIn(chat) !== null && chat.closeAsked === null) void answerCall(chat.id);
  takeCall(chat);
}

function Call({ chat, isFirst }: { chat: StaffChat; isFirst: boolean }) {
  const { t } = useTranslation();
  const call = openCallIn(chat);
  const [waits] = undecidedIn(chat);
  const agent = useDesk((state) =>
    staffName(state.staff, chat.closeAsked?.by ?? call?.by ?? waits?.by ?? chat.agent, t),
  );
  const since = call?.at ?? waits?.at ?? (isInCrisis(chat) ? chat.crisis?.since : undefined);
  const waited = useClock(({ now }) =>
    clockText(since ? Math.max(0, now - Date.parse(since)) : (waitedMs(chat, now) ?? 0)),
  );
  const name = isolated(customerName(chat, t));
  return (
    <Button kind="quiet" onPress={() => takeLeadCall(chat)}>
      {isFirst ? <kbd>{keyLabel('decide')}</kbd> : null}
      {chat.closeAsked ? (
        <span className="clip">{t('alerts.closeAsked', { agent, name })}</span>
      ) : (
        <>
          <span className="clip">
            {call
              ? t('alerts.leadCalled', { agent, name })
              : waits
                ? t('alerts.approval', { agent, name, text: waits.text })
                : t(isInCrisis(chat) ? 'alerts.crisis' : 'alerts.leadTold', { name })}
            {call?.reason ? <span dir="auto"> · {call.reason}</span> : null}
          </span>
          <span className="figures" translate="no" role="timer" aria-live="off">
            {waited}
          </span>
        </>
      )}
    </Button>
  );
}
