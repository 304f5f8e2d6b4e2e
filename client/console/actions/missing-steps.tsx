import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Phrase } from '../../../phrases/manual.ts';
import type { MissingStep } from '../../../phrases/suggest/closing.ts';
import { blanksOf } from '../../../phrases/suggest/fill.ts';
import type { StaffChat } from '../../../protocol/chat.ts';
import { filled } from '../assistant/filled.ts';
import { obstacleIn } from '../chat/conduct.ts';
import { putIn } from '../chat/pen.ts';
import { post } from '../connection/deliver.ts';
import { situationIn, useManual } from '../store/manuals.ts';
import { localeFor, rightsIn, useAccount } from '../store/selectors.ts';
import { useSettings } from '../store/settings.ts';
import { closeDialog } from '../store/view.ts';

/** The closing steps that are missing; a number sends the step's phrase. */
export function MissingSteps({ chat, missing }: { chat: StaffChat; missing: readonly MissingStep[] }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const manual = useManual(localeFor(chat, language));
  const own = rightsIn(chat, useAccount(), false).speak;
  const steps = missing.map(({ step, situation }) => ({
    step,
    phrase: own ? phraseFor(chat, situationIn(manual, situation)?.phrases[0]) : undefined,
  }));
  useNumbers((at) => {
    const phrase = steps[at]?.phrase;
    if (phrase) makeUp(chat.id, phrase);
  });
  return (
    <ol className="steps">
      {steps.map(({ step, phrase }, at) => (
        <li key={step}>
          <span className="step-name">{t(`actions.closeDialog.steps.${step}`)}</span>
          {phrase ? (
            <Button
              className="phrase"
              onPress={() => makeUp(chat.id, phrase)}
              aria-keyshortcuts={String(at + 1)}
            >
              <kbd>{at + 1}</kbd>
              <span className="phrase-text">{phrase.text}</span>
              <span className="phrase-do">{t('actions.closeDialog.send')}</span>
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function phraseFor(chat: StaffChat, phrase: Phrase | undefined): Ready | undefined {
  return phrase && { id: phrase.id, text: filled(chat, phrase) };
}

interface Ready {
  readonly id: string;
  readonly text: string;
}

/** Sends a step's phrase; one with a blank, or that a rule holds up, is put into the reply instead. */
function makeUp(chatId: string, phrase: Ready): void {
  if (blanksOf(phrase.text).length === 0 && obstacleIn(chatId, phrase.text) === null) {
    post({ chatId, kind: 'message', text: phrase.text, phraseId: phrase.id });
    return;
  }
  closeDialog();
  setTimeout(() => putIn(chatId, phrase.text, phrase.id), 30);
}

/** Numbers are keys in the window, except where somebody types the reason. */
function useNumbers(chosen: (at: number) => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const typing = event.target instanceof Element && event.target.matches('input, textarea');
      const number = /^Digit([1-5])$/.exec(event.code)?.[1];
      if (number === undefined || event.ctrlKey || event.metaKey || event.repeat || (typing && !event.altKey))
        return;
      event.preventDefault();
      chosen(Number(number) - 1);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  });
}
