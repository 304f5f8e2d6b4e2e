import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import {
  RECORD_FIELDS,
  type ChangeRecord,
  type CustomerRecordView,
  type RecordField,
} from '../../../../../protocol/customer-records.ts';
import { TEXT_MAX } from '../../../../../protocol/limits.ts';
import { changeCustomer } from '../../../connection/customers.ts';
import { Button } from '../../../parts/button.tsx';
import { LineField, TextArea } from '../../../parts/fields.tsx';
import { isComposed } from '../../../parts/keys.ts';
import { CUSTOMER_PART, editCustomer, keepTyped, useCustomers } from '../../../store/customers.ts';
import { showNotice } from '../../../store/view.ts';
import styles from './customer.module.css';

/** Several values stand on one line. */
const SEVERAL = /[,，;；、\n]/u;

type Form = Record<RecordField, string>;

interface Props {
  /** Where it is open; see `CustomerRecord`. */
  place: string;
  customerId: string;
  record: CustomerRecordView;
}

/** The form in place of the record: Ctrl+Enter saves, Escape leaves it. Only fields that were changed are sent. */
export function RecordForm({ place, customerId, record }: Props) {
  const { t } = useTranslation();
  const [opened] = useState(() => ({ form: formOf(record), first: record, version: record.version }));
  const held = useCustomers(({ typed }) => typed[place]) ?? opened;
  const { form: filled } = held;
  const form = useRef<HTMLFormElement>(null);
  const isBusy = useRef(false);
  const set = (field: RecordField) => (value: string) =>
    keepTyped(place, { ...held, form: { ...filled, [field]: value } });
  const leave = (): void => {
    keepTyped(place, null);
    // While it was being saved, the person may have gone on to another chat and its form.
    if (useCustomers.getState().editing === place) editCustomer(null);
    if (form.current === null) return;
    requestAnimationFrame(() => document.getElementById(CUSTOMER_PART)?.focus());
  };
  const save = async (): Promise<void> => {
    const patch = patchOf(filled, held.first);
    if (patch === null) return leave();
    if (isBusy.current) return;
    isBusy.current = true;
    const isStored = await changeCustomer(customerId, { ...patch, version: held.version });
    isBusy.current = false;
    // They have been told, and see the record as it is now: the next time it is their decision.
    if (!isStored) {
      const { known, typed } = useCustomers.getState();
      const version = known[customerId]?.customer.version ?? held.version;
      return keepTyped(place, { ...(typed[place] ?? held), version });
    }
    showNotice(t('customer.saved'), 'done');
    leave();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (isComposed(event.nativeEvent)) return;
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form
      ref={form}
      className={styles.recordForm}
      aria-label={t('customer.record')}
      onKeyDown={pressed}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <LineField label={t('customer.fields.name')} value={filled.name} onChange={set('name')} isFirst />
      <LineField
        label={t('customer.fields.salutation')}
        hint={t('customer.hints.salutation')}
        value={filled.salutation}
        onChange={set('salutation')}
      />
      <LineField label={t('customer.fields.company')} value={filled.company} onChange={set('company')} />
      <LineField
        label={t('customer.fields.contacts')}
        hint={t('customer.hints.several')}
        value={filled.contacts}
        onChange={set('contacts')}
      />
      <LineField label={t('customer.fields.class')} value={filled.class} onChange={set('class')} />
      <LineField
        label={t('customer.fields.preferences')}
        value={filled.preferences}
        onChange={set('preferences')}
      />
      <LineField
        label={t('customer.fields.tags')}
        hint={t('customer.hints.several')}
        value={filled.tags}
        onChange={set('tags')}
      />
      <TextArea
        label={t('customer.fields.note')}
        rows={3}
        maxLength={TEXT_MAX}
        value={filled.note}
        onChange={set('note')}
      />
      <div className={styles.formFoot}>
        <Button kind="quiet" onPress={leave}>
          {t('customer.cancel')} <kbd aria-hidden="true">Esc</kbd>
        </Button>
        <Button type="submit" kind="main" aria-keyshortcuts="Control+Enter">
          {t('customer.save')} <kbd aria-hidden="true">Ctrl+Enter</kbd>
        </Button>
      </div>
    </form>
  );
}

function formOf(record: CustomerRecordView): Form {
  const text = (field: RecordField): [RecordField, string] => {
    const value = record[field];
    return [field, typeof value === 'string' ? value : (value ?? []).join(', ')];
  };
  return Object.fromEntries(RECORD_FIELDS.map(text)) as Form;
}

/** The fields that were changed; null if none was. */
function patchOf(form: Form, first: CustomerRecordView): ChangeRecord | null {
  const before = formOf(first);
  const changed = RECORD_FIELDS.filter((field) => form[field].trim() !== before[field].trim());
  if (changed.length === 0) return null;
  return Object.fromEntries(
    changed.map((field) => [
      field,
      field === 'contacts' || field === 'tags'
        ? form[field]
            .split(SEVERAL)
            .map((one) => one.trim())
            .filter(Boolean)
        : form[field].trim(),
    ]),
  );
}
