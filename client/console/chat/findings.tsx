import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { check } from '../../../phrases/check/check.ts';
import type { Finding } from '../../../phrases/check/finding.ts';
import { Icon } from '../parts/icon.tsx';
import { useDesk } from '../store/desk.ts';
import { draftOf, writeDraft } from '../store/drafts.ts';
import { useManual } from '../store/manuals.ts';
import { useLocale } from '../store/selectors.ts';
import { selectIn } from './pen.ts';

/** At most so many remarks at once: advice has to stay quiet. */
const SHOWN = 2;

/** What the manual's rules of conduct have to say about a reply while it is being written. Advice, never a block. */
export function Findings({ chatId, text }: { chatId: string; text: string }) {
  const { t } = useTranslation();
  const manual = useManual(useLocale());
  const said = useSaid(chatId);
  const settled = useDeferredValue(text);
  const findings = useMemo(
    () => (manual && settled.trim() !== '' ? check(settled, { said }, manual).slice(0, SHOWN) : []),
    [manual, settled, said],
  );
  if (findings.length === 0) return null;
  return (
    <ul className="findings" aria-label={t('chat.composer.warning')}>
      {findings.map((finding) => (
        <li key={`${finding.rule}${finding.start}`}>
          <Icon name="warn" size={12} />
          <span>{finding.message}</span>
          {finding.better === undefined || settled !== text ? null : (
            <button type="button" className="link" onClick={() => better(chatId, finding)}>
              {t('chat.composer.useBetter', { text: finding.better })}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function better(chatId: string, { start, end, better: words = '' }: Finding): void {
  const draft = draftOf(chatId);
  writeDraft(chatId, { ...draft, text: draft.text.slice(0, start) + words + draft.text.slice(end) });
  selectIn(chatId, { start: start + words.length, end: start + words.length });
}

function useSaid(chatId: string): string[] {
  const log = useDesk((state) => state.logs[chatId]);
  return useMemo(
    () =>
      (log?.entries ?? [])
        .filter((entry) => entry.kind === 'message' && entry.by.role !== 'customer')
        .map((entry) => entry.text ?? ''),
    [log],
  );
}
