import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnPhraseView } from '../../../protocol/own-phrases.ts';
import { ConfirmBar } from '../actions/confirm-bar.tsx';
import { dropPhrase } from '../connection/own-phrases.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { listOf, useOwnPhrases } from '../store/own-phrases.ts';
import { openDialog, say } from '../store/view.ts';
import { PhraseText } from './phrase-text.tsx';

/** Takes a phrase away: one's own at once, what others use only after a question. */
export function letGo(phrase: OwnPhraseView): void {
  if (phrase.scope === 'own') {
    void dropPhrase(phrase.id);
    return;
  }
  useOwnPhrases.setState({ going: phrase });
  openDialog('dropPhrase');
}

/** Asks before a shared phrase is taken away, and says who loses it. */
export function DropPhraseDialog() {
  const { t } = useTranslation();
  const phrase = useOwnPhrases((own) => own.going);
  const [isBusy, setBusy] = useState(false);
  if (phrase === null) return null;
  const list = listOf(phrase);
  const confirm = async () => {
    setBusy(true);
    const isDone = await dropPhrase(phrase.id);
    back();
    if (isDone) say(t('assistant.own.dropAsk.done'), 'done');
  };
  return (
    <DialogFrame heading={t('assistant.own.dropAsk.heading')} role="alertdialog" onClose={back}>
      <blockquote className="quote">
        <PhraseText text={phrase.text} />
      </blockquote>
      {list === 'own' ? null : (
        <p>{t('assistant.own.dropAsk.explain', { who: t(`assistant.own.dropAsk.sees.${list}`) })}</p>
      )}
      <ConfirmBar
        label={t('assistant.own.dropAsk.confirm')}
        look="danger"
        isFinal
        isDisabled={isBusy}
        onCancel={back}
        onConfirm={() => void confirm()}
      />
    </DialogFrame>
  );
}

/** To the list that one came from. */
function back(): void {
  useOwnPhrases.setState({ going: null });
  openDialog('ownPhrases');
}
