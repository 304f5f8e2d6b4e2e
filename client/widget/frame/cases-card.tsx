/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { CustomerCase } from '../../../protocol/cases.ts';
import { answersIn, unseenIn } from '../connection/cases.ts';
import { caseWords, type CaseTexts } from '../locales/case-words.ts';
import type { Texts } from '../locales/texts.ts';
import { momentName } from '../locales/times.ts';
import { MessageText } from './bubble.tsx';
import { Icon } from './icons.tsx';
import { useTexts } from './widget-context.ts';

/** What has ended is shown for this long after its answer, ms. */
const SHOWN_FOR_MS = 30 * 86_400_000;

/** What the card shows. */
export interface CasesProps {
  cases: readonly CustomerCase[];
  now: number;
  /** The answers that were seen, as `answersIn` names them. */
  seen: string | null;
  setSeen: (seen: string) => void;
  /** Whether the chat is open on a visible page. */
  watching: boolean;
}

/** The customer's matters that the desk works on: by when they are answered, and the answer once it is there. [P5] [P7] [P10] */
export function CasesCard(props: CasesProps): JSX.Element | null {
  const { now, seen, setSeen, watching } = props;
  const texts = useTexts();
  const words = caseWords(texts.tag);
  const cases = props.cases.filter((one) => isShown(one, now));
  const isNew = unseenIn(props.cases, seen) > 0;
  const [open, setOpen] = useState(false);
  const answers = answersIn(props.cases).join(' ');
  useEffect(() => {
    if (isNew && watching) setOpen(true);
  }, [isNew, watching, answers]);
  useEffect(() => {
    if (isNew && open && watching) setSeen(answers);
  }, [isNew, open, watching, answers, setSeen]);
  const [first] = cases;
  if (first === undefined) return null;
  return (
    <details
      class="banner cases"
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      aria-label={words.title}
    >
      <summary>
        <Icon name="clock" size={16} />
        <span class="grow" role="status">
          <span class="strong">{nameOf(first, words)}</span> {stateOf(first, { now, texts, words })}
          {cases.length > 1 && <span class="quiet"> {words.more(cases.length - 1)}</span>}
        </span>
      </summary>
      <ul>
        {cases.map((one) => (
          <li key={one.number}>
            <p>
              <span class="strong">{nameOf(one, words)}</span> {stateOf(one, { now, texts, words })}
            </p>
            {one.answer !== undefined && (
              <blockquote dir="auto">
                <MessageText text={one.answer} />
              </blockquote>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Of what has ended: complaints, and what was answered in words, for a month. The rest is answered in the chat. */
function isShown({ kind, state, answer, answeredAt }: CustomerCase, now: number): boolean {
  if (state !== 'done') return true;
  if (kind !== 'complaint' && answer === undefined) return false;
  return answeredAt !== undefined && now - Date.parse(answeredAt) < SHOWN_FOR_MS;
}

function nameOf({ kind, number }: CustomerCase, words: CaseTexts): string {
  return `${words.kinds[kind]} ${number}`;
}

function stateOf(
  { kind, state, dueAt, answeredAt }: CustomerCase,
  { now, texts, words }: { now: number; texts: Texts; words: CaseTexts },
): string {
  if (state !== 'open') {
    const at = answeredAt === undefined ? '' : words.at(momentName(texts, answeredAt, now));
    return words.states[state] + at;
  }
  if (dueAt === null) return words.open;
  if (Date.parse(dueAt) <= now) return words.late;
  const when = momentName(texts, dueAt, now);
  return kind === 'followUp' ? words.contactBy(when) : words.answerBy(when);
}
