import { useTranslation } from 'react-i18next';
import { useDesk } from '../../store/desk.ts';

/** The messages that counted when a chat was closed for harassment or abuse. [P2] [P3] */
export function Evidence({ chatId, seqs }: { chatId: string; seqs: readonly number[] }) {
  const { t } = useTranslation();
  const entries = useDesk((state) => state.logs[chatId]?.entries);
  const lines = seqs.map((seq) => ({ seq, text: entries?.find((entry) => entry.seq === seq)?.text }));
  return (
    <div className="evidence">
      <p className="event-more">{t('entry.evidence', { n: seqs.length })}</p>
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
