import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Measured, MeasuredItem, MeasuredItems } from '../../../../protocol/measures.ts';
import { download } from '../../connection/download.ts';
import * as http from '../../connection/http.ts';
import { usePages } from '../../connection/use-pages.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { customerName, numberAndName } from '../../parts/names.ts';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import { momentIn } from '../../parts/times.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { openDialog } from '../../store/view.ts';
import type { Behind } from './figure-link.tsx';
import { lengthText, numberText } from './figures.ts';
import styles from './measures.module.css';

/** The chats and cases behind a figure, as many as it says; each opens over the report. */
export function BehindPanel(props: { measured: Measured; behind: Behind; onClose: () => void }) {
  const { measured, behind, onClose } = props;
  const { t } = useTranslation();
  const asked = useAsked(measured, behind);
  const call = useCallback(
    (cursor: string | null) => http.measuredItems({ ...asked, ...(cursor === null ? {} : { cursor }) }),
    [asked],
  );
  const { pages, error, next, isBusy, more } = usePages(call, ({ cursor }: MeasuredItems) => cursor);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [behind]);
  const items = (pages ?? []).flatMap((page) => page.items);
  const csv = t('measures.csv', { table: behind.what });
  return (
    <aside
      className={styles.behind}
      aria-label={t('measures.behind.heading')}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
      }}
    >
      <header className="column-head">
        <h2 ref={heading} tabIndex={-1}>
          {behind.what}
        </h2>
        <span className="spring" />
        <a
          className="button icon"
          href={http.measuredItemsFileAt(asked)}
          aria-label={csv}
          title={csv}
          download
          onClick={(event) => void download(event)}
        >
          <Icon name="download" />
        </a>
        <ActionButton label={t('measures.behind.close')} icon="cross" onPress={onClose} />
      </header>
      <div className={styles.list} role="region" aria-label={behind.what} aria-busy={isBusy} tabIndex={0}>
        {pages === null && error === null ? <DelayedSpinner>{t('loading')}</DelayedSpinner> : null}
        {pages === null ? null : (
          <p className="faint" role="status">
            {t('measures.behind.count', { count: pages.at(-1)?.count ?? 0 })}
          </p>
        )}
        {pages !== null && items.length === 0 ? <Empty title={t('measures.behind.none')} /> : null}
        <ol>
          {items.map((item, at) => (
            <Item key={at} item={item} timeZone={measured.timeZone} />
          ))}
        </ol>
        {error === null ? null : (
          <p className="form-error" role="alert">
            {refusalIn(error)}
          </p>
        )}
        {next === null ? null : (
          <Button kind="quiet" className="wide" isDisabled={isBusy} onPress={more}>
            {t('measures.behind.more')}
          </Button>
        )}
      </div>
    </aside>
  );
}

/** What the server is asked for: exactly the range that the figure was counted in. */
function useAsked({ from, to, department }: Measured, behind: Behind) {
  return useMemo(() => {
    const { measure, part, since, until, slice, key } = behind;
    return {
      ...{ from, to, measure, part },
      ...(department === undefined ? {} : { department }),
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      ...(slice === undefined ? {} : { slice, key: key ?? '' }),
    };
  }, [from, to, department, behind]);
}

function Item({ item, timeZone }: { item: MeasuredItem; timeZone: string }) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const staff = useDesk((state) => state.staff);
  const { chatId, case: number } = item;
  const said = [
    momentIn(timeZone, item.at, language),
    item.agent === null ? t('measures.behind.nobody') : numberAndName(staff, item.agent),
    ...(item.value === null ? [] : [valueOf(item)]),
    ...(item.cause === null ? [] : [item.cause]),
    ...item.missing.map((step) => t(`actions.closeDialog.steps.${step}`)),
  ];
  return (
    <li>
      <span className={styles.itemName}>
        <bdi>{nameOf(item)}</bdi>
        {number === null ? null : (
          <Button
            kind="quiet"
            className={styles.figureLink}
            aria-label={t('measures.behind.openCase', { number })}
            onPress={() => openDialog({ name: 'peek', of: { case: number } })}
          >
            {number}
          </Button>
        )}
        {chatId === null ? null : (
          <Button
            kind="quiet"
            className={styles.figureLink}
            onPress={() => openDialog({ name: 'peek', of: { chat: chatId } })}
          >
            {t('measures.behind.openChat')}
          </Button>
        )}
      </span>
      <span className="faint">{said.join(' · ')}</span>
    </li>
  );

  function nameOf({ customerId: id, customerName: name }: MeasuredItem): string {
    return id === null ? t('measures.behind.unknown') : customerName({ customer: { id, name } }, t);
  }

  function valueOf({ measure, value }: MeasuredItem): string {
    if (measure !== 'expectation') return lengthText(value, t);
    return `${t('measures.gap')} ${numberText(value, language, t)}`;
  }
}
