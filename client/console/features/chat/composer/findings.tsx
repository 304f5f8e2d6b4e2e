import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../../../phrases/check/finding.ts';
import { blanksOf } from '../../../../../phrases/suggest/fill.ts';
import { keyLabel } from '../../../parts/keys.ts';
import { Icon } from '../../../parts/icon.tsx';
import { useBlankName } from '../../../parts/names.ts';
import { draftOf, writeDraft } from '../../../store/drafts.ts';
import { findingsIn, strongestFirst } from '../conduct.ts';
import { selectIn } from '../../../store/composer-cursor.ts';
import { LinkButton } from '../../../parts/button.tsx';
import styles from './composer.module.css';

/** The number of findings shown at once: advice must not distract. */
const SHOWN = 2;

interface Props {
  /** What the field is described by. */
  id: string;
  chatId: string;
  findings: readonly Finding[];
  /** Whether the findings belong to the current text of the field. */
  isFresh: boolean;
}

/** The findings of the rules of conduct in the reply being written, most severe first. */
export function Findings({ id, chatId, findings, isFresh }: Props) {
  const { t } = useTranslation();
  const blankName = useBlankName();
  const shown = remarks(findings);
  const keyed = shown.find(({ better }) => better !== undefined);
  return (
    <ul className={styles.findings} id={id} aria-label={t('chat.composer.warning')}>
      {shown.map((finding) => (
        <li key={`${finding.rule}${finding.start}`} data-severity={finding.severity}>
          <Icon name={finding.severity === 'block' ? 'lock' : 'warn'} size={12} />
          <span>
            {finding.severity === 'advice' ? null : (
              <strong>{t(`chat.composer.severity.${finding.severity}`)} </strong>
            )}
            {finding.message}
          </span>
          {finding.better === undefined || !isFresh ? null : (
            <LinkButton onPress={() => putBetter(chatId, finding)}>
              {t('chat.composer.useBetter', { text: withNamedBlanks(finding.better, blankName) })}
              {finding === keyed ? <kbd>{keyLabel('better')}</kbd> : null}
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A replacement as it is displayed: each blank by its name in the reader's language, never in braces. */
function withNamedBlanks(text: string, nameOf: (blank: string) => string): string {
  return blanksOf(text).reduceRight(
    (named, { name, start, end }) => `${named.slice(0, start)}[${nameOf(name)}]${named.slice(end)}`,
    text,
  );
}

/** Inserts the replacement that is shown with the key. */
export function takeBetter(chatId: string): void {
  const draft = draftOf(chatId);
  if (draft.kind === 'note') return;
  const shown = remarks(findingsIn(chatId, draft.text));
  const chosen = shown.find(({ better }) => better !== undefined);
  if (chosen) putBetter(chatId, chosen);
}

/** The findings to show: equal ones once, at their first place, and up to the limit. */
function remarks(findings: readonly Finding[]): Finding[] {
  const contentOf = ({ rule, message, better }: Finding): string => `${rule} ${message} ${better ?? ''}`;
  const sorted = strongestFirst(findings);
  return sorted
    .filter((one, at) => sorted.findIndex((other) => contentOf(other) === contentOf(one)) === at)
    .slice(0, SHOWN);
}

function putBetter(chatId: string, { start, end, better = '' }: Finding): void {
  const draft = draftOf(chatId);
  writeDraft(chatId, { ...draft, text: draft.text.slice(0, start) + better + draft.text.slice(end) });
  const [blank] = blanksOf(better);
  const select = blank ?? { start: better.length, end: better.length };
  selectIn(chatId, { start: start + select.start, end: start + select.end });
}
