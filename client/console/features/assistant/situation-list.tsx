import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { likelyFrom } from '../../../../phrases/suggest/facts.ts';
import type { StaffChat } from '../../../../protocol/chat.ts';
import type { Suggestions } from '../../../../protocol/desk.ts';
import { judgeTurn } from '../../connection/learning.ts';
import { useTitleOf } from '../../connection/manuals.ts';
import { i18n } from '../../locales/i18n.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Button } from '../../parts/button.tsx';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useDesk } from '../../store/desk.ts';
import { closeDialog, closeOnce, openDialog, showNotice, shownChatId } from '../../store/view.ts';
import { SituationSelect } from './situation-select.tsx';
import styles from './assistant.module.css';

interface Props {
  chatId: string;
  suggestions: Suggestions;
}

/** The likely situations, each with the words of the customer that indicate it, and a way to say that it is not this. */
export function SituationList({ chatId, suggestions: { seq, situations } }: Props) {
  const { t } = useTranslation();
  if (situations.length === 0) return null;
  return (
    <section className={styles.advice}>
      <h3 className={styles.adviceHead}>
        {t('assistant.situation')}
        <ChooseSituation chatId={chatId} />
      </h3>
      <ul className={styles.situations}>
        {likelyIn(situations).map((one, at) => (
          <Situation
            key={one.id}
            {...one}
            isFirst={at === 0}
            onDeny={() => void judgeTurn(chatId, seq, one.id, 'not')}
          />
        ))}
      </ul>
    </section>
  );
}

/** Opens the dialog in which the situation of the customer's turn is said by hand. */
export function ChooseSituation({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  return (
    <Button kind="quiet" onPress={() => openDialog({ name: 'situation', chatId })}>
      {t('assistant.judge.choose')}
    </Button>
  );
}

function likelyIn(situations: Suggestions['situations']): Suggestions['situations'] {
  return situations.filter(({ score }, at) => at === 0 || score >= likelyFrom);
}

interface SituationProps {
  id: string;
  words: readonly string[];
  isFirst: boolean;
  onDeny: () => void;
}

function Situation({ id, words, isFirst, onDeny }: SituationProps) {
  const { t } = useTranslation();
  const title = useTitleOf(id);
  return (
    <li className={styles.situation}>
      <span className={styles.situationTitle}>{title}</span>
      <ActionButton
        label={t('assistant.judge.notThis', { title })}
        icon="cross"
        {...(isFirst ? { command: 'notThis' as const } : {})}
        onPress={onDeny}
      />
      {words.length > 0 ? (
        <span className={styles.because}>
          {t('assistant.because')}{' '}
          {words.map((word) => (
            <mark key={word}>{word}</mark>
          ))}
        </span>
      ) : null}
    </li>
  );
}

/** Says of the first situation on offer in the chat on the screen that it is not this; a notice says so if there is none. */
export function denyFirst(): void {
  const chatId = shownChatId();
  const offered = chatId === null ? undefined : useDesk.getState().suggestions[chatId];
  const first = offered?.situations[0];
  if (chatId === null || offered === undefined || first === undefined)
    return showNotice(i18n.t('assistant.judge.none'));
  void judgeTurn(chatId, offered.seq, first.id, 'not');
}

/** The dialog that says what the customer's turn is about. */
export function SituationDialog({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const seq = useDesk(
    ({ suggestions, logs }) =>
      suggestions[chat.id]?.seq ??
      logs[chat.id]?.entries.findLast(({ kind, by }) => kind === 'message' && by.role === 'customer')?.seq,
  );
  const [situation, setSituation] = useState<string | null>(null);
  const confirm = async () => {
    if (situation !== null && seq !== undefined) await closeOnce(judgeTurn(chat.id, seq, situation, 'is'));
  };
  return (
    <Dialog heading={t('assistant.judge.heading')} onClose={closeDialog}>
      <p>{t('assistant.judge.explain')}</p>
      <SituationSelect
        value={situation}
        onChange={setSituation}
        label={t('assistant.situation')}
        empty={t('assistant.judge.pick')}
      />
      <ConfirmBar
        label={t('assistant.judge.confirm')}
        isDisabled={situation === null || seq === undefined}
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}
