import { useTranslation } from 'react-i18next';
import { useDesk } from '../../../store/desk.ts';
import styles from './log.module.css';

/** The messages that counted when a chat was closed for harassment or foul language. [P2] [P3] */
export function Evidence({ chatId, seqs }: { chatId: string; seqs: readonly number[] }) {
  const { t } = useTranslation();
  const entries = useDesk((state) => state.logs[chatId]?.entries);
  const lines = seqs.map((seq) => ({ seq, text: entries?.find((entry) => entry.seq === seq)?.text }));
  return (
    <div className={styles.evidence}>
      <p>{t('entry.evidence', { n: seqs.length })}</p>
      <ol>
        {lines.map(({ seq, text }) => (
          <li key={seq}>
            <q>{text ?? t('entry.evidenceLine', { seq })}</q>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** A part of a message: words that indicate a situation, or the text between them. */
export interface EvidencePiece {
  text: string;
  isEvidence: boolean;
}

/** Splits a message at the words that the assistant relied on; adjacent matches become one piece. */
export function evidencePieces(text: string, words: readonly string[]): EvidencePiece[] {
  const marked = new Array<boolean>(text.length).fill(false);
  const lower = text.toLowerCase();
  // Some characters change their length in lower case, which would shift the positions.
  if (lower.length === text.length)
    for (const word of words.map((one) => one.toLowerCase()).filter((one) => one !== ''))
      for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length))
        marked.fill(true, at, at + word.length);
  const pieces: EvidencePiece[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at += 1) {
    if (at < text.length && marked[at] === marked[from]) continue;
    pieces.push({ text: text.slice(from, at), isEvidence: marked[from] === true });
    from = at;
  }
  return pieces;
}
