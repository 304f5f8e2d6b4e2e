import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../../protocol/errors.ts';
import { SETTINGS, type SettingKey, type SettingView } from '../../../../protocol/settings.ts';
import type { Moving } from '../calendar/moved-deadlines.tsx';
import { changeSetting, fetchSettings, undoSetting } from '../../connection/settings.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { useSettings } from '../../store/settings.ts';
import { otherIn, textOf } from './values.ts';

/** The message below a setting. */
interface Said {
  words: string;
  isFault: boolean;
}

type Change = Parameters<Moving['around']>[0];

/** Running deadlines in working hours depend on it. */
function movesDeadlines(key: SettingKey): key is 'serviceHours' | 'timeZone' {
  return key === 'serviceHours' || key === 'timeZone';
}

interface After {
  onChanged: (settings: readonly SettingView[]) => void;
  /** What was typed is saved; more may have been typed since. */
  onSaved: (typed: string | null) => void;
  /** Hours move deadlines: what becomes of those is asked before they are saved. */
  around: Moving['around'];
}

/** Saves one setting, and holds the message about the result. */
export function useSaving({ key, unit, version, default: unset }: SettingView, after: After) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const [said, setSaid] = useState<Said | null>(null);
  const [isBusy, setBusy] = useState(false);

  const undo = async (): Promise<void> => {
    const send = () => ask(() => undoSetting(key, version), null);
    await asked(movesDeadlines(key) ? { undoes: key } : null, send);
  };

  const save = async (typed: string | null): Promise<void> => {
    // An empty field restores the default where that is empty.
    const value = typed === '' && textOf(unset) === '' ? null : typed;
    const send = () => ask(() => changeSetting(key, value, version), typed);
    const change = key === 'serviceHours' ? { hours: value } : { timeZone: value };
    await asked(movesDeadlines(key) ? change : null, send);
  };

  const asked = async (change: Change | null, send: () => Promise<string | null>): Promise<void> => {
    const fault = change === null ? await send() : await after.around(change, send);
    if (fault !== null) setSaid({ words: fault, isFault: true });
  };

  /** Gives what was refused, which is also shown. */
  const ask = async (
    send: () => ReturnType<typeof undoSetting>,
    typed: string | null,
  ): Promise<string | null> => {
    setBusy(true);
    const answer = await send();
    setBusy(false);
    if (answer.ok) {
      after.onChanged(answer.settings);
      after.onSaved(typed);
      setSaid({ words: t('desk.saved'), isFault: false });
      return null;
    }
    const words = await wordsFor(answer.error, typed ?? '');
    setSaid({ words, isFault: true });
    return words;
  };

  /** What the server says more of a value that it refuses: how long a text may be, which colour could be read. */
  const wrongIn = (message: string): string | null => {
    const max = /at most (\d+) characters/.exec(message)?.[1];
    if (max !== undefined) return t('desk.tooLong', { max });
    const colour = /(#[0-9a-f]{6}) can be/.exec(message)?.[1];
    return colour === undefined ? null : t('desk.tooLight', { colour });
  };

  const wordsFor = async (error: WireError, mine: string): Promise<string> => {
    const other = otherIn(error.message);
    if (other) return t('desk.disorder', { other: SETTINGS[other].words[language].name });
    if (error.code === 'bad_request') return wrongIn(error.message) ?? t(`desk.wrong.${unit}`);
    if (error.code !== 'conflict') return refusalIn(error);
    const now = await fetchSettings();
    const found = now.ok ? now.settings.find((one) => one.key === key) : undefined;
    if (!now.ok || found === undefined) return refusalIn(error);
    after.onChanged(now.settings);
    if (found.lockedBy !== undefined) return t('desk.locked', { variable: found.lockedBy });
    return t('desk.conflict', {
      by: found.changedBy ?? '',
      now: textOf(found.value) || t('desk.unset'),
      mine,
    });
  };

  return { said, save, undo, isBusy, forget: () => setSaid(null) };
}
