import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { losesReaders } from '../../../../phrases/own-phrase.ts';
import type { OwnPhraseView } from '../../../../protocol/own-phrases.ts';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { deletePhrase, savePhrase } from '../../connection/own-phrases.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { listOf, useOwnPhrases, type PendingRemoval, type Pinned } from '../../store/own-phrases.ts';
import { closeDialog, openDialog, showNotice, useView } from '../../store/view.ts';
import { PhraseText } from './phrases.tsx';

/** Deletes an own phrase at once; asks first if others use it. */
export function removeOrAsk(phrase: OwnPhraseView): void {
  if (phrase.scope === 'own') void deletePhrase(phrase.id);
  else question({ phrase, instead: null });
}

/** Whether saving a changed phrase needs a confirmation, because others would lose it; if so, opens the dialog. */
export function asksFirst(pinned: Pinned): boolean {
  const phrase = useOwnPhrases.getState().phrases.find(({ id }) => id === pinned.id);
  if (phrase === undefined || !losesReaders(phrase, pinned.scope)) return false;
  question({ phrase, instead: pinned });
  return true;
}

/** The dialog that confirms that others lose a shared phrase, and names them. */
export function RemovePhraseDialog() {
  const { t } = useTranslation();
  const pendingRemoval = useOwnPhrases((own) => own.pendingRemoval);
  const [isBusy, setBusy] = useState(false);
  if (pendingRemoval === null) return null;
  const { phrase, instead } = pendingRemoval;
  const list = listOf(phrase);
  const words = instead === null ? 'assistant.own.dropAsk' : 'assistant.own.lessAsk';
  const left =
    instead === null || instead.scope === 'everybody' ? '' : t(`assistant.own.lessAsk.left.${instead.scope}`);
  const confirm = async () => {
    setBusy(true);
    const isDone = await (instead === null ? deletePhrase(phrase.id) : savePhrase(instead));
    // The person may have left the dialog meanwhile: then nothing else on the screen changes.
    const isHere =
      useView.getState().dialog?.name === 'dropPhrase' &&
      useOwnPhrases.getState().pendingRemoval === pendingRemoval;
    if (isHere) leave(pendingRemoval, isDone);
    if (isDone) showNotice(t(`${words}.done`), 'done');
  };
  return (
    <Dialog heading={t(`${words}.heading`)} role="alertdialog" onClose={() => leave(pendingRemoval, false)}>
      <blockquote className="quote">
        <PhraseText text={phrase.text} />
      </blockquote>
      {list === 'own' ? null : (
        <p>{t(`${words}.explain`, { who: t(`assistant.own.dropAsk.sees.${list}`), left })}</p>
      )}
      <ConfirmBar
        label={t(`${words}.confirm`)}
        look="danger"
        isFinal
        isDisabled={isBusy}
        onConfirm={() => void confirm()}
      />
    </Dialog>
  );
}

function question(pendingRemoval: PendingRemoval): void {
  useOwnPhrases.setState({ pendingRemoval });
  openDialog({ name: 'dropPhrase' });
}

/** Returns to where the dialog was opened from: the list, or the dialog of the changed phrase unless it is saved. */
function leave({ instead }: PendingRemoval, isDone: boolean): void {
  useOwnPhrases.setState(
    instead === null ? { pendingRemoval: null } : { pendingRemoval: null, pinned: instead },
  );
  if (instead === null) openDialog({ name: 'ownPhrases' });
  else if (isDone) closeDialog();
  else openDialog({ name: 'pin' });
}
