import type { TFunction } from 'i18next';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { cut } from '../../../../protocol/graphemes.ts';
import { SETTINGS, type SettingView } from '../../../../protocol/settings.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Select } from '../../parts/fields.tsx';
import { dayAndTime } from '../../parts/times.ts';
import { draftSetting, editSetting, useSettingDrafts } from '../../store/setting-drafts.ts';
import { LANGUAGE_NAMES, useSettings } from '../../store/settings.ts';
import { useMovedDeadlines } from '../calendar/moved-deadlines.tsx';
import { PictureField } from './picture-field.tsx';
import { useSaving } from './use-saving.ts';
import { textOf } from './values.ts';
import { WebsitesField } from './websites-field.tsx';
import styles from './settings.module.css';

interface Props {
  setting: SettingView;
  /** Called with all settings from the server. */
  onChanged: (settings: readonly SettingView[]) => void;
}

/** One setting: its field, description and facts. Enter saves, Escape reverts. */
export function SettingLine({ setting, onChanged }: Props) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const id = useId();
  const { key, value, lockedBy } = setting;
  const draft = useSettingDrafts(({ byKey }) => byKey[key]);
  const { name, meaning } = SETTINGS[key].words[language];
  const inForce = textOf(value);
  const typed = draft ?? inForce;
  const moving = useMovedDeadlines();
  const {
    said,
    save,
    undo: undoLast,
    isBusy,
    forget,
  } = useSaving(setting, {
    onChanged,
    around: moving.around,
    // More may have been typed since.
    onSaved: (saved) => {
      const now = useSettingDrafts.getState().byKey[key];
      if (now === saved || now?.trim() === saved) draftSetting(key, null);
    },
  });
  const undo = () => {
    draftSetting(key, null);
    forget();
  };
  const isChanged = typed.trim() !== inForce;
  const before = setting.before === undefined ? undefined : textOf(setting.before ?? setting.default);
  return (
    <>
      <form
        className={styles.setting}
        data-key={key}
        onFocus={() => editSetting(key)}
        onSubmit={(event) => {
          event.preventDefault();
          if (isChanged && lockedBy === undefined) void save(toSave(setting, typed));
        }}
        onKeyDown={({ key: pressed }) => {
          if (pressed === 'Escape') undo();
        }}
      >
        <div className={styles.settingWords}>
          {isChoice(setting) ? <b>{name}</b> : <label htmlFor={id}>{name}</label>}
          <p id={`${id}-meaning`}>{meaning}</p>
          <Facts setting={setting} />
        </div>
        <div className={styles.settingValue}>
          <Field
            id={id}
            name={name}
            setting={setting}
            value={typed}
            isChanged={isChanged}
            onChange={(typed) => draftSetting(key, typed)}
          />
          {lockedBy === undefined ? (
            <div className="setting-acts">
              {isChanged ? (
                <>
                  <Button type="submit" kind="main" isDisabled={isBusy}>
                    {t('desk.save')}
                  </Button>
                  <Button kind="quiet" onPress={undo}>
                    {t('desk.undo')}
                  </Button>
                </>
              ) : (
                <>
                  {before === undefined || before === inForce ? null : (
                    <Button kind="quiet" isDisabled={isBusy} onPress={() => void undoLast()}>
                      {t('desk.back', { before: shortened(wordOf(setting, before, t)) })}
                    </Button>
                  )}
                  {isDefault(setting) ? null : (
                    <Button kind="quiet" isDisabled={isBusy} onPress={() => void save(null)}>
                      {t('desk.reset')}
                    </Button>
                  )}
                </>
              )}
            </div>
          ) : (
            <p className="setting-lock">
              <Icon name="lock" size={14} />
              <span>{t('desk.locked', { variable: lockedBy })}</span>
            </p>
          )}
          <p className={said?.isFault ? 'form-error' : 'faint'} role="status">
            {said?.words ?? ''}
          </p>
        </div>
      </form>
      {/* Beside the form: its keys are not the dialog's. */}
      {moving.dialog}
    </>
  );
}

/** A choice or an editor has its own label, because the name is shown before it. */
function isChoice({ key, unit, lockedBy }: SettingView): boolean {
  return (
    lockedBy === undefined &&
    (unit === 'flag' || unit === 'picture' || unit === 'origins' || SETTINGS[key].kind.choices !== undefined)
  );
}

const WITHOUT_EXAMPLE: ReadonlySet<SettingView['unit']> = new Set(['flag', 'choice', 'secret', 'picture']);

