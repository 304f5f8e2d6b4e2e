import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { msOfAfter, PAGES_MAX, type DepartmentView } from '../../../../protocol/departments.ts';
import type { WireError } from '../../../../protocol/errors.ts';
import {
  isSettingKey,
  SETTING_KEYS,
  SETTINGS,
  variableOf,
  type AnyWire,
  type SettingKey,
} from '../../../../protocol/settings.ts';
import { addDepartment, changeDepartment, type DepartmentWords } from '../../connection/departments.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { useMovedDeadlines } from '../calendar/moved-deadlines.tsx';
import { SubmitForm } from '../../parts/submit-form.tsx';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { LineField, TextArea } from '../../parts/fields.tsx';
import { useSettings } from '../../store/settings.ts';
import { showNotice } from '../../store/view.ts';

const OWN = SETTING_KEYS.filter((key) => SETTINGS[key].department);
/** What the widget says to its customers, apart from the numbers. */
const OWN_WORDS = OWN.filter((key) => SETTINGS[key].group === 'widget');
const OWN_VALUES = OWN.filter((key) => SETTINGS[key].group !== 'widget');

interface Props {
  /** Null: one is added. */
  department: DepartmentView | null;
  others: readonly DepartmentView[];
  onDone: () => void;
  onClose: () => void;
}

/** A new department, or what can change about one: its id never does. A field that is left empty is the desk's value. */
export function DepartmentForm({ department, others, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const [id, setId] = useState('');
  const [name, setName] = useState(department?.name ?? '');
  const [pages, setPages] = useState((department?.pages ?? []).join('\n'));
  const [waits, setWaits] = useState(waitsIn(department));
  const [own, setOwn] = useState(ownIn(department));
  const [fault, setFault] = useState('');
  const [isBusy, setBusy] = useState(false);
  const moving = useMovedDeadlines();

  const submit = async () => {
    if (isBusy) return;
    const words = { name: name.trim(), overflow: overflowOf(waits), pages: linesOf(pages) };
    if (words.overflow === null) return setFault(t('team.department.badWait'));
    if (words.name === '' || (department === null && id.trim() === ''))
      return setFault(t('team.department.empty'));
    const body = { ...words, overflow: words.overflow };
    const outcome = { isStored: false };
    const send = async () => {
      setBusy(true);
      const error = await save(department, id.trim(), body, own);
      setBusy(false);
      outcome.isStored = error === null;
      return error === null ? null : sentenceFor(error);
    };
    const hours = changedOwn(ownIn(department), own).own?.['serviceHours'];
    const said =
      department === null || hours === undefined
        ? await send()
        : await moving.around({ department: department.id, hours }, send);
    if (said !== null && !outcome.isStored) return setFault(said);
    // With the version that it was opened with, the form could not be saved again.
    onDone();
    if (said !== null) showNotice(said);
  };

  const sentenceFor = (error: WireError): string => {
    const { code, field = '' } = error;
    if (field === 'id') return t(code === 'conflict' ? 'team.department.taken' : 'team.department.unfit');
    if (isSettingKey(field) && code === 'conflict') return t('desk.locked', { variable: variableOf(field) });
    if (isSettingKey(field))
      return t('team.department.badOwn', {
        name: SETTINGS[field].words[language].name,
        example: SETTINGS[field].example,
      });
    if (field.startsWith('overflow')) return t('team.department.badOverflow');
    if (field.startsWith('pages')) return t('team.department.badPages', { max: PAGES_MAX });
    return code === 'conflict' ? t('team.department.changedMeanwhile') : refusalIn(error);
  };

  return (
    <>
      <Dialog
        heading={
          department ? t('team.form.changeHeading', { name: department.name }) : t('team.department.add')
        }
        onClose={onClose}
      >
        <SubmitForm
          label={t(department ? 'team.form.submitChange' : 'team.department.submitAdd')}
          isDisabled={isBusy}
          fault={fault}
          onSubmit={() => void submit()}
        >
          <LineField label={t('team.department.name')} value={name} onChange={setName} isFirst />
          {department === null ? (
            <LineField
              label={t('team.department.id')}
              hint={t('team.department.idHint')}
              value={id}
              onChange={setId}
            />
          ) : null}
          {others.map((other) => (
            <LineField
              key={other.id}
              label={t('team.department.overflowTo', { name: other.name })}
              value={waits[other.id] ?? ''}
              onChange={(wait) => setWaits({ ...waits, [other.id]: wait })}
            />
          ))}
          <TextArea label={t('team.department.pages')} rows={2} value={pages} onChange={setPages} />
          {department === null ? null : (
            <>
              <OwnFields keys={OWN_VALUES} own={own} before={department.ownBefore} onChange={setOwn} />
              <details>
                <summary>{t('team.department.words')}</summary>
                <OwnFields keys={OWN_WORDS} own={own} before={department.ownBefore} onChange={setOwn} />
              </details>
            </>
          )}
        </SubmitForm>
      </Dialog>
      {moving.dialog}
    </>
  );
}

interface OwnProps {
  keys: readonly SettingKey[];
  own: Typed;
  before: DepartmentView['ownBefore'];
  onChange: (own: Typed) => void;
}

function OwnFields({ keys, own, before, onChange }: OwnProps) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  return keys.map((key) => {
    const field = {
      label: t('team.department.own', { name: SETTINGS[key].words[language].name }),
      value: own[key] ?? '',
      onChange: (value: string) => onChange({ ...own, [key]: value }),
    };
    return (
      <Fragment key={key}>
        {SETTINGS[key].kind.unit === 'longText' ? <TextArea rows={2} {...field} /> : <LineField {...field} />}
        <Before before={before[key]} typed={own[key] ?? ''} onPress={field.onChange} />
      </Fragment>
    );
  });
}

