import { useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../../protocol/errors.ts';
import { isSettingKey, SETTINGS, type SettingKey, type SettingView } from '../../../../protocol/settings.ts';
import { changeSettings, fetchSettings } from '../../connection/settings.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import { useSettings } from '../../store/settings.ts';
import { SettingField } from './setting-field.tsx';

interface Props {
  keys: readonly SettingKey[];
  onDone: () => void;
}

/** A step that sets some of the desk's settings, all or none; those of the environment are only shown. */
export function SettingsStep({ keys, onDone }: Props) {
  const { t } = useTranslation();
  const { data, error } = useFetched(fetchSettings);
  if (data === null)
    return error === null ? (
      <DelayedSpinner>{t('loading')}</DelayedSpinner>
    ) : (
      <Empty title={t(`errors.${error.code}`)} />
    );
  const shown = keys.flatMap((key) => data.settings.find((one) => one.key === key) ?? []);
  return <Fields settings={shown} onDone={onDone} />;
}

function Fields({ settings, onDone }: { settings: readonly SettingView[]; onDone: () => void }) {
  const { t } = useTranslation();
  const language = useSettings((state) => state.language);
  const [typed, setTyped] = useState<Partial<Record<SettingKey, string>>>({});
  const [fault, setFault] = useState('');
  const [isBusy, setBusy] = useState(false);
  const valueOf = (setting: SettingView) => typed[setting.key] ?? proposed(setting);

  const submit = async () => {
    const changed = settings.filter(
      (one) => one.lockedBy === undefined && valueOf(one).trim() !== textOf(one),
    );
    if (changed.length === 0) return onDone();
    setBusy(true);
    setFault('');
    const values = changed.map((one) => [one.key, valueOf(one).trim() || null] as const);
    const answer = await changeSettings(
      Object.fromEntries(values),
      Object.fromEntries(changed.map(({ key, version }) => [key, version])),
    );
    setBusy(false);
    if (answer.ok) onDone();
    else setFault(sentenceFor(answer.error));
  };
  const sentenceFor = (error: WireError): string => {
    const { code, field = '' } = error;
    if (code === 'bad_request' && isSettingKey(field)) return t(`desk.wrong.${SETTINGS[field].kind.unit}`);
    return code === 'conflict' ? t('setUp.conflict') : refusalIn(error);
  };

  return (
    <Form
      className="safety-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void submit();
      }}
    >
      {settings.map((setting, at) => (
        <SettingField
          key={setting.key}
          setting={setting}
          label={SETTINGS[setting.key].words[language].name}
          value={valueOf(setting)}
          isFirst={at === 0}
          onChange={(value) => setTyped({ ...typed, [setting.key]: value })}
        />
      ))}
      <p className="form-error" role="alert">
        {fault}
      </p>
      <p>
        <Button type="submit" kind="main" isDisabled={isBusy}>
          {t('setUp.save')}
        </Button>
      </p>
    </Form>
  );
}

function textOf({ value }: SettingView): string {
  return value === null ? '' : String(value);
}

/** The initial time zone if none is set: this browser's. */
function proposed(setting: SettingView): string {
  if (setting.key !== 'timeZone' || setting.version > 0 || setting.lockedBy !== undefined)
    return textOf(setting);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone.includes('/') ? timeZone : textOf(setting);
}