/** Default, example, environment variable, and who last changed it. */
function Facts({ setting }: { setting: SettingView }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const { key, unit, variable, stored, changedAt, changedBy } = setting;
  const { applies, example } = SETTINGS[key];
  const facts = [
    [t('desk.default'), wordOf(setting, textOf(setting.default), t)],
    ...(WITHOUT_EXAMPLE.has(unit) ? [] : [[t('desk.example'), example]]),
    ...(stored === undefined ? [] : [[t('desk.stored'), wordOf(setting, textOf(stored), t)]]),
    ...(unit === 'picture' ? [] : [[t('desk.variable'), variable]]),
    ...(applies === 'new' ? [[t('desk.applies'), t('desk.new')]] : []),
    ...(changedAt === null
      ? []
      : [[t('desk.changed'), `${changedBy ?? ''} ${dayAndTime(changedAt, language)}`]]),
  ];
  return (
    <dl className={styles.settingFacts}>
      {facts.map(([term, said]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A value in words. */
function wordOf({ unit }: SettingView, text: string, t: TFunction): string {
  if (text === '') return t('desk.unset');
  if (unit === 'picture') return t('desk.picture.some');
  if (unit === 'flag') return t(text === '1' ? 'desk.on' : 'desk.off');
  return unit === 'choice' ? choiceName(text, t) : text;
}

/** Enough of a value to know it by, for a button. */
function shortened(text: string): string {
  const start = cut(text, 23);
  return Array.from(text).length <= 24 ? text : `${start}…`;
}

/** A language by its own name, other choices in words. */
function choiceName(text: string, t: TFunction): string {
  const language = Object.entries(LANGUAGE_NAMES).find(([tag]) => tag === text)?.[1];
  return language ?? t(`desk.choices.${text}`, { defaultValue: text });
}

const COLOUR = /^#[0-9a-f]{6}$/i;

interface FieldProps {
  id: string;
  name: string;
  setting: SettingView;
  value: string;
  isChanged: boolean;
  onChange: (value: string) => void;
}

/** Whether there is nothing to reset. */
function isDefault({ value, default: unset, isSet }: SettingView): boolean {
  return textOf(value) === textOf(unset) && isSet !== true;
}

/** Spaces belong to a secret. */
function toSave({ unit }: SettingView, typed: string): string {
  return unit === 'secret' ? typed : typed.trim();
}

/** What is typed does not show, and no browser fills in the password of the person. */
function secretField(placeholder: string) {
  return { type: 'password', autoComplete: 'new-password', placeholder };
}

/** The field or the editor for the setting's type. */
function Field(props: FieldProps) {
  const { unit, lockedBy } = props.setting;
  if (unit === 'picture') return <PictureField {...props} />;
  return unit === 'origins' && lockedBy === undefined ? (
    <WebsitesField {...props} />
  ) : (
    <TypedField {...props} />
  );
}

/** The field for the setting's type. A locked one is read-only and can be copied. */
function TypedField({ id, name, setting: { key, unit, lockedBy, isSet }, value, onChange }: FieldProps) {
  const { t } = useTranslation();
  const isLocked = lockedBy !== undefined;
  const wordOf = (one: string) =>
    unit === 'flag' ? t(one === '1' ? 'desk.on' : 'desk.off') : choiceName(one, t);
  const choices = unit === 'flag' ? ['1', '0'] : SETTINGS[key].kind.choices;
  if (choices && !isLocked)
    return (
      <Select label={name} value={value} onChange={onChange}>
        {choices.map((one) => (
          <option key={one} value={one}>
            {wordOf(one)}
          </option>
        ))}
      </Select>
    );
  const shared = {
    id,
    className: 'input',
    'aria-describedby': `${id}-meaning`,
    value: choices ? wordOf(value) : value,
  };
  if (unit === 'origins' && !isLocked) return <WebsitesField name={name} value={value} onChange={onChange} />;
  if (unit === 'longText')
    return (
      <textarea {...shared} rows={3} readOnly={isLocked} onChange={({ target }) => onChange(target.value)} />
    );
  if (unit === 'colour' && !isLocked)
    return (
      <span className={styles.settingColour}>
        <input
          type="color"
          aria-label={name}
          value={COLOUR.test(value) ? value : '#0e6673'}
          onChange={({ target }) => onChange(target.value)}
        />
        <input {...shared} autoComplete="off" onChange={({ target }) => onChange(target.value)} />
      </span>
    );
  return (
    <input
      {...shared}
      readOnly={isLocked}
      autoComplete="off"
      spellCheck={false}
      inputMode={unit === 'number' ? 'numeric' : 'text'}
      {...(unit === 'secret'
        ? secretField(t(isSet === true ? 'desk.secret.isSet' : 'desk.secret.isUnset'))
        : {})}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
