import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../../../phrases/check/finding.ts';
import { blanksOf } from '../../../../../phrases/suggest/fill.ts';
import { keyLabel } from '../../../parts/keys.ts';
import { Icon } from '../../../parts/icon.tsx';
import { draftOf, writeDraft } from '../../../store/drafts.ts';
import { findingsIn, strongestFirst } from '../conduct.ts';
import { selectIn } from '../../../store/composer-cursor.ts';
import { LinkButton } from '../../../parts/button.tsx';

/** At most so many remarks at once: advice has to stay quiet. */
const SHOWN = 2;

interface Props {
  chatId: string;
  findings: readonly Finding[];
  /** What they were found in is still what the field holds. */
  isFresh: boolean;
}

/** What the manual's rules of conduct have to say about a reply while it is being written; the strongest first. */
export function Findings({ chatId, findings, isFresh }: Props) {
  const { t } = useTranslation();
  const shown = remarks(findings);
  const keyed = shown.find(({ better }) => better !== undefined);
  return (
    <ul className="findings" id="composer-findings" aria-label={t('chat.composer.warning')}>
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
              {t('chat.composer.useBetter', { text: finding.better })}
              {finding === keyed ? <kbd>{keyLabel('better')}</kbd> : null}
            </LinkButton>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Puts in the better wording that the key is shown beside. */
export function takeBetter(chatId: string): void {
  const draft = draftOf(chatId);
  if (draft.kind === 'note') return;
  const shown = remarks(findingsIn(chatId, draft.text));
  const chosen = shown.find(({ better }) => better !== undefined);
  if (chosen) putBetter(chatId, chosen);
}

/** What is said: of the same remark in several places the first one, and not too much at once. */
function remarks(findings: readonly Finding[]): Finding[] {
  const heard = ({ rule, message, better }: Finding): string => `${rule} ${message} ${better ?? ''}`;
  const sorted = strongestFirst(findings);
  return sorted
    .filter((one, at) => sorted.findIndex((other) => heard(other) === heard(one)) === at)
    .slice(0, SHOWN);
}

function putBetter(chatId: string, { start, end, better = '' }: Finding): void {
  const draft = draftOf(chatId);
  writeDraft(chatId, { ...draft, text: draft.text.slice(0, start) + better + draft.text.slice(end) });
  const [blank] = blanksOf(better);
  const select = blank ?? { start: better.length, end: better.length };
  selectIn(chatId, { start: start + select.start, end: start + select.end });
}
