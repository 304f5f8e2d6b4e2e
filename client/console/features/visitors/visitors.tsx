import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitorView } from '../../../../protocol/visitors.ts';
import { unwatchVisitors, watchVisitors } from '../../connection/visitors.ts';
import { Button } from '../../parts/button.tsx';
import { customerName, languageName, numberAndName } from '../../parts/names.ts';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import { lengthOf } from '../../parts/times.ts';
import { useClock } from '../../store/clock.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { openDialog } from '../../store/view.ts';
import { useVisitors } from '../../store/visitors.ts';
import styles from './visitors.module.css';

/** Who is on the websites now: on which page, since when, and whether they have written before. */
export function Visitors() {
  const { t } = useTranslation();
  const isOn = useDesk(({ profile }) => profile?.visitorsOnSite === true);
  const found = useVisitors((state) => state.found);
  useEffect(() => {
    if (!isOn) return undefined;
    void watchVisitors();
    return unwatchVisitors;
  }, [isOn]);
  return (
    <main className={styles.visitors} aria-label={t('visitors.heading')}>
      <header className="column-head">
        <h2>{t('visitors.heading')}</h2>
        {isOn && found !== null ? (
          <span className="faint">{t('visitors.total', { n: found.total })}</span>
        ) : null}
      </header>
      {!isOn ? (
        <Empty title={t('visitors.off')} hint={t('visitors.offHint')} />
      ) : found === null ? (
        <DelayedSpinner>
          <p className="faint">{t('visitors.loading')}</p>
        </DelayedSpinner>
      ) : found.visitors.length === 0 ? (
        <Empty title={t('visitors.nobody')} hint={t('visitors.nobodyHint')} />
      ) : (
        <div className={styles.scroller}>
          <List visitors={found.visitors} />
          {found.total > found.visitors.length ? (
            <p className="faint">{t('visitors.more', { n: found.total - found.visitors.length })}</p>
          ) : null}
        </div>
      )}
    </main>
  );
}

function List({ visitors }: { visitors: readonly VisitorView[] }) {
  const { t } = useTranslation();
  return (
    <table className={styles.table} aria-label={t('visitors.heading')}>
      <thead>
        <tr>
          <th scope="col">{t('visitors.who')}</th>
          <th scope="col">{t('visitors.page')}</th>
          <th scope="col">{t('visitors.since')}</th>
          <th scope="col">{t('visitors.from')}</th>
          <th scope="col">{t('visitors.with')}</th>
          <th scope="col">{t('visitors.state')}</th>
        </tr>
      </thead>
      <tbody>
        {visitors.map((one) => (
          <VisitorRow key={one.id} visitor={one} />
        ))}
      </tbody>
    </table>
  );
}

function VisitorRow({ visitor }: { visitor: VisitorView }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const minutes = useClock(({ now }) => Math.max(0, Math.floor((now - Date.parse(visitor.since)) / 60_000)));
  const onPage = useClock(({ now }) =>
    Math.max(0, Math.floor((now - Date.parse(visitor.onPageSince)) / 60_000)),
  );
  const { page, title, referrer, locale, device, returning } = visitor;
  return (
    <tr>
      <th scope="row">
        <bdi className="clip">{customerName({ customer: visitor }, t)}</bdi>
        {returning ? <span className="faint">{t('visitors.returning')}</span> : null}
      </th>
      <td>
        <bdi className="clip" title={page ?? ''}>
          {title ?? page ?? t('visitors.unknown')}
        </bdi>
        {title === null || page === null ? null : <bdi className="clip faint">{page}</bdi>}
      </td>
      <td className="figures">
        {minutes === 0 ? t('visitors.now') : lengthOf(minutes, language)}
        {onPage < minutes ? (
          <span className="faint">{t('visitors.onPage', { time: lengthOf(onPage, language) })}</span>
        ) : null}
      </td>
      <td data-empty={referrer === null || undefined}>
        <bdi className="clip" title={referrer ?? ''}>
          {referrer ?? '—'}
        </bdi>
      </td>
      <td>
        <span className="clip">{device ?? '—'}</span>
        {locale === null ? null : <span className="clip faint">{languageName(locale, language)}</span>}
      </td>
      <td>
        <State visitor={visitor} />
      </td>
    </tr>
  );
}

/** What the visitor is doing with the desk, or the button that invites them. */
function State({ visitor }: { visitor: VisitorView }) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const { chat, invited } = visitor;
  if (chat !== null)
    return chat.agent === null
      ? t('visitors.states.waiting')
      : t('visitors.states.inChat', { who: numberAndName(staff, chat.agent) });
  if (invited !== null)
    return t(`visitors.states.${invited.state}`, { who: numberAndName(staff, invited.by) });
  return (
    <Button
      kind="quiet"
      aria-label={t('visitors.inviteThis', { name: customerName({ customer: visitor }, t) })}
      onPress={() => openDialog({ name: 'inviteVisitor', visitor })}
    >
      {t('visitors.invite')}
    </Button>
  );
}
