import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { OWN_PHRASE_MAX } from '../../../../protocol/limits.ts';
import { proposePhrase } from '../../connection/proposals.ts';
import { i18n } from '../../locales/i18n.ts';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/fields.tsx';
import { useDesk } from '../../store/desk.ts';
import { accountOf } from '../../store/selectors.ts';
import { closeDialog, closeOnce, openDialog, showNotice } from '../../store/view.ts';
import { SituationSelect } from './situation-select.tsx';

/** Characters of a note to the lead. */
const NOTE_MAX = 500;

/** The dialog that proposes a message of staff as a phrase for the manual. */
export function ProposeDialog({ chat, seq }: { chat: StaffChat; seq: number }) {
  const { t } = useTranslation();
  const said = useDesk(({ logs }) => logs[chat.id]?.entries.find((entry) => entry.seq === seq)?.text ?? '');
  const [text, setText] = useState(said);
  const [situation, setSituation] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const propose = async () => {
    const about = { chatId: chat.id, seq, text: text.trim(), situation, note: note.trim() };
    const isDone = proposePhrase(about);
    await closeOnce(isDone);
    if (await isDone) showNotice(t('proposals.proposed'), 'done');
  };
  return (
    <Dialog heading={t('proposals.propose')} onClose={closeDialog}>
      <p>{t('proposals.explain')}</p>
      <TextArea
        label={t('proposals.text')}
        rows={4}
        autoFocus
        value={text}
        maxLength={OWN_PHRASE_MAX}
        onChange={setText}
      />
      <SituationSelect
        value={situation}
        onChange={setSituation}
        label={t('proposals.situation')}
        empty={t('proposals.leadChooses')}
      />
      <TextArea label={t('proposals.note')} rows={2} value={note} maxLength={NOTE_MAX} onChange={setNote} />
      <ConfirmBar
        label={t('proposals.confirm')}
        isDisabled={text.trim() === ''}
        onConfirm={() => void propose()}
      />
    </Dialog>
  );
}

/** Opens the dialog for the last message that this person has sent in a chat; a notice says so if there is none. */
export function proposeLast(chatId: string): void {
  const desk = useDesk.getState();
  const account = accountOf(desk);
  const last = desk.logs[chatId]?.entries.findLast(
    ({ kind, by, text }) => kind === 'message' && by.account === account && text !== '',
  );
  if (last) openDialog({ name: 'propose', chatId, seq: last.seq });
  else showNotice(i18n.t('proposals.nothing'));
}