interface BeforeProps {
  /** Null: the desk's; undefined if it was never changed. */
  before: AnyWire | null | undefined;
  typed: string;
  onPress: (value: string) => void;
}

/** Puts the value before the last change into its field; it counts once the form is saved. */
function Before({ before, typed, onPress }: BeforeProps) {
  const { t } = useTranslation();
  const text = before === null ? '' : String(before);
  if (before === undefined || text === typed.trim()) return null;
  return (
    <Button kind="quiet" onPress={() => onPress(text)}>
      {t('desk.back', { before: text === '' ? t('team.department.desks') : text })}
    </Button>
  );
}

type Typed = Partial<Record<string, string>>;

function waitsIn(department: DepartmentView | null): Typed {
  return Object.fromEntries((department?.overflow ?? []).map(({ id, after }) => [id, after]));
}

function ownIn(department: DepartmentView | null): Typed {
  return Object.fromEntries(
    Object.entries(department?.own ?? {}).map(([key, value]) => [key, String(value)]),
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The departments with a wait, the shortest first; null if one of the waits is none. */
function overflowOf(waits: Typed): DepartmentWords['overflow'] | null {
  const steps = Object.entries(waits).flatMap(([id, wait = '']) =>
    wait.trim() === '' ? [] : [{ id, after: wait.trim() }],
  );
  if (steps.some(({ after }) => !/^\d{1,6}[smhd]$/.test(after))) return null;
  return steps.toSorted((one, other) => msOfAfter(one.after) - msOfAfter(other.after));
}

/** Saves all of it; gives what was refused. */
async function save(
  department: DepartmentView | null,
  id: string,
  words: DepartmentWords,
  own: Typed,
): Promise<WireError | null> {
  const answer = await (department === null
    ? addDepartment(id, words)
    : changeDepartment(department.id, {
        ...words,
        ...changedOwn(ownIn(department), own),
        version: department.version,
      }));
  return answer.ok ? null : answer.error;
}

function changedOwn(before: Typed, now: Typed): { own?: Record<string, string | null> } {
  const changed = OWN.filter((key: SettingKey) => (now[key] ?? '').trim() !== (before[key] ?? ''));
  if (changed.length === 0) return {};
  return { own: Object.fromEntries(changed.map((key) => [key, (now[key] ?? '').trim() || null])) };
}
