import { useCallback, useRef, useState, type KeyboardEvent } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { FileView } from '../../../../protocol/files.ts';
import { OWN_PHRASE_MAX } from '../../../../protocol/limits.ts';
import { NEW_PHRASE } from '../../../../protocol/phrase-files.ts';
import { PHRASE_SCOPES } from '../../../../protocol/own-phrases.ts';
import { savePhrase } from '../../connection/own-phrases.ts';
import { attach } from '../../connection/upload.ts';
import { Choices } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/fields.tsx';
import { useOwnPhrases, usePhraseFiles, type Pinned } from '../../store/own-phrases.ts';
import { filesForPhrase, useUploadsOf } from '../../store/uploads.ts';
import { closeDialog, closeOnce, openDialog } from '../../store/view.ts';
import { DialogFileDrop, pastedFiles } from '../files/file-drop.tsx';
import { PhraseFilesField } from '../files/phrase-files.tsx';
import { asksFirst } from './remove-phrase-dialog.tsx';
import { SituationSelect } from './situation-select.tsx';
import { isComposed } from '../../parts/keys.ts';
import styles from './own-phrases.module.css';

const EMPTY: Pinned = { text: '', situation: null, scope: 'own', shortcut: null };
const SHORTCUT = /^[\p{L}\p{N}_-]{1,16}$/u;

/** The dialog that stores or changes a staff phrase: text, scope, situation, shortcut. */
export function PinDialog() {
  const { t } = useTranslation();
  const begun = useOwnPhrases((own) => own.pinned) ?? EMPTY;
  const [pinned, setPinned] = useState<Pinned>(begun);
  const change = (part: Partial<Pinned>) => setPinned((before) => ({ ...before, ...part }));
  const phraseId =
    useOwnPhrases(({ phrases }) => phrases.find(({ id }) => id === begun.id)?.phraseId) ?? NEW_PHRASE;
  const stored = usePhraseFiles(phraseId);
  const place = filesForPhrase(phraseId);
  const setFiles = useCallback(
    (files: readonly FileView[]) => setPinned((before) => ({ ...before, files })),
    [],
  );
  // What is under way, was refused, or has no room is not left behind without a word.
  const isPending = useUploadsOf(place).length > 0;
  const isWrong = pinned.shortcut !== null && !SHORTCUT.test(pinned.shortcut);
  const isReady = pinned.text.trim() !== '' && !isWrong && !isPending;
  // A held key, or a second press before the answer, would store the phrase twice.
  const isBusy = useRef(false);
  const save = async () => {
    if (!isReady || isBusy.current) return;
    isBusy.current = true;
    const id = useOwnPhrases.getState().pinned?.id;
    // It may be stored since, without its files.
    const now = id === undefined ? pinned : { ...pinned, id };
    if (!asksFirst(now)) await closeOnce(savePhrase(now));
    isBusy.current = false;
  };
  const press = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, target } = event;
    if (key !== 'Enter' || isComposed(event.nativeEvent)) return;
    const isField = target instanceof HTMLInputElement && target.type === 'text';
    if (!isField && !ctrlKey && !metaKey) return;
    event.preventDefault();
    void save();
  };
  return (
    <Dialog
      heading={t(pinned.id === undefined ? 'assistant.pin.heading' : 'assistant.pin.change')}
      onClose={closeDialog}
    >
      <div className={styles.pin} role="presentation" onKeyDownCapture={press}>
        <TextArea
          label={t('assistant.pin.text')}
          rows={3}
          autoFocus
          value={pinned.text}
          maxLength={OWN_PHRASE_MAX}
          onChange={(text) => change({ text })}
          onPaste={(event) => {
            const pasted = pastedFiles(event.clipboardData, true);
            if (pasted.length === 0) return;
            event.preventDefault();
            attach(place, pasted);
          }}
        />
        <p className="faint small">{t('assistant.pin.blanks', { sample: '{{surname}}, {{company}}' })}</p>
        <DialogFileDrop place={place} />
        <PhraseFilesField place={place} files={pinned.files ?? stored} onChange={setFiles} />
        <Choices
          label={t('assistant.pin.scope')}
          value={pinned.scope}
          all={PHRASE_SCOPES}
          onChange={(scope) => change({ scope })}
        >
          {(one) => t(`assistant.pin.scopes.${one}`)}
        </Choices>
        <div className={styles.pinMore}>
          <SituationSelect value={pinned.situation} onChange={(situation) => change({ situation })} />
          <TextField
            className="field"
            isInvalid={isWrong}
            value={pinned.shortcut ?? ''}
            onChange={(text) => change({ shortcut: text.trim() === '' ? null : text.trim() })}
          >
            <Label>{t('assistant.pin.shortcut')}</Label>
            <Input />
            {isWrong ? <span className="field-error">{t('assistant.pin.shortcutWrong')}</span> : null}
          </TextField>
        </div>
      </div>
      <div className="confirm">
        <Button kind="quiet" onPress={() => openDialog({ name: 'ownPhrases' })}>
          {t('assistant.pin.all')}
        </Button>
        <span className="spring" />
        <Button kind="quiet" onPress={closeDialog}>
          {t('dialog.cancel')} <kbd>Esc</kbd>
        </Button>
        <Button kind="main" isDisabled={!isReady} onPress={() => void save()}>
          {t('assistant.pin.keep')} <kbd>Ctrl+Enter</kbd>
        </Button>
      </div>
    </Dialog>
  );
}
